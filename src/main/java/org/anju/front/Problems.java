package org.anju.front;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.frame.OwnProblems;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.UriUtils;

/// The one way from a refusal to HTTP: a page in the frame for people, a problem document (RFC 9457) for
/// programs.
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Frames frames;
    private final ObjectProvider<OwnProblems> others;
    private final Templates pages;

    Problems(Frames frames, ObjectProvider<OwnProblems> others, Templates pages) {
        this.frames = frames;
        this.others = others;
        this.pages = pages;
    }

    /// A problem document, RFC 9457 section 3, with its `errors` as in the example of section 3.
    record Document(URI type, String title, int status, String detail, List<Refusal.Told> errors) {}

    /// The answer to a refusal; `null` where the reader has gone and nobody hears it.
    @ExceptionHandler
    @Nullable
    ResponseEntity<?> answer(Exception thrown, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return null;
        }
        return answer(Refusal.of(thrown), thrown, request);
    }

    ResponseEntity<?> answer(Refusal refusal, @Nullable Throwable thrown, HttpServletRequest request) {
        if (refusal.reference() != null) {
            LOG.error("Unforeseen, told to the reader as reference {}", refusal.reference(), thrown);
        } else if (refusal.status() == 503) {
            LOG.warn("Unavailable: {}", refusal.problem().name(), thrown);
        }
        if (asksForJson(request)) {
            return document(refusal, Words.in(Preferences.of(request).tongue()));
        }
        var page = frames.of(request);
        var own = others.stream()
                .flatMap(one -> one.answer(request, page, refusal.status(), refusal.detail(page.words())).stream())
                .findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        if (refusal.problem().name().equals("purpose-needed") && "GET".equals(request.getMethod())) {
            return Redirect.to("/desk/purpose?back=" + back(request));
        }
        if (refusal.status() == 401) {
            return Redirect.to("/sign-in");
        }
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page(page, refusal));
    }

    private JteModel page(Frame page, Refusal refusal) {
        var words = page.words();
        return pages.frontProblem(
                page,
                refusal.title(words),
                refusal.detail(words),
                refusal.advice(words),
                refusal.faults(words).stream().map(Refusal.Told::detail).toList(),
                page.viewer() != null && page.viewer().staff() ? "/desk" : "/");
    }

    private static ResponseEntity<Document> document(Refusal refusal, Words words) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .header(HttpHeaders.CONTENT_LANGUAGE, words.tongue().tag())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Document(
                        URI.create("/problems/" + refusal.problem().name()),
                        refusal.title(words),
                        refusal.status(),
                        refusal.detail(words),
                        refusal.faults(words)));
    }

    // The path arrives encoded as it was sent; what is not a path of this house is dropped.
    private static String back(HttpServletRequest request) {
        return UriUtils.encode(BackPath.of(Frames.path(request)), StandardCharsets.UTF_8)
                .replace("%2F", "/");
    }

    /// Programs are told in JSON: everything under `/api/` and `/v2/`, and who names JSON but not HTML.
    static boolean asksForJson(HttpServletRequest request) {
        var path = Frames.path(request);
        if (path.startsWith("/api/") || path.startsWith("/v2/")) {
            return true;
        }
        try {
            var accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
            return accepted.stream().anyMatch(Problems::json)
                    && accepted.stream().noneMatch(Problems::html);
        } catch (InvalidMediaTypeException notUnderstood) {
            return false;
        }
    }

    private static boolean json(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || type.getSubtype().endsWith("+json");
    }

    private static boolean html(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.TEXT_HTML)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML);
    }
}
