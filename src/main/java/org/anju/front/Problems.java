package org.anju.front;

import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// The one place where a refusal or a failure becomes HTTP: RFC 9457 for programs, a page that says what to do
/// for people.
@ControllerAdvice
@RestController
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Frames frames;
    private final Templates pages;

    Problems(Frames frames, Templates pages) {
        this.frames = frames;
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Problem problem, HttpServletRequest request) {
        if (problem.name().equals("purpose-needed") && forPeople(request)) {
            var back = request.getMethod().equals("GET") ? request.getRequestURI() : "/desk";
            return Redirect.to("/desk/purpose?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
        return answer(request, status(problem), problem.name(), problem);
    }

    /// The database is away: it is being restarted, or stands on a server that cannot be reached.
    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<?> databaseAway(Exception failure, HttpServletRequest request) {
        LOG.warn("The database is away: {}", failure.getMessage());
        return answer(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                new Problem(Problem.Kind.UNAVAILABLE, "database-away"));
    }

    @ExceptionHandler
    ResponseEntity<?> failed(Exception failure, HttpServletRequest request) {
        var name = switch (failure) {
            case HttpMessageNotReadableException e -> "request-unreadable";
            case MethodArgumentTypeMismatchException e -> "request-unreadable";
            case MaxUploadSizeExceededException e -> "upload-too-large";
            case ErrorResponse known when known.getStatusCode().value() == 404 -> "not-found";
            case ErrorResponse known when known.getStatusCode().value() == 405 -> "method-not-allowed";
            case ErrorResponse known when known.getStatusCode().is4xxClientError() -> "request-unreadable";
            default -> "failed";
        };
        var status = failure instanceof ErrorResponse known
                ? known.getStatusCode()
                : name.equals("failed")
                        ? HttpStatus.INTERNAL_SERVER_ERROR
                        : name.equals("upload-too-large") ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST;
        if (!name.equals("failed")) {
            return answer(request, status, name, new Problem(Problem.Kind.INVALID, name, request.getRequestURI()));
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Failed ({}): {} {}", reference, request.getMethod(), request.getRequestURI(), failure);
        return answer(request, status, name, new Problem(Problem.Kind.UNAVAILABLE, name, reference));
    }

    /// What a problem's name means: the page that the `type` of a problem document leads to.
    @GetMapping("/problems/{name}")
    Object explain(Frame page, @PathVariable String name) {
        if (!page.words().has("problem." + name) && !page.words().has("reason." + name)) {
            throw new Problem(Problem.Kind.UNKNOWN, "not-found", name);
        }
        var key = page.words().has("problem." + name) ? "problem." + name : "reason." + name;
        return pages.frontProblem(page, page.t("problem.page"), page.t(key, "…", "…", "…"), "/");
    }

    private ResponseEntity<?> answer(HttpServletRequest request, HttpStatusCode status, String name, Problem problem) {
        var headers = new HttpHeaders();
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (forPeople(request)) {
            var page = frames.of(request);
            var home = page.viewer() != null && page.viewer().staff() ? "/desk" : "/";
            return new ResponseEntity<>(
                    pages.frontProblem(
                            page, title(page.words(), status), page.words().of(problem), home),
                    headers,
                    status);
        }
        var words = Words.in(Preferences.of(request).tongue());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(document(words, status, name, problem), headers, status);
    }

    private static ProblemDetail document(Words words, HttpStatusCode status, String name, Problem problem) {
        var document = ProblemDetail.forStatusAndDetail(status, words.of(problem));
        document.setType(URI.create("/problems/" + name));
        document.setTitle(title(words, status));
        if (!problem.faults().isEmpty()) {
            document.setProperty("errors", errors(words, problem.faults()));
        }
        return document;
    }

    /// One fault of a request, as RFC 9457 shows several.
    private record ErrorLine(String pointer, String code, String detail) {}

    private static List<ErrorLine> errors(Words words, List<Problem.Fault> faults) {
        return faults.stream()
                .map(fault -> new ErrorLine(
                        fault.pointer(),
                        fault.code(),
                        words.t(
                                (words.has("reason." + fault.code()) ? "reason." : "problem.") + fault.code(),
                                "…",
                                "…",
                                "…")))
                .toList();
    }

    private static String title(Words words, HttpStatusCode status) {
        return switch (status.value()) {
            case 401, 403 -> words.t("problem.title.forbidden");
            case 404 -> words.t("problem.title.unknown");
            case 503 -> words.t("problem.title.unavailable");
            case 500 -> words.t("problem.title.failed");
            default -> words.t("problem.title.invalid");
        };
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem.kind()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static boolean forPeople(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return !request.getRequestURI().startsWith("/api/")
                && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }
}
