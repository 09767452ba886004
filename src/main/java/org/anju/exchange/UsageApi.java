package org.anju.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.anju.accounts.SignedIn;
import org.anju.frame.Asked;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.AccessWindow;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The three calls of Estonia's data tracker, version 2.1.0, as its contract has them (`docs/exchange.md`): a
/// portal that speaks it to other registers speaks it to this one.
@RestController
class UsageApi {

    private static final PurposeCode OWN_USAGE = new PurposeCode("own-usage");
    private static final String SYSTEM = "安居 Anju";
    private static final String PERSON = "X-Road-UserId";
    private static final Words WORDS = Words.in(Tongue.ZH);

    private final Usages usages;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Clock clock;

    UsageApi(Usages usages, AccessLog accessLog, Purposes purposes, Keyring keyring, Clock clock) {
        this.usages = usages;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// @param totalUsages all that the period has, whatever part of them is here
    record Found(int totalUsages, List<Usage> usages) {}

    /// @param action for what, and what was shown, in words for the person
    /// @param receiverCode stands for the unit that looked; the same unit, the same code
    record Usage(Instant logtime, String action, String receiverCode, String receiverName, String receiverSystem) {}

    /// @param periodEnd left out: looks are told up to now
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Period(Instant periodStart, @Nullable Instant periodEnd) {}

    record Heartbeat(Status status, String message) {}

    enum Status {
        OK,
        FAIL
    }

    @GetMapping("/v2/findUsage")
    Found findUsage(HttpServletRequest request, SignedIn gateway) {
        var asked = Asked.by(request, "userCode", "periodStart", "periodEnd", "offset", "limit");
        var asker = code(asked, PERSON, asked.header(PERSON, 1, 40));
        var subject = code(asked, "userCode", asked.text("userCode"));
        var window = window(asked);
        asked.readable();
        var access = gateway.access(OWN_USAGE, Usages.SELF, Channel.API);
        var part = usages.find(Objects.requireNonNull(asker), Objects.requireNonNull(subject), window, access);
        var catalogue = purposes.list();
        return new Found(
                part.total(),
                part.entries().stream().map(entry -> usage(entry, catalogue)).toList());
    }

    @GetMapping("/v2/usagePeriod")
    Period usagePeriod(HttpServletRequest request) {
        Asked.by(request).readable();
        return new Period(accessLog.keptSince(), null);
    }

    @GetMapping("/v2/heartbeat")
    Heartbeat heartbeat(HttpServletRequest request) {
        Asked.by(request).readable();
        return accessLog.behind()
                ? new Heartbeat(Status.FAIL, WORDS.t("usage.behind"))
                : new Heartbeat(Status.OK, WORDS.t("usage.ready"));
    }

    private @Nullable UserCode code(Asked asked, String pointer, String written) {
        var code = UserCode.read(written, LocalDate.now(clock));
        if (code.isEmpty() && (pointer.equals("userCode") || !written.isEmpty())) {
            asked.fault(pointer, written.isEmpty() ? "parameter-missing" : "user-code-form");
        }
        return code.orElse(null);
    }

    private static AccessWindow window(Asked asked) {
        var from = asked.instant("periodStart");
        var until = asked.instant("periodEnd");
        if (from != null && until != null && until.isBefore(from)) {
            asked.fault("periodEnd", "ends-before-it-starts");
        }
        return new AccessWindow(from, until, asked.offset(), asked.limit(Asked.MOST_ITEMS));
    }

    private Usage usage(AccessEntry entry, List<Purpose> catalogue) {
        var purpose = catalogue.stream()
                .filter(known -> known.code().equals(entry.purpose()))
                .findFirst()
                .map(known -> known.name(Tongue.ZH))
                .orElse(entry.purpose().value());
        return new Usage(
                entry.at(),
                WORDS.t("usage.action", purpose, WORDS.of(entry.kind()), WORDS.of(entry.shown())),
                keyring.reference(entry.unit().value()),
                entry.unitName(),
                SYSTEM);
    }
}
