package org.anju.certificates;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SequencedMap;
import org.anju.frame.Asked;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The check for other systems: its holder reads which office has checked, and under which file number.
@RestController
class CheckApi {

    private final Checks checks;

    CheckApi(Checks checks) {
        this.checks = checks;
    }

    /// @param fields what the presented text discloses; none where it cannot be trusted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String standing,
            @Nullable String kind,
            SequencedMap<String, String> fields,
            @Nullable LocalDate issued,
            @Nullable LocalDate until,
            @Nullable Instant statusAt) {}

    @PostMapping(path = "/api/v1/certificates/verify", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer verify(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var body = asked.body("token");
        var token = body.longText("token");
        asked.faultless();
        if (!access.purpose().equals(CheckPages.PURPOSE)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "certificate-check-purpose");
        }
        var checked = checks.check(token, access.by().value().toString(), access);
        var kind = checked.kind();
        return new Answer(
                Asked.code(checked.standing()),
                kind == null ? null : kind.slug(),
                checked.fields(),
                checked.issued(),
                checked.until(),
                checked.statusAt());
    }
}
