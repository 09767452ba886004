package org.anju.front;

import java.time.Duration;
import org.anju.frame.Redirect;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Changes language or size of type by a plain link, and goes back to the page where one was.
@RestController
class PreferencePages {

    private static final Duration KEPT = Duration.ofDays(365);

    @GetMapping("/preferences")
    ResponseEntity<Void> choose(
            @RequestParam @Nullable String lang,
            @RequestParam @Nullable String type,
            @RequestParam(defaultValue = "/") String back) {
        var headers = new HttpHeaders();
        if (lang != null) {
            headers.add(HttpHeaders.SET_COOKIE, cookie(Preferences.TONGUE_COOKIE, lang.startsWith("en") ? "en" : "zh"));
        }
        if (type != null) {
            headers.add(
                    HttpHeaders.SET_COOKIE, cookie(Preferences.TYPE_COOKIE, "large".equals(type) ? "large" : "normal"));
        }
        ResponseEntity<Void> answer = Redirect.to(BackPath.of(back));
        headers.setLocation(answer.getHeaders().getLocation());
        return new ResponseEntity<>(headers, answer.getStatusCode());
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }
}
