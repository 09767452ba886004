package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.shared.Problem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Explains the names of problems, and answers for what failed outside of every handler.
@RestController
class ProblemPages implements ErrorController {

    private final Templates pages;
    private final Problems problems;

    ProblemPages(Templates pages, Problems problems) {
        this.pages = pages;
        this.problems = problems;
    }

    /// What a name of a problem means: the type of every problem document leads here.
    @GetMapping("/problems/{name}")
    JteModel explain(Frame page, @PathVariable String name) {
        var words = page.words();
        for (var key : List.of("problem." + name, "reason." + name)) {
            if (words.has(key)) {
                return pages.frontProblemName(page, name, words.t(key, "…", "…", "…", "…", "…", "…"));
            }
        }
        throw new Problem(Problem.Kind.UNKNOWN, "not-found", name);
    }

    /// Where the container sends what failed outside of every handler.
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<?> stray(HttpServletRequest request) {
        var thrown =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failed ? failed : null;
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var refusal = thrown == null ? Refusal.of(status) : Refusal.of(thrown);
        return problems.answer(refusal, thrown, request);
    }
}
