package org.anju.permits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Tongue;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// For agencies, with a key of a post `AGENCY`: what holders have a right to, and whether this one has.
@RestController
class EntitlementApi {

    private static final String CHECK = "/api/v1/entitlements/check";

    private final Entitlements entitlements;
    private final Clock clock;

    EntitlementApi(Entitlements entitlements, Clock clock) {
        this.entitlements = entitlements;
        this.clock = clock;
    }

    record EntitlementAnswer(String code, String part, String nameZh, String nameEn) {}

    /// @param reason `valid-permit`, `suspended` or `no-valid-permit`
    record CheckAnswer(boolean entitled, String reason, String words, LocalDate asOf) {}

    @GetMapping(CHECK)
    Listing<EntitlementAnswer> list(HttpServletRequest request) {
        Asked.by(request).faultless();
        return Listing.of(Arrays.stream(Entitlement.values())
                .map(one -> new EntitlementAnswer(
                        one.code(),
                        Asked.code(one.part()),
                        Words.in(Tongue.ZH).of(one),
                        Words.in(Tongue.EN).of(one)))
                .toList());
    }

    /// Numbers come in the body alone: an address is kept in too many places.
    @PostMapping(path = CHECK, consumes = MediaType.APPLICATION_JSON_VALUE)
    CheckAnswer check(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var body = asked.body("entitlement", "document", "permit");
        var entitlement = Entitlement.read(body.text("entitlement"));
        if (entitlement.isEmpty()) {
            body.fault("entitlement", "code-unknown");
        }
        var document = body.text("document");
        var permit = body.text("permit");
        if (document.isEmpty() == permit.isEmpty()) {
            body.fault(document.isEmpty() ? "document" : "permit", "one-of-two");
        }
        var reading = IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, document, LocalDate.now(clock));
        if (!document.isEmpty() && reading instanceof IdentityNumber.Reading.Faulty(var fault)) {
            body.fault("document", fault.code());
        }
        var number = PermitNumber.read(permit);
        if (!permit.isEmpty() && number.isEmpty()) {
            body.fault("permit", "permit-number-form");
        }
        asked.faultless();
        var answer = reading instanceof IdentityNumber.Reading.Valid(var valid) && !document.isEmpty()
                ? entitlements.byDocument(valid, entitlement.orElseThrow(), access)
                : entitlements.byPermit(number.orElseThrow(), entitlement.orElseThrow(), access);
        return new CheckAnswer(
                answer.entitled(),
                Asked.code(answer.reason()),
                asked.words().t("entitlement.answer." + answer.reason()),
                answer.asOf());
    }
}
