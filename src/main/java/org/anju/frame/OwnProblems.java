package org.anju.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/// How whatever goes wrong is told in a part of the house whose pages have a frame of their own, from which nobody
/// would
/// find back out of the usual one. A module offers it as a bean.
@FunctionalInterface
public interface OwnProblems {

    /// The answer; empty where the page is not of that part.
    ///
    /// @param page what it carries, with the path that was asked for
    /// @param told what happened, in a sentence
    Optional<ResponseEntity<?>> answer(HttpServletRequest request, Frame page, int status, String told);
}
