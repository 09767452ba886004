package org.anju.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What persons may be looked at for, and who looked, for other systems.
@RestController
class OversightApi {

    private final Purposes purposes;
    private final AccessLog accessLog;
    private final Keyring keyring;

    OversightApi(Purposes purposes, AccessLog accessLog, Keyring keyring) {
        this.purposes = purposes;
        this.accessLog = accessLog;
        this.keyring = keyring;
    }

    /// @param longest ISO 8601 duration
    /// @param longestFollow ISO 8601 duration; left out where nobody may be followed for it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PurposeLine(
            String code,
            String nameZh,
            String nameEn,
            String basisZh,
            String basisEn,
            List<String> roles,
            String territory,
            String fieldsZh,
            String fieldsEn,
            String longest,
            @Nullable String longestFollow) {}

    /// @param account whose look it was; the same account has the same reference in every line
    record AccessAnswer(
            String id,
            Instant at,
            String account,
            String unit,
            String role,
            String purpose,
            String file,
            String channel,
            String kind,
            String shown) {}

    @GetMapping("/api/v1/purposes")
    Listing<PurposeLine> purposes(HttpServletRequest request) {
        Asked.by(request).faultless();
        return Listing.of(purposes.current().stream().map(OversightApi::line).toList());
    }

    private static PurposeLine line(Purpose purpose) {
        var follow = purpose.longestFollow();
        return new PurposeLine(
                purpose.code().value(),
                purpose.nameZh(),
                purpose.nameEn(),
                purpose.basisZh(),
                purpose.basisEn(),
                purpose.roles().stream().sorted().map(Asked::code).toList(),
                Asked.code(purpose.territory()),
                purpose.fieldsZh(),
                purpose.fieldsEn(),
                purpose.longest().toString(),
                follow == null ? null : follow.toString());
    }

    /// Only for purposes without territory, such as inspection: where a person lives is not known here.
    @GetMapping("/api/v1/persons/{id}/accesses")
    Listing<AccessAnswer> accesses(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "before", "limit");
        var before = asked.cursor("before", keyring);
        var limit = asked.limit();
        asked.faultless();
        if (purposes.require(access).territory() != Purpose.Territory.ANY) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-not-for-accesses", access.purpose());
        }
        var person = keyring.key(id)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
        var lines = accessLog.listAbout(person, access, before.orElse(null), limit).stream()
                .map(this::answer)
                .toList();
        return Listing.of(lines, limit, AccessAnswer::id);
    }

    private AccessAnswer answer(AccessEntry entry) {
        return new AccessAnswer(
                keyring.reference(entry.access()),
                entry.at(),
                keyring.reference(entry.account().value()),
                entry.unitName(),
                Asked.code(entry.role()),
                entry.purpose().value(),
                entry.file(),
                Asked.code(entry.channel()),
                Asked.code(entry.kind()),
                Asked.code(entry.shown()));
    }
}
