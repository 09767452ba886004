package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Geolocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.anju.Line.Fault;
import org.anju.shared.OfficeKey;
import org.anju.shared.P256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The phone app in a real browser, with the line really dead, cut, slow or busy. At the end of each story it is
/// counted that every saved visit has exactly one verdict: nothing lost, nothing doubled.
///
/// The app's files and their headers come from the house. Where a story needs an office that says on command what a
/// real one says seldom, a [TrialOffice] answers below `/api/`. Left out, and said so, where no Chromium is found.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final OfficeKey OFFICE = new OfficeKey(new byte[OfficeKey.SECRET_BYTES]);
    private static final int SLOWER = 4;

    @LocalServerPort
    int port;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void aBrowser() {
        if (Chromium.path().isEmpty()) {
            System.out.println("PHONE TESTS LEFT OUT: no Chromium found (looked for " + Chromium.PLACES + ").");
        }
        Assumptions.assumeFalse(Chromium.path().isEmpty(), "No Chromium was found: the phone tests are left out.");
        playwright = Chromium.driver();
        browser = playwright.chromium().launch(Chromium.options());
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static TrialOffice office(int dwellings) {
        return new TrialOffice(dwellings, JSON.writeValueAsString(OFFICE.shown()));
    }

    private TrialPhone phone(Line line, String language) {
        return new TrialPhone(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setLocale(language)
                        .setTimezoneId("Asia/Shanghai")
                        .setPermissions(List.of("geolocation"))
                        .setGeolocation(new Geolocation(23.5002, 116.1002).setAccuracy(12))),
                line);
    }

    /// Every visit once, and the phone's numbers without a gap.
    private static void counted(TrialOffice office, int saved) {
        assertThat(office.visits()).hasSize(saved);
        assertThat(office.visits().values().stream()
                        .map(visit -> visit.get("sequence").asInt())
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, saved).boxed().toList());
    }

    @Test
    void aDayOnTheRoundInChinese() {
        aDayOnTheRound("zh-CN", false);
    }

    @Test
    void aDayOnTheRoundInEnglishAndLargeType() {
        aDayOnTheRound("en-GB", true);
    }

    private void aDayOnTheRound(String language, boolean large) {
        var office = office(120);
        var tag = language.substring(0, 2);
        try (var line = new Line(port, office);
                var worker = phone(line, language)) {
            worker.at("");
            if (large) {
                worker.page.click("#type");
            }
            worker.page.click("#enrol");
            worker.page.waitForSelector("#summary");
            worker.looks("collect-enrol-faults." + tag);
            assertThat(worker.page.title()).startsWith(large ? "Error" : "错误");
            office.giveBack(office.dwellingAt(2), "check-who-lives-there");
            worker.enrol(TrialOffice.CODE).looks("collect-round." + tag);
            worker.page.click("#side-map");
            worker.page.click("#closer");
            worker.looks("collect-map." + tag);
            worker.page.click("#side-list");
            worker.page.selectOption("#pick-which", "visited");
            worker.page.waitForSelector(".empty");
            worker.looks("collect-round-empty." + tag);
            worker.at("/returned").looks("collect-returned." + tag);
            worker.at("/dwelling/" + office.dwellingAt(7));
            worker.page.waitForSelector("#begin");
            worker.looks("collect-dwelling." + tag);
            assertThat(worker.text()).doesNotContain("1999");
            aChangedHousehold(worker, office.dwellingAt(7), tag);
            worker.allSent();
            aNewDwelling(worker, tag);
            worker.allSent();
            worker.at("/outbox").looks("collect-outbox-empty." + tag);
            line.dead(true);
            worker.visit(office.dwellingAt(11), "nobody-home");
            worker.page.waitForSelector("#notices .notice");
            worker.looks("collect-saved." + tag).at("/outbox").looks("collect-outbox." + tag);
            worker.page.click(".doors a");
            worker.page.waitForSelector(".facts");
            worker.looks("collect-item." + tag);
            worker.at("/phone").looks("collect-phone." + tag);
            line.dead(false);
            worker.page.click("#send");
            worker.allSent();
            worker.at("/sign-in").looks("collect-sign-in." + tag);
            counted(office, 3);
        }
    }

    /// One has left, one never lived there, one stays, and somebody with a rare name is new.
    private static void aChangedHousehold(TrialPhone worker, String dwelling, String tag) {
        worker.begin(dwelling).looks("collect-outcome." + tag).next().looks("collect-outcome-faults." + tag);
        worker.answer("outcome", "changed").looks("collect-who." + tag);
        worker.answer("what", "left").fill("year", "2026").fill("month", "5").looks("collect-gone." + tag).next();
        worker.answer("what", "never").answer("what", "stays");
        worker.looks("collect-more." + tag).answer("more", "yes");
        worker.fill("name", "𬀩䶮·爱新觉罗").looks("collect-name." + tag).next();
        worker.fill("number", "997201199001011012").next().looks("collect-number-faults." + tag);
        worker.fill("number", Neighbourhood.number()).next();
        worker.page.check("#unknown");
        worker.next().looks("collect-telephone." + tag).next();
        worker.page.check("#given");
        worker.looks("collect-notice." + tag).next();
        worker.answer("more", "no").looks("collect-use." + tag).next();
        worker.looks("collect-check." + tag);
        assertThat(worker.text()).contains("𬀩䶮·爱新觉罗", "2026");
        worker.page.click(".answers a >> nth=2");
        worker.fill("month", "4").next();
        worker.save();
    }

    /// Near to what is known, yet another one; the position is taken once.
    private static void aNewDwelling(TrialPhone worker, String tag) {
        worker.at("/round");
        worker.page.click("main p button.wide");
        worker.page.click("#where");
        worker.page.waitForFunction("() => document.querySelector('[name=accuracy]').value === '12'");
        worker.looks("collect-where." + tag).next();
        worker.page.selectOption("#street", "朝阳路");
        worker.fill("door", "8号3栋1单元101室").looks("collect-address." + tag).next();
        worker.looks("collect-near." + tag).answer("near", "none").answer("use", "residential");
        worker.save();
    }

    @Test
    void whatTheVisitFoundIsHandedInAsItWasAnswered() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE).begin(office.dwellingAt(3)).answer("outcome", "changed");
            worker.answer("what", "left").fill("year", "2026").fill("month", "5").next();
            worker.answer("what", "never").answer("what", "stays").answer("more", "yes");
            worker.fill("name", " 赵 䶮 ").next();
            worker.page.selectOption("#kind", "PASSPORT");
            worker.fill("number", "g 1234567").next();
            worker.fill("year", "1980").page.selectOption("#sex", "FEMALE");
            worker.next().fill("year", "2026").fill("month", "6").fill("day", "3").next().next();
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
    void visitsMadeWithoutALineSurviveReloadAndNewTabAndAreSentOnce() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            worker.context.setOffline(true);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.reload();
            worker.begin(office.dwellingAt(1)).answer("outcome", "changed");
            var second = worker.watched(worker.context.newPage());
            second.navigate(line.url("/collect"));
            assertThat(second.textContent("#unsent")).startsWith("1");
            second.click(".notice a");
            second.check("input[name=what][value=stays]");
            worker.page.reload();
            assertThat(worker.page.waitForSelector("input[name=what]").isVisible()).isTrue();
            worker.visit(office.dwellingAt(2), "nobody-home");
            assertThat(worker.outbox()).hasSize(2);
            assertThat(office.visits()).isEmpty();
            line.dead(false);
            worker.context.setOffline(false);
            worker.allSent();
            second.waitForSelector(".bar");
            counted(office, 2);
            assertThat(line.batches()).isEqualTo(1);
        }
    }

    @Test
    void aBrowserKilledInTheMiddleOfAVisitLosesNothing(@TempDir Path profile) {
        var office = office(20);
        try (var line = new Line(port, office)) {
            try (var worker = new Killable(line, profile)) {
                worker.phone.enrol(TrialOffice.CODE);
                line.dead(true);
                worker.phone.visit(office.dwellingAt(0), "confirmed");
                worker.phone.begin(office.dwellingAt(3)).answer("outcome", "changed").answer("what", "stays");
                worker.phone.answer("what", "stays").answer("what", "stays").answer("more", "yes");
                worker.phone.fill("name", "欧阳𬀩");
                worker.phone.page.waitForTimeout(700);
                worker.kill();
            }
            try (var worker = new Killable(line, profile)) {
                worker.phone.at("");
                worker.phone.page.waitForSelector(".doors");
                worker.phone.page.click(".notice a[href^='#/visit/']");
                // The name was on the disk before anybody pressed "continue".
                worker.phone.page.waitForSelector("#number");
                assertThat(worker.phone.text()).contains("欧阳𬀩");
                assertThat(worker.phone.outbox()).hasSize(1);
                line.dead(false);
                worker.phone.at("/outbox").page.click("#send");
                worker.phone.allSent();
                counted(office, 1);
            }
        }
    }

    /// A browser process of its own, to be killed.
    private final class Killable implements AutoCloseable {
        final TrialPhone phone;
        private final BrowserContext context;
        private final Path profile;

        Killable(Line line, Path profile) {
            this.profile = profile;
            context = playwright
                    .chromium()
                    .launchPersistentContext(
                            profile,
                            new BrowserType.LaunchPersistentContextOptions()
                                    .setExecutablePath(Path.of(Chromium.path()))
                                    .setArgs(Chromium.ARGUMENTS)
                                    .setViewportSize(360, 740)
                                    .setLocale("zh-CN"));
            phone = new TrialPhone(context, line);
        }

        void kill() {
            var killed = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains("--user-data-dir=" + profile))
                    .filter(ProcessHandle::destroyForcibly)
                    .count();
            assertThat(killed).isPositive();
        }

        @Override
        public void close() {
            try {
                phone.close();
            } catch (PlaywrightException e) {
                // It was killed.
            }
        }
    }

    @Test
    void whateverBefallsTheLineEachVisitHasOneVerdict() {
        var office = office(40);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.next(Fault.BUSY, Fault.ANSWER_LOST, Fault.CUT, Fault.SLOW, Fault.ANSWER_LOST);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.waitForSelector("#notices .notice");
            // What may have left cannot be changed any more: its answer is on the way.
            assertThat(worker.outbox()).singleElement().satisfies(item -> assertThat(item.get("state")).isEqualTo("sending"));
            worker.visit(office.dwellingAt(1), "confirmed");
            var second = worker.watched(worker.context.newPage());
            second.navigate(line.url("/collect#/outbox"));
            for (int i = 0; i < 4 && second.isVisible("#send"); i++) {
                second.click("#send");
                worker.page.evaluate("() => dispatchEvent(new Event('online'))");
                second.waitForTimeout(500);
            }
            worker.visit(office.dwellingAt(2), "refused");
            worker.at("/outbox");
            for (int i = 0; i < 8 && worker.page.isVisible("#send"); i++) {
                worker.page.click("#send");
                worker.page.waitForTimeout(600);
            }
            worker.allSent();
            counted(office, 3);
            assertThat(worker.outbox()).isEmpty();
        }
    }

    @Test
    void untilItIsSentAVisitMayBeChangedOrTakenBackUnderItsNumber() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.visit(office.dwellingAt(1), "nobody-home");
            worker.at("/outbox").page.click(".doors li:first-child a");
            worker.press("修改");
            worker.page.click(".answers a");
            worker.answer("outcome", "refused");
            worker.save();
            worker.at("/outbox").page.click(".doors li:last-child a");
            worker.press("撤回");
            worker.looks("collect-withdraw.zh");
            worker.page.click(".bar button");
            worker.page.waitForSelector(".doors");
            line.dead(false);
            worker.page.click("#send");
            worker.allSent();
            counted(office, 2);
            assertThat(office.visits().values().stream()
                            .map(visit -> visit.get("outcome").asString()))
                    .containsExactly("refused", "withdrawn");
        }
    }

    @Test
    void aSignInThatIsOverKeepsTheQueueAndAsksForTheNumber() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            office.endSessions();
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.waitForSelector("#notices a[href='#/sign-in']");
            assertThat(worker.outbox()).hasSize(1);
            worker.at("/sign-in").fill("pin", "975310").page.click("#enter");
            worker.page.waitForSelector("#summary");
            worker.looks("collect-sign-in-faults.zh").signIn();
            worker.allSent();
            counted(office, 1);
        }
    }

    @Test
    void aRevokedPhoneForgetsAllButTheSealedFile() throws IOException {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.begin(office.dwellingAt(1));
            worker.at("/round");
            office.revoke();
            line.dead(false);
            worker.at("/outbox").page.click("#send");
            worker.page.waitForSelector("text=这部手机已被停用");
            worker.looks("collect-revoked.zh");
            assertThat(worker.ask("area", "overview()).then((all) => JSON.stringify([all.head ?? null, all.dwellings, all.drafts, all.outbox])"))
                    .isEqualTo("[null,[],[],[]]");
            assertThat(worker.ask("store", "kept('phone')).then((it) => it ?? null")).isNull();
            var file = worker.page.waitForDownload(() -> worker.press("取出未发送走访的救援文件"));
            assertThat(opened(Files.readString(file.path())).at("/items/0/dwelling").asString())
                    .isEqualTo(office.dwellingAt(0));
        }
    }

    @Test
    void theRescueFileOpensInTheOfficeAlone() throws IOException {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.visit(office.dwellingAt(1), "refused");
            worker.at("/outbox");
            var file = worker.page.waitForDownload(() -> worker.press("做一个救援文件"));
            var text = Files.readString(file.path());
            assertThat(text).doesNotContain("confirmed", office.dwellingAt(0));
            assertThat(opened(text).get("items")).hasSize(2);
            assertThat(worker.outbox()).as("they stay on the phone").hasSize(2);
        }
    }

    private static JsonNode opened(String file) {
        var sealed = JSON.readTree(file);
        var key = sealed.get("key");
        var bytes = Base64.getUrlDecoder();
        var ephemeral = new P256.Jwk(
                key.get("kty").asString(), key.get("crv").asString(), key.get("x").asString(), key.get("y").asString());
        return JSON.readTree(new String(
                OFFICE.open(
                                ephemeral,
                                bytes.decode(sealed.get("iv").asString()),
                                bytes.decode(sealed.get("sealed").asString()))
                        .orElseThrow(),
                StandardCharsets.UTF_8));
    }

    @Test
    void aClockThatIsWrongIsToldAndDoesNoHarm() {
        var office = office(20);
        office.clockAhead(Duration.ofMinutes(20));
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            worker.page.waitForSelector("#notices :text('慢了约 20 分钟')");
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.allSent();
            counted(office, 1);
        }
    }

    @Test
    void aPhoneThatIsFullSaysSoInTimeAndLosesNothing() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
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
            worker.ask("sending", "send({ afresh: true })");
            worker.allSent();
            counted(office, 1);
            worker.page.evaluate("() => { IDBObjectStore.prototype.put = globalThis.putBefore; }");
            worker.save();
            worker.allSent();
            counted(office, 2);
        }
    }

    private static void quota(TrialPhone worker, Line line) {
        var wish = new JsonObject();
        wish.addProperty("origin", line.url("").replaceAll("/$", ""));
        wish.addProperty("quotaSize", 1_000_000);
        worker.context.newCDPSession(worker.page).send("Storage.overrideQuotaForOrigin", wish);
    }

    // Chromium 156 shows the override above to the app, but refuses no write to IndexedDB for it.
    private static final String NO_ROOM =
            """
            () => {
              globalThis.putBefore = IDBObjectStore.prototype.put;
              IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
            }
            """;

    @Test
    void aListThatIsOverIsWipedAndTheQueueIsNot() {
        var office = office(20);
        office.packageLasts(Duration.ofSeconds(4));
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            worker.visit(office.dwellingAt(0), "confirmed");
            worker.page.waitForTimeout(4_000);
            worker.page.reload();
            worker.at("/round").page.waitForSelector("text=片区名单已到期");
            worker.looks("collect-expired.zh");
            assertThat(worker.ask("area", "overview()).then((all) => all.dwellings.length + all.outbox.length")).isEqualTo(1);
            office.packageLasts(Duration.ofHours(72));
            line.dead(false);
            worker.page.reload();
            worker.page.waitForSelector(".doors");
            worker.allSent();
            counted(office, 1);
        }
    }

    @Test
    void whatIsHeldRefusedOrParkedIsToldWithItsReason() {
        var office = office(20);
        office.judges((id, visit) -> switch (visit.get("sequence").asInt()) {
            case 1 -> TrialOffice.verdict(id, "held", "dwelling-changed").put("differs", "conflict");
            case 2 -> TrialOffice.verdict(id, "refused", "area-not-yours");
            case 3 -> TrialOffice.verdict(id, "waiting", "earlier-visit-missing");
            default -> TrialOffice.verdict(id, "accepted", "");
        });
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE);
            line.dead(true);
            IntStream.range(0, 3).forEach(place -> worker.visit(office.dwellingAt(place), "confirmed"));
            line.dead(false);
            worker.at("/outbox").page.click("#send");
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
            worker.at("/outbox").page.click("#send");
            worker.allSent();
            counted(office, 4);
        }
    }

    @Test
    void aNewVersionWaitsUntilNoVisitIsOpen() {
        var office = office(20);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.enrol(TrialOffice.CODE).begin(office.dwellingAt(0));
            worker.page.evaluate("() => { globalThis.sameAsBefore = true; }");
            line.newVersion();
            worker.page.evaluate("() => navigator.serviceWorker.getRegistration('/collect').then((it) => it.update())");
            worker.page.waitForFunction("() => navigator.serviceWorker.getRegistration('/collect').then((it) => it.waiting !== null)");
            worker.answer("outcome", "confirmed");
            assertThat(worker.page.evaluate("() => globalThis.sameAsBefore")).isEqualTo(true);
            worker.save();
            worker.page.waitForFunction("() => globalThis.sameAsBefore === undefined");
            worker.allSent();
            counted(office, 1);
        }
    }

    @Test
    void twoThousandDwellingsOnASlowPhone() {
        var office = office(2_000);
        try (var line = new Line(port, office);
                var worker = phone(line, "zh-CN")) {
            worker.page.navigate(line.url("/collect#enrol=" + TrialOffice.CODE));
            worker.fill("pin", TrialPhone.PIN).fill("again", TrialPhone.PIN);
            var devtools = worker.context.newCDPSession(worker.page);
            var rate = new JsonObject();
            rate.addProperty("rate", SLOWER);
            devtools.send("Emulation.setCPUThrottlingRate", rate);
            var began = System.nanoTime();
            worker.page.click("#enrol");
            worker.page.waitForSelector(".doors");
            var first = Duration.ofNanos(System.nanoTime() - began);
            worker.begin(office.dwellingAt(8)).answer("outcome", "confirmed");
            var save = Duration.ofMillis(((Number) worker.page.evaluate(
                            """
                            async () => {
                              const began = performance.now();
                              document.getElementById('save').click();
                              while (!document.querySelector('.panel')) {
                                await new Promise(requestAnimationFrame);
                              }
                              return Math.round(performance.now() - began);
                            }
                            """))
                    .longValue());
            System.out.printf(
                    "COLLECT: with the processor %d times slower, first sync of 2,000 dwellings in %d ms, a save in %d ms%n",
                    SLOWER, first.toMillis(), save.toMillis());
            // Bounds for a machine that is busy with something else; the goals are 10 s and 200 ms.
            assertThat(first).isLessThan(Duration.ofSeconds(30));
            assertThat(save).isLessThan(Duration.ofSeconds(3));
        }
    }
}
