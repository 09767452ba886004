package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.kiosk.Kiosks;
import org.anju.kiosk.TrialReader;
import org.anju.kiosk.TrialTurns;
import org.anju.permits.TrialPermit;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A machine in a hall as people stand before it: a portrait touch screen, a document reader, one person after
/// another. Left out, and said so, where no Chromium is found.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskBrowserTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final String ENDORSE = "form:has(input[value=permit-endorsement]) button";
    private static final String MAIN = "button.kiosk-main";

    /// The first touch, and the one that endorses.
    private static final int TOUCHES = 3;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private final Visits visits = new Visits();
    private Neighbourhood street;
    private int room = 100;
    private String login = "";

    @BeforeAll
    void aBrowserAndAStreet() {
        visits.to(port);
        FormTokens.restore(house);
        street = Neighbourhood.build(house);
        var accounts = house.getBean(Accounts.class);
        login = "hall-" + UUID.randomUUID();
        accounts.createStaff(login, "管", PASSWORD, accounts.createUnit("站 " + login, "", null), Role.ADMINISTRATOR);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    /// Somebody with a permit whose month of endorsement it is.
    private record Holder(String name, String number, PersonId person) {}

    private Holder holder(String name) {
        var number = Neighbourhood.number();
        room = room % 100 == 4 ? room + 97 : room + 1;
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, room, "2020-01-01")), Neighbourhood.registrar(null));
        var read = (IdentityNumber.Reading.Valid)
                IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, number, LocalDate.now(Words.ZONE));
        var person = house.getBean(Residents.class).whose(read.number()).orElseThrow();
        TrialPermit.issue(
                house,
                person,
                DivisionCode.read("997201001"),
                LocalDate.now(Words.ZONE).minusYears(1).plusDays(10));
        return new Holder(name, number, person);
    }

    /// A machine with its browser and reader, enrolled by the true pages.
    private final class Hall implements AutoCloseable {

        final BrowserContext context;
        final Page page;
        final TrialReader reader;
        final List<String> faults = new ArrayList<>();
        final String label = "大厅 " + UUID.randomUUID().toString().substring(0, 6);

        Hall(String language) {
            this(language, true, false);
        }

        Hall(String language, boolean script, boolean clock) {
            reader = new TrialReader(visits.url(""));
            context = visits.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setViewportSize(1080, 1920)
                            .setLocale(language.equals("en") ? "en-GB" : "zh-CN")
                            .setJavaScriptEnabled(script)
                            .setHasTouch(true));
            page = context.newPage();
            page.setDefaultTimeout(20_000);
            if (clock) {
                page.clock().install();
            }
            page.addInitScript("window.printed = 0; window.print = () => { window.printed += 1; };");
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")
                        && !message.text().contains("inline style")
                        && !message.text().contains("status of 4")) {
                    faults.add(message.text());
                }
            });
            page.onPageError(error -> faults.add("script: " + error));
            enrol();
        }

        private void enrol() {
            try (var administrator = visits.in("zh")) {
                administrator.signIn(login, PASSWORD).at("/desk/kiosks").looks("desk-kiosks");
                administrator
                        .fill("label", label)
                        .fill("telephone", "0571 8888 0000")
                        .press("form[action='/desk/kiosks'] button");
                var row = "tr:has(th:text-is('" + label + "')) ";
                administrator
                        .press(row + "form:has(input[value=BROWSER]) button")
                        .looks("desk-kiosk-browser");
                var link = administrator.page.innerText("code.long");
                administrator.at("/desk/kiosks").press(row + "form:has(input[value=READER]) button");
                assertThat(reader.enrol(administrator.page.innerText("p.code")).status())
                        .isEqualTo(201);
                page.navigate(link);
            }
            page.click("main form button");
            assertThat(page.url()).endsWith("/kiosk");
        }

        Hall at(String path) {
            page.navigate(visits.url(path));
            return this;
        }

        /// Touches what leads to another page, and waits for that.
        Hall go(String selector) {
            page.waitForNavigation(() -> page.tap(selector));
            page.waitForLoadState();
            return this;
        }

        /// Chooses the endorsement and lays the document down.
        Hall identify(Holder who) {
            page.tap(ENDORSE);
            return lay(who.number());
        }

        Hall lay(String number) {
            page.waitForURL("**/kiosk/card");
            var read = CompletableFuture.supplyAsync(() -> reader.read("RESIDENT_IDENTITY_CARD", number));
            page.waitForURL(url -> !url.contains("/kiosk/card"));
            assertThat(read.join().status()).isEqualTo(201);
            return this;
        }

        /// Waits until the page says that something lies there, while the reader looks as it does.
        Hall lies() {
            for (int i = 0; i < 40 && !page.isVisible("[data-lies]"); i++) {
                reader.look();
                page.waitForTimeout(500);
            }
            assertThat(page.isVisible("[data-lies]")).isTrue();
            return this;
        }

        /// Somebody at the desk says that they go there.
        void answered() {
            var accounts = house.getBean(Accounts.class);
            var officer = "answers-" + UUID.randomUUID();
            accounts.createStaff(officer, "员", PASSWORD, accounts.createUnit("站 " + officer, "", null), Role.REGISTRAR);
            try (var desk = visits.in("zh")) {
                desk.signIn(officer, PASSWORD).at("/desk/kiosks/calls").looks("desk-kiosk-calls");
                desk.press("tr:has(th:text-is('" + label + "')) form button");
            }
        }

        Hall looks(String name) {
            sound(page, name);
            if (name.endsWith(".en.large")) {
                // What docs/kiosk.md reckons with.
                System.out.printf(
                        "KIOSK: %s has %s words to read.%n",
                        name,
                        page.evaluate("() => document.querySelector('main').innerText.trim().split(/\\s+/).length"));
            }
            var pictures = System.getProperty("anju.screenshots");
            if (pictures != null) {
                var folder = pictures.contains("/") ? Path.of(pictures) : Path.of("docs/screenshots");
                page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
            }
            return this;
        }

        /// Goes on by keys alone until something has the focus.
        void tabTo(String selector) {
            for (int i = 0; i < 60; i++) {
                if ((Boolean) page.evaluate("what => document.activeElement.matches(what)", selector)) {
                    var outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth");
                    assertThat((String) outline)
                            .as("focus is seen on %s", selector)
                            .isNotIn("0px", "");
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("Not reached by the keyboard: " + selector);
        }

        @Override
        public void close() {
            context.close();
            assertThat(faults).as("console").isEmpty();
        }
    }

    /// No type under 24 px, no target under 60, nothing beyond the screen, upright or lying, and a person always in
    /// view; nothing that axe finds.
    private static boolean sound(Page page, String name) {
        page.waitForLoadState();
        for (var size : List.of(new int[] {1280, 1024}, new int[] {1080, 1920})) {
            page.setViewportSize(size[0], size[1]);
            var at = name + " at " + size[0] + "×" + size[1];
            assertThat((List<?>) page.evaluate(SMALL_TYPE))
                    .as("small type on %s", at)
                    .isEmpty();
            assertThat((List<?>) page.evaluate(SMALL_TARGETS))
                    .as("small targets on %s", at)
                    .isEmpty();
            assertThat((Integer) page.evaluate(
                            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("%s is wider than its screen", at)
                    .isLessThanOrEqualTo(1);
            assertThat((Boolean) page.evaluate("""
                            () => {
                              const box = document.querySelector('.kiosk-bar a[href="/kiosk/help"]').getBoundingClientRect();
                              return box.top >= 0 && box.bottom <= innerHeight;
                            }
                            """))
                    .as("a person is in view on %s", at)
                    .isTrue();
        }
        // Neither language nor type changes what axe looks at but for contrast and names: two of the four are enough.
        if (!name.endsWith(".en") && !name.endsWith(".zh.large")) {
            Accessible.assertIsAccessible(page, name);
        }
        return true;
    }

    private static final String SMALL_TYPE = """
            () => [...document.querySelectorAll('body *')]
              .filter((it) => it.getClientRects().length > 0 && !it.closest('.off, svg, dialog:not([open])'))
              .filter((it) => [...it.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim()))
              .filter((it) => parseFloat(getComputedStyle(it).fontSize) < (document.documentElement.matches('.large') ? 32 : 24))
              .map((it) => it.outerHTML.slice(0, 80) + ' ' + getComputedStyle(it).fontSize)
            """;

    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a, button, select, input:not([type=hidden]), summary')]
              .filter((it) => it.getClientRects().length > 0 && !it.closest('.off'))
              .map((it) => it.matches('[type=radio], [type=checkbox]') ? it.closest('label') : it)
              .map((it) => ({ what: it.outerHTML.slice(0, 80), box: it.getBoundingClientRect() }))
              .filter(({ box }) => Math.min(box.height, box.width) < 59.5)
              .map(({ what, box }) => `${what} ${box.width}×${box.height}`)
            """;

    @Test
    void aPermitIsEndorsedWithThreeTouchesToTheReceipt() {
        var who = holder("厅前一");
        try (var hall = new Hall("zh")) {
            hall.at("/kiosk").looks("kiosk-home.zh");
            var began = System.nanoTime();
            hall.identify(who);
            assertThat(hall.page.innerText(".kiosk-step")).contains("2 / 3");
            hall.page.tap(MAIN);
            hall.page.waitForURL("**/kiosk/do/receipt");
            var seconds = (System.nanoTime() - began) / 1e9;
            var touches = Integer.parseInt((String) hall.page.evaluate("() => sessionStorage.getItem('touches')"));
            System.out.printf(
                    "KIOSK: endorsement from first touch to receipt: %d touches, %.1f s of machine and robot together.%n",
                    touches, seconds);
            assertThat(touches).isBetween(1, TOUCHES);
            assertThat(seconds).isLessThan(30);
            assertThat(hall.page.innerText(".receipt"))
                    .containsPattern("\\d{4} \\d{4} \\d{4}")
                    .doesNotContain(who.name());
            hall.looks("kiosk-receipt.zh");
            hall.page.tap("[data-print]");
            assertThat(hall.page.evaluate("() => window.printed")).isEqualTo(1);
            var permit = house.getBean(org.anju.permits.Permits.class)
                    .find(who.person(), Neighbourhood.registrar(null))
                    .orElseThrow();
            assertThat(permit.history()).hasSize(2);
            var today = LocalDate.now(Words.ZONE);
            var figures = house.getBean(Kiosks.class).figures(today, today.plusDays(1), "permit-endorsement");
            assertThat(figures.finished()).isPositive();
            System.out.printf(
                    "KIOSK: p50 %d s, p95 %d s, p50 %d touches of %d turns.%n",
                    figures.seconds().p50(),
                    figures.seconds().p95(),
                    figures.touches().p50(),
                    figures.finished());
        }
    }

    @Test
    void byTheKeyboardAloneInEnglishAndLargeType() {
        var who = holder("厅前二");
        try (var hall = new Hall("en")) {
            hall.at("/kiosk");
            hall.tabTo("a[href*='type=large']");
            hall.page.keyboard().press("Enter");
            hall.page.waitForSelector("html.large");
            hall.looks("kiosk-home.en.large");
            hall.tabTo(ENDORSE);
            hall.page.keyboard().press("Enter");
            hall.page.waitForURL("**/kiosk/card");
            hall.looks("kiosk-card.en.large");
            hall.lay(who.number());
            hall.looks("kiosk-permit.en.large");
            hall.tabTo(MAIN);
            hall.page.keyboard().press("Enter");
            hall.page.waitForURL("**/kiosk/do/receipt");
            hall.looks("kiosk-receipt.en.large");
            hall.tabTo("[data-print]");
            hall.page.keyboard().press("Space");
            assertThat(hall.page.evaluate("() => window.printed")).isEqualTo(1);
            hall.tabTo("main form[data-end] button");
            hall.page.keyboard().press("Enter");
            hall.page.waitForURL("**/kiosk");
            assertThat(hall.page.isVisible("html.large"))
                    .as("the next person begins anew")
                    .isFalse();
        }
    }

    @Test
    void everyPageIsLargeEnoughAndAccessibleInBothLanguagesAndLargeType() {
        for (var large : List.of(false, true)) {
            for (var language : List.of("zh", "en")) {
                walk(language, large);
            }
        }
    }

    /// Every page that somebody can come to.
    private void walk(String language, boolean large) {
        var who = holder("厅前三");
        var kind = "." + language + (large ? ".large" : "");
        try (var hall = new Hall(language)) {
            hall.at("/kiosk");
            if (large) {
                hall.go(".kiosk-bar a[href*='type=large']");
            }
            hall.looks("kiosk-home" + kind);
            hall.go("form:has(input[value=record]) button");
            hall.page.waitForURL("**/kiosk/card");
            hall.reader.look();
            hall.looks("kiosk-card" + kind);
            hall.reader.read("RESIDENT_IDENTITY_CARD", Neighbourhood.number());
            hall.page.waitForURL("**/kiosk/card/unknown");
            hall.looks("kiosk-card-unknown" + kind);
            hall.go("main a[href='/kiosk/card']");
            hall.lies();
            hall.looks("kiosk-card-lies" + kind);
            hall.go("main a[href='/kiosk/code']");
            hall.looks("kiosk-code" + kind);
            hall.go("main form[action='/kiosk/code'] > button");
            assertThat(hall.page.title()).startsWith(language.equals("en") ? "Error" : "错误");
            hall.looks("kiosk-code-fault" + kind);
            hall.page.fill("#number", "");
            hall.page.tap("[data-keypad=number] .keypad button >> nth=0");
            hall.page.tap("[data-keypad=number] .keypad button >> nth=1");
            assertThat(hall.page.inputValue("#number")).isEqualTo("12");
            hall.at("/kiosk/card").lay(who.number());
            hall.looks("kiosk-record" + kind);
            assertThat(hall.page.innerText("main")).contains(who.name());
            hall.at("/kiosk/idle").looks("kiosk-idle-page" + kind);
            hall.at("/kiosk/no-such-page").looks("kiosk-problem" + kind);
            hall.go(".kiosk-bar a[href='/kiosk/help']");
            hall.looks("kiosk-help" + kind);
            assertThat(hall.page.innerText("main")).contains("0571 8888 0000");
            hall.go("main form button");
            hall.looks("kiosk-called" + kind);
            hall.answered();
            hall.page.waitForSelector(
                    "h1:text-is('" + (language.equals("en") ? "Somebody is coming" : "工作人员正在过来") + "')");
            hall.looks("kiosk-coming" + kind);
            hall.at("/kiosk").looks("kiosk-home-identified" + kind);
            hall.go("form:has(input[value=declare]) button");
            hall.looks("kiosk-plate" + kind);
            hall.go("main a[href='/kiosk/do/address']");
            hall.looks("kiosk-address" + kind);
            hall.page.fill("#written", street.room(303));
            hall.go("form:has(#written) > button");
            hall.looks("kiosk-since" + kind);
            hall.page.fill("[name=since-year]", "2026");
            hall.go("main form > button");
            hall.looks("kiosk-reason" + kind);
            hall.page.tap("main form label:has(input[type=radio])");
            hall.go("main form > button");
            hall.looks("kiosk-landlord-code" + kind);
            hall.go("main form > button");
            hall.looks("kiosk-declare-check" + kind);
            hall.go(MAIN);
            hall.looks("kiosk-declared" + kind);
            hall.at("/kiosk").go("form:has(input[value=hall-locker]) button");
            hall.looks("kiosk-matter" + kind);
            hall.go(MAIN);
            hall.looks("kiosk-choice" + kind);
            hall.page.tap("label:has([value=large])");
            hall.go("main form > button");
            hall.looks("kiosk-question" + kind);
            hall.page.fill("#answer", "伞");
            hall.go("main form > button");
            hall.looks("kiosk-check" + kind);
            hall.go(MAIN);
            hall.looks("kiosk-matter-receipt" + kind);
            hall.at("/kiosk").go(ENDORSE);
            hall.looks("kiosk-permit" + kind);
            hall.go(MAIN);
            hall.looks("kiosk-receipt" + kind);
            hall.at("/kiosk").go(ENDORSE);
            hall.looks("kiosk-permit-early" + kind);
            hall.at("/kiosk/do/record");
            if (hall.page.isVisible("main a[href*='/kiosk/do/certificates/']")) {
                hall.go("main a[href*='/kiosk/do/certificates/']");
                hall.looks("kiosk-certificate" + kind);
            }
            hall.go("main form[data-end] button");
            hall.page.waitForSelector("[data-left]:not([hidden])");
            hall.looks("kiosk-take-your-document" + kind.replace(".large", ""));
            hall.reader.takeAway();
            hall.reader.look();
            hall.page.waitForSelector(
                    "[data-left]",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        }
        try (var nobody = visits.browser().newContext()) {
            var page = nobody.newPage();
            page.navigate(visits.url("/kiosk"));
            assertThat(sound(page, "kiosk-unregistered")).isTrue();
        }
    }

    @Test
    void aTurnThatTheProgramEndedLeavesNothingInTheBrowser() {
        var who = holder("厅前八");
        try (var hall = new Hall("zh")) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            hall.lay(who.number());
            assertThat(hall.page.innerText("main")).contains(who.name());
            hall.page.evaluate("() => { localStorage.setItem('left', 'x'); }");
            hall.context.addCookies(List.of(
                    new Cookie("anju-known", "x.y").setDomain("127.0.0.1").setPath("/sign-in"),
                    new Cookie("lang", "en").setUrl(visits.url("/"))));
            TrialTurns.end(house, hall.label);
            // As after a restart: the next touch finds no turn.
            hall.go(".kiosk-bar a[href='/kiosk/help']");
            assertThat(hall.page.url()).endsWith("/kiosk");
            assertThat(hall.page.evaluate("() => localStorage.length")).isEqualTo(0);
            assertThat(hall.context.cookies().stream().map(one -> one.name).toList())
                    .isSubsetOf("kiosk", "kiosk-form")
                    .contains("kiosk");
            for (int i = 0; i < 6; i++) {
                through(hall.page, "back");
                assertThat(hall.page.content())
                        .as("back at %s", hall.page.url())
                        .doesNotContain(who.name(), who.number());
            }
        }
    }

    @Test
    void aPageThatTheBrowserKeepsInItsMemoryIsBlank() {
        var who = holder("厅前九");
        try (var hall = new Hall("zh")) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            hall.lay(who.number());
            // What the browser would bring back out of its memory, before anything of it runs again.
            var seen = hall.page.evaluate("""
                    () => {
                      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
                      return document.body.getClientRects().length;
                    }
                    """);
            assertThat(seen).isEqualTo(0);
        }
    }

    @Test
    void aDocumentLeftOnTheReaderIsNobodyElses() {
        var first = holder("厅前十");
        var second = holder("厅十一");
        try (var hall = new Hall("zh")) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            hall.lay(first.number());
            hall.go("main form[data-end] button");
            hall.go("form:has(input[value=record]) button");
            hall.lies();
            for (int i = 0; i < 3; i++) {
                assertThat(hall.reader.look()).isEmpty();
            }
            assertThat(hall.page.url()).endsWith("/kiosk/card");
            hall.lay(second.number());
            assertThat(hall.page.innerText("main")).contains(second.name()).doesNotContain(first.name());
        }
    }

    @Test
    void aMinuteWithoutATouchAsksAndHalfAMinuteMoreWipes() {
        var who = holder("厅前四");
        try (var hall = new Hall("zh", true, true)) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            hall.lay(who.number());
            hall.page.clock().runFor(59_000);
            assertThat(hall.page.isVisible("#idle")).isFalse();
            hall.page.clock().runFor(2_000);
            assertThat(hall.page.isVisible("dialog[role=alertdialog]")).isTrue();
            assertThat((Boolean) hall.page.evaluate("() => document.activeElement.closest('#more-time') !== null"))
                    .as("one key is enough")
                    .isTrue();
            assertThat(Integer.parseInt(hall.page.innerText("#idle-left")))
                    .as("seconds that are left")
                    .isGreaterThanOrEqualTo(20);
            hall.looks("kiosk-idle.zh");
            hall.page.keyboard().press("Enter");
            assertThat(hall.page.isVisible("#idle")).isFalse();
            hall.page.clock().runFor(61_000);
            hall.page.tap("#more-time button");
            assertThat(hall.page.isVisible("#idle")).isFalse();
            assertThat(hall.page.innerText("main")).contains(who.name());
            hall.page.clock().runFor(61_000);
            assertThat(hall.page.isVisible("#idle")).isTrue();
            hall.page.clock().runFor(30_000);
            hall.page.waitForURL("**/kiosk");
            hall.at("/kiosk/do/record");
            assertThat(hall.page.url()).endsWith("/kiosk");
        }
    }

    @Test
    void withoutScriptThePageDoesTheSameByItself() {
        var who = holder("厅前五");
        try (var hall = new Hall("zh", false, false)) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            assertThat(hall.page.content()).contains("3; url=/kiosk/card?again=yes");
            hall.lay(who.number());
            assertThat(hall.page.content()).contains("60; url=/kiosk/idle");
            hall.at("/kiosk/idle");
            assertThat(hall.page.content()).contains("30; url=/kiosk/end");
            assertThat(hall.page.innerText("main")).contains("还需要时间吗").doesNotContain(who.name());
            hall.go("main a.button");
            assertThat(hall.page.innerText("main")).contains(who.name());
            hall.at("/kiosk/end");
            assertThat(hall.page.url()).endsWith("/kiosk");
            hall.at("/kiosk/do/record");
            assertThat(hall.page.url()).endsWith("/kiosk");
        }
    }

    @Test
    void nothingOfThePersonIsLeftAfterTheWipe() {
        var who = holder("厅前六");
        try (var hall = new Hall("zh")) {
            var page = hall.at("/kiosk").page;
            hall.go(".kiosk-bar a[href*='lang=en']");
            hall.go(".kiosk-bar a[href*='type=large']");
            hall.go("form:has(input[value=record]) button");
            hall.lay(who.number());
            assertThat(page.innerText("main")).contains(who.name(), who.number());
            page.evaluate("""
                    async () => {
                      localStorage.setItem('left', 'x');
                      sessionStorage.setItem('left', 'x');
                      await new Promise((done) => { indexedDB.open('left').onsuccess = (e) => { e.target.result.close(); done(); }; });
                      await (await caches.open('left')).put('/kiosk/left', new Response('x'));
                    }
                    """);
            hall.go(".kiosk-bar a[href='/kiosk/help']");
            through(page, "back");
            assertThat(page.innerText("main")).contains(who.name());
            hall.go("main form[data-end] button");
            page.waitForURL("**/kiosk");
            assertThat(page.evaluate("""
                    async () => ({
                      local: localStorage.length, left: sessionStorage.getItem('left'),
                      databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
                    })
                    """).toString())
                    .as("what scripts keep")
                    .isEqualTo("{local=0, left=null, databases=0, caches=0}");
            assertThat(hall.context.cookies().stream().map(one -> one.name).toList())
                    .as("cookies; that of the form is a new one")
                    .isSubsetOf(Set.of("kiosk", "kiosk-form"))
                    .contains("kiosk");
            assertThat(page.getAttribute("html", "lang")).isEqualTo("zh-CN");
            var seen = new HashSet<String>();
            for (int i = 0; i < 8; i++) {
                through(page, "back");
                seen.add(page.url());
                assertThat(page.content()).as("back at %s", page.url()).doesNotContain(who.name(), who.number());
            }
            for (int i = 0; i < 8; i++) {
                through(page, "forward");
                assertThat(page.content()).as("forward at %s", page.url()).doesNotContain(who.name(), who.number());
            }
            System.out.println("KIOSK: back after the wipe led to " + seen);
            // The machine is still a machine, and the next person is nobody yet.
            hall.at("/kiosk");
            assertThat(page.isVisible(ENDORSE)).isTrue();
            assertThat(page.innerText("main")).doesNotContain("身份已核验");
        }
    }

    /// The browser's own button; where there is nothing more in that direction it does nothing.
    private static void through(Page page, String direction) {
        page.evaluate("direction => { setTimeout(() => history[direction](), 0); }", direction);
        page.waitForTimeout(800);
        page.waitForLoadState();
    }

    @Test
    void theOldTurnsCookieOpensNothing() {
        var who = holder("厅前七");
        try (var hall = new Hall("zh")) {
            hall.at("/kiosk").go("form:has(input[value=record]) button");
            hall.lay(who.number());
            var kept = hall.context.cookies().stream()
                    .map(one -> new Cookie(one.name, one.value).setUrl(visits.url("/kiosk")))
                    .toList();
            hall.go("main form[data-end] button");
            hall.page.waitForURL("**/kiosk");
            hall.context.addCookies(kept);
            hall.at("/kiosk/do/record");
            assertThat(hall.page.url()).endsWith("/kiosk");
        }
    }
}
