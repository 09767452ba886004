package org.anju.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.anju.shared.Keyring;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Tells a browser in which somebody has signed in before from all others. Tries from there are counted
/// apart, so a stranger who types wrong passwords under somebody's login keeps strangers waiting and not the
/// owner (OWASP ASVS 5.0, 6.1.1: no lock-out as denial of service). It opens nothing by itself.
@Component
class KnownBrowser {

    private static final String COOKIE = "anju-known";
    private static final Duration LASTS = Duration.ofDays(180);

    private final Keyring keyring;
    private final OneTime oneTime = new OneTime();

    KnownBrowser(Keyring keyring) {
        this.keyring = keyring;
    }

    /// What tells this browser from others where the login has been used in it; empty anywhere else.
    Optional<String> of(HttpServletRequest request, String login) {
        return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> cookie.getValue().split("\\.", 2))
                .filter(parts -> parts.length == 2 && genuine(parts[0], parts[1], login))
                .map(parts -> parts[0])
                .findFirst();
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String login) {
        var nonce = oneTime.token();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, nonce + "." + HexFormat.of().formatHex(seal(nonce, login)))
                        .path("/sign-in")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(LASTS)
                        .build()
                        .toString());
    }

    private boolean genuine(String nonce, String seal, String login) {
        try {
            return MessageDigest.isEqual(HexFormat.of().parseHex(seal), seal(nonce, login));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private byte[] seal(String nonce, String login) {
        return keyring.digest("known|" + Accounts.key(login) + "|" + nonce);
    }
}
