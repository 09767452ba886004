package org.anju.front;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// What went wrong, as HTTP and people can be told: never more than that, whatever the exception says.
///
/// @param status the HTTP status
/// @param problem the refusal whose name is the type of the problem and whose sentence is its detail
/// @param headers what the answer carries beside: `Retry-After`, `Allow`
/// @param reference under which the log tells the rest; `null` where there is nothing to look up
record Refusal(
        int status,
        Problem problem,
        HttpHeaders headers,
        @Nullable String reference) {

    /// How long the house needs to come back after its database went away.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int DEEPEST_CAUSE = 8;
    private static final SecureRandom RANDOM = new SecureRandom();
    // Read out on the telephone: no letter or digit that is taken for another.
    private static final String LETTERS = "2346789ABCDEFGHJKMNPQRTUVWXY";

    static Refusal of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> of(status(problem.kind()), problem);
            case AuthenticationException e -> named(401);
            case AccessDeniedException e -> named(403);
            case MaxUploadSizeExceededException e -> named(413);
            case HttpMessageNotReadableException e -> malformed(e);
            case TypeMismatchException e -> malformed(e);
            case Throwable e when databaseAway(e) -> named(503);
            case ErrorResponse e -> named(e.getStatusCode().value(), e.getHeaders());
            default -> unforeseen();
        };
    }

    /// A refusal that came as a bare status from outside the handlers.
    static Refusal of(int status) {
        return status >= 400 && status < 500 || status == 503 ? named(status) : unforeseen();
    }

    private static Refusal of(int status, Problem problem) {
        var headers = new HttpHeaders();
        if (status == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER.toSeconds()));
        } else if (problem.kind() == Problem.Kind.TOO_OFTEN) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.arguments()[0]));
        }
        return new Refusal(status, problem, headers, null);
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case UNREADABLE -> 400;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case UNAUTHENTICATED -> 401;
            case GONE -> 410;
            case TOO_OFTEN -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static Problem.Kind kind(int status) {
        return switch (status) {
            case 404, 410 -> Problem.Kind.UNKNOWN;
            case 401 -> Problem.Kind.UNAUTHENTICATED;
            case 403 -> Problem.Kind.FORBIDDEN;
            case 409, 412 -> Problem.Kind.CONFLICT;
            case 500, 503 -> Problem.Kind.UNAVAILABLE;
            default -> Problem.Kind.INVALID;
        };
    }

    private static Refusal named(int status) {
        var name = switch (status) {
            case 401 -> "signed-out";
            case 403 -> "not-allowed";
            case 404, 410 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "answer-format-unknown";
            case 413 -> "upload-too-large";
            case 415 -> "format-unknown";
            case 429 -> "too-many-requests";
            case 503 -> "database-away";
            default -> "request-unreadable";
        };
        return of(status, new Problem(kind(status), name));
    }

    private static Refusal named(int status, HttpHeaders headers) {
        var refusal = of(status);
        refusal.headers().addAll(headers);
        return refusal;
    }

    // A value type that refuses its text says more than "malformed": tell its refusal.
    private static Refusal malformed(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof Problem problem) {
                return of(400, problem);
            }
            cause = cause.getCause();
        }
        return of(400, new Problem(Problem.Kind.INVALID, "request-unreadable"));
    }

    private static boolean databaseAway(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Refusal unforeseen() {
        var reference = RANDOM.ints(8, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining());
        return new Refusal(
                500, new Problem(Problem.Kind.UNAVAILABLE, "failed", reference), new HttpHeaders(), reference);
    }

    /// The heading: what kind of refusal this is.
    String title(Words words) {
        return words.t(words.has("status." + status) ? "status." + status : "status.other");
    }

    /// What happened, in a sentence.
    String detail(Words words) {
        return words.of(problem);
    }

    /// What the reader can do now.
    String advice(Words words) {
        return words.t(words.has("advice." + status) ? "advice." + status : "advice.other");
    }

    /// All faults in words, at once, so that nothing is corrected in rounds.
    List<Told> faults(Words words) {
        return problem.faults().stream()
                .map(fault -> new Told(fault.pointer(), fault.code(), told(words, fault.code())))
                .toList();
    }

    /// One fault of a request, as it is told.
    ///
    /// @param pointer where: a JSON Pointer or the name of a field
    /// @param code which: stable, to depend on
    /// @param detail the sentence for people
    record Told(String pointer, String code, String detail) {}

    // A fault carries no arguments: a gap in its sentence shows as such.
    private static String told(Words words, String code) {
        for (var key : Arrays.asList("reason." + code, "problem." + code)) {
            if (words.has(key)) {
                return words.t(key, "…", "…", "…");
            }
        }
        return code;
    }
}
