package org.anju.front;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.anju.shared.Tongue;

/// Language and size of type, kept in two cookies that name nobody.
///
/// @param tongue Chinese unless the reader chose, or the browser asks for, English
/// @param large whether large type was asked for
record Preferences(Tongue tongue, boolean large) {

    static final String TONGUE_COOKIE = "lang";
    static final String TYPE_COOKIE = "type";

    static Preferences of(HttpServletRequest request) {
        var tongue = cookie(request, TONGUE_COOKIE)
                .map(value -> "en".equals(value) ? Tongue.EN : Tongue.ZH)
                .orElseGet(() ->
                        request.getHeader("Accept-Language") == null ? Tongue.ZH : Tongue.of(request.getLocale()));
        return new Preferences(
                tongue, cookie(request, TYPE_COOKIE).filter("large"::equals).isPresent());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
