package org.anju.kiosk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// What a machine's browser keeps: the machine's own key, and for one turn a key of that turn.
///
/// A wipe must take everything but the machine's key. `Clear-Site-Data: "cookies"` would take that too, and
/// nobody is there to enrol the machine again; so each other cookie that the browser shows is let expire by
/// name, on both paths on which this house sets any that come here, and that of the sign-in page, which does
/// not, by its own.
final class KioskCookies {

    static final String MACHINE = "kiosk";
    static final String TURN = "kiosk-turn";

    /// Everything but cookies.
    static final String CLEARED = "\"cache\", \"storage\"";

    private static final Duration KEPT = Duration.ofDays(400);
    private static final List<String> PATHS = List.of("/", "/kiosk");
    private static final String KNOWN = "anju-known";
    private static final String SIGN_IN = "/sign-in";

    private KioskCookies() {}

    static Optional<String> find(HttpServletRequest request, String name) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    static String machine(String key, HttpServletRequest request) {
        return cookie(MACHINE, key, "/kiosk", request).maxAge(KEPT).build().toString();
    }

    /// Gone with the browser at the latest.
    static String turn(String key, HttpServletRequest request) {
        return cookie(TURN, key, "/kiosk", request).build().toString();
    }

    /// Lets everything of the person go.
    static HttpHeaders wiped(HttpServletRequest request) {
        var headers = new HttpHeaders();
        cookies(request)
                .map(Cookie::getName)
                .filter(name -> !name.equals(MACHINE))
                .distinct()
                .forEach(name -> PATHS.forEach(path -> headers.add(HttpHeaders.SET_COOKIE, gone(name, path, request))));
        headers.add(HttpHeaders.SET_COOKIE, gone(KNOWN, SIGN_IN, request));
        headers.set("Clear-Site-Data", CLEARED);
        return headers;
    }

    private static String gone(String name, String path, HttpServletRequest request) {
        return cookie(name, "", path, request).maxAge(Duration.ZERO).build().toString();
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, String path, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }
}
