package org.anju.frame;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// "Done, look there": the answer to a form, so that going back and reloading repeat nothing.
public final class Redirect {

    private Redirect() {}

    /// 303 See Other.
    ///
    /// @param path a path of this house, beginning with one slash
    public static <T> ResponseEntity<T> to(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new IllegalArgumentException("Not a path of this house: '%s'.".formatted(path));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
