package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the phone makes of answers that a real house gives seldom, and of its own troubles: a [TrialOffice]
/// says them on command. At the end of each story it is counted that every saved visit came once.
class CollectAnswersTests extends PhoneInHand {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void whatTheVisitFoundIsHandedInAsItWasAnswered() {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE).begin(office.dwellingAt(3)).answer("outcome", "changed");
            worker.answer("what", "left")
                    .fill("year", "2026")
                    .fill("month", "5")
                    .next();
            worker.answer("what", "never").answer("what", "stays").answer("more", "yes");
            worker.fill("name", " 赵 䶮 ").next();
            worker.page.selectOption("#kind", "PASSPORT");
            worker.fill("number", "g 1234567").next();
            worker.fill("year", "1980").page.selectOption("#sex", "FEMALE");
            worker.next()
                    .fill("year", "2026")
                    .fill("month", "6")
                    .fill("day", "3")
                    .next()
                    .next();
            worker.page.check("#given");
            worker.next().answer("more", "no").answer("use", "residential");
            worker.save();
            worker.allSent();
            var visit = office.visits().values().iterator().next();
            assertThat(visit.get("outcome").asString()).isEqualTo("changed");
            assertThat(visit.get("base").asString()).isEqualTo("base-3");
            assertThat(visit.get("facts")).isEqualTo(JSON.readTree("""
                    [{"kind": "left", "stay": "s00003-0", "since": "2026-05"}, {"kind": "never", "stay": "s00003-1"},
                     {"kind": "stays", "stay": "s00003-2"},
                     {"kind": "new", "name": "赵 䶮", "documentKind": "passport", "documentNumber": "G1234567",
                      "sex": "female", "birth": "1980", "household": "", "movedIn": "2026-06-03", "reason": "",
                      "phone": "", "basis": "decree-663-8", "noticeGiven": true},
                     {"kind": "use", "use": "residential"}]"""));
        }
    }

    @Test
    void aSignInThatIsOverKeepsTheQueueAndAsksForTheNumber() {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            office.endSessions();
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.waitForSelector("#notices a[href='#/sign-in']");
            assertThat(worker.outbox()).hasSize(1);
            worker.at("/sign-in").fill("pin", "975310").page.click("#enter");
            worker.page.waitForSelector("#summary");
            worker.looks("collect-sign-in-faults.zh").signIn();
            worker.allSent();
            office.counted(1);
        }
    }

    @Test
    void aRevokedPhoneForgetsAllButTheSealedFile() throws IOException {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.begin(office.dwellingAt(1));
            worker.at("/round");
            office.revoke();
            line.dead(false);
            worker.at("/outbox").sendNow();
            worker.page.waitForSelector("text=这部手机已被停用");
            worker.looks("collect-revoked.zh");
            assertThat(
                            worker.ask(
                                    "area",
                                    "overview()).then((all) => JSON.stringify([all.head ?? null, all.dwellings, all.drafts, all.outbox])"))
                    .isEqualTo("[null,[],[],[]]");
            assertThat(worker.ask("store", "kept('phone')).then((it) => it ?? null"))
                    .isNull();
            var file = worker.page.waitForDownload(() -> worker.press("取出未发送走访的救援文件"));
            assertThat(office.opened(Files.readString(file.path()))
                            .at("/items/0/dwelling")
                            .asString())
                    .isEqualTo(office.dwellingAt(0));
        }
    }

    @Test
    void theRescueFileOpensInTheOfficeAlone() throws IOException {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.visit(office.dwellingAt(1), "refused");
            worker.at("/outbox");
            var file = worker.page.waitForDownload(() -> worker.press("做一个救援文件"));
            var text = Files.readString(file.path());
            assertThat(text).doesNotContain("confirmed", office.dwellingAt(0));
            assertThat(office.opened(text).get("items")).hasSize(2);
            assertThat(worker.outbox()).as("they stay on the phone").hasSize(2);
        }
    }

    @Test
    void aPhoneThatIsFullSaysSoInTimeAndLosesNothing() {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.begin(office.dwellingAt(1)).answer("outcome", "refused");
            quota(worker, line);
            worker.page.reload();
            worker.page.waitForSelector("#notices :text('空间快用完')");
            worker.page.evaluate(NO_ROOM);
            worker.page.click("#save");
            worker.page.waitForSelector("[role=alert] :text('还没有保存')");
            assertThat(worker.page.evaluate("() => document.activeElement.getAttribute('role')"))
                    .isEqualTo("alert");
            assertThat(worker.outbox()).hasSize(1);
            // It can send all the same, and go on when there is room again.
            line.dead(false);
            worker.sendNow();
            worker.allSent();
            office.counted(1);
            worker.page.evaluate("() => { IDBObjectStore.prototype.put = globalThis.putBefore; }");
            worker.save();
            worker.allSent();
            office.counted(2);
        }
    }

    private static void quota(TrialPhone worker, Line line) {
        var wish = new JsonObject();
        wish.addProperty("origin", line.url("").replaceAll("/$", ""));
        wish.addProperty("quotaSize", 1_000_000);
        worker.context.newCDPSession(worker.page).send("Storage.overrideQuotaForOrigin", wish);
    }

    // Chromium 156 shows the override above to the app, but refuses no write to IndexedDB for it.
    private static final String NO_ROOM = """
            () => {
              globalThis.putBefore = IDBObjectStore.prototype.put;
              IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
            }
            """;

    @Test
    void aListThatIsOverIsWipedAndTheQueueIsNot() {
        var office = new TrialOffice(20);
        office.packageLasts(Duration.ofSeconds(4));
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.waitForTimeout(4_000);
            worker.page.reload();
            worker.at("/round").page.waitForSelector("text=片区名单已到期");
            worker.looks("collect-expired.zh");
            assertThat(worker.ask("area", "overview()).then((all) => all.dwellings.length + all.outbox.length"))
                    .isEqualTo(1);
            office.packageLasts(Duration.ofHours(72));
            line.dead(false);
            worker.page.reload();
            worker.page.waitForSelector(".doors");
            worker.allSent();
            office.counted(1);
        }
    }

    @Test
    void whatIsHeldRefusedOrParkedIsToldWithItsReason() {
        var office = new TrialOffice(20);
        office.judges((id, visit) -> switch (visit.get("sequence").asInt()) {
            case 1 -> TrialOffice.verdict(id, "held", "dwelling-changed").put("differs", "conflict");
            case 2 -> TrialOffice.verdict(id, "refused", "area-not-yours");
            case 3 -> TrialOffice.verdict(id, "waiting", "earlier-visit-missing");
            default -> TrialOffice.verdict(id, "accepted", "");
        });
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            IntStream.range(0, 3).forEach(place -> worker.visit(office.dwellingAt(place), "confirmed"));
            line.dead(false);
            worker.at("/outbox").sendNow();
            worker.page.waitForSelector("text=与另一条信息矛盾");
            worker.looks("collect-verdicts.zh");
            assertThat(worker.outbox().stream().map(item -> item.get("state"))).containsExactly("refused", "parked");
            worker.page.click(".doors a:has-text('被退回')");
            worker.page.waitForSelector(":text('area-not-yours')");
            worker.looks("collect-refused.zh");
            worker.press("改正后重新保存");
            worker.page.waitForSelector("#save");
            worker.save();
            office.judges((id, visit) -> TrialOffice.verdict(id, "accepted", ""));
            worker.at("/outbox").sendNow();
            worker.allSent();
            office.counted(4);
        }
    }

    @Test
    void aNewVersionWaitsUntilNoVisitIsOpen() {
        var office = new TrialOffice(20);
        try (var line = new Line(port, office);
                var worker = phone(line)) {
            worker.enrol(TrialOffice.CODE).begin(office.dwellingAt(0));
            worker.page.evaluate("() => { globalThis.sameAsBefore = true; }");
            line.newVersion();
            worker.page.evaluate("() => navigator.serviceWorker.getRegistration('/collect').then((it) => it.update())");
            worker.page.waitForFunction(
                    "() => navigator.serviceWorker.getRegistration('/collect').then((it) => it.waiting !== null)");
            worker.answer("outcome", "confirmed");
            assertThat(worker.page.evaluate("() => globalThis.sameAsBefore")).isEqualTo(true);
            worker.save();
            worker.page.waitForFunction("() => globalThis.sameAsBefore === undefined");
            worker.allSent();
            office.counted(1);
        }
    }
}
