package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.anju.merkle.Tile;
import org.anju.merkle.VerifierKey;
import org.anju.shared.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The transparency log for everybody: the files that programs read (C2SP tlog-tiles), and pages that say
/// what they are.
@RestController
class LogPages {

    private static final String AT = "/open/log";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic();
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Checkpoints checkpoints;
    private final Witnesses witnesses;
    private final Purposes purposes;
    private final Templates pages;

    LogPages(Checkpoints checkpoints, Witnesses witnesses, Purposes purposes, Templates pages) {
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
        this.purposes = purposes;
        this.pages = pages;
    }

    @GetMapping(AT)
    JteModel log(Frame page, HttpServletRequest request) {
        var address = request.getRequestURL().toString();
        return pages.oversightLog(page, LogView.of(checkpoints, witnesses.keys(), address));
    }

    @GetMapping(AT + "/check")
    JteModel check(Frame page) {
        return pages.oversightCheck(page, purposes.list(), List.of(Shown.values()), keys());
    }

    @GetMapping(AT + "/checkpoint")
    ResponseEntity<String> checkpoint() {
        return text(checkpoints.newest().note().written());
    }

    /// The newest checkpoint that a witness has signed.
    @GetMapping(AT + "/witnessed")
    ResponseEntity<String> witnessed() {
        return text(checkpoints
                .witnessed()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "log-not-witnessed"))
                .note()
                .written());
    }

    /// The keys by which the checkpoints are checked, one a line: the log's, then those of its witnesses.
    @GetMapping(AT + "/keys")
    ResponseEntity<String> keyFile() {
        return text(keys());
    }

    private String keys() {
        return Stream.concat(checkpoints.keys().stream(), witnesses.keys().stream())
                .map(VerifierKey::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @GetMapping(AT + "/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return Tile.at(path.substring(1))
                .flatMap(checkpoints::tile)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(FOR_EVER)
                        .body(bytes))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "not-found", AT + "/tile" + path));
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(SHORT).body(text);
    }
}
