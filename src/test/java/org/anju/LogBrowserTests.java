package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.anju.merkle.Proof;
import org.anju.merkle.SignatureType;
import org.anju.merkle.SigningKey;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Checkpoints;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages of the transparency log in a real browser: what they say, and that a proof is judged there,
/// without anything leaving the page.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogBrowserTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    JdbcClient db;

    private Playwright playwright;
    private Browser browser;
    private Proof proof;

    @BeforeAll
    void aBrowserAndALook() {
        if (Chromium.path().isEmpty()) {
            System.out.println("LOG TESTS LEFT OUT: no Chromium found (looked for " + Chromium.PLACES + ").");
        }
        Assumptions.assumeFalse(Chromium.path().isEmpty(), "No Chromium was found: the log tests are left out.");
        playwright = Chromium.driver();
        browser = playwright.chromium().launch(Chromium.options());
        var person = new PersonId(Ids.next());
        var registrar = Neighbourhood.registrar("997201");
        accessLog.read(registrar, Look.OPENED, Shown.RECORD, List.of(person), () -> null);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (placed(person).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
        proof = accessLog.proof(List.of(person), registrar, placed(person).getFirst());
    }

    private List<UUID> placed(PersonId person) {
        return db.sql("select access from oversight.log_place where subject = ? order by index limit 1")
                .param(person.value())
                .query((row, number) -> row.getObject("access", UUID.class))
                .list();
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh,1280", "en,1280", "zh,360", "en,360"})
    void everybodyReadsHowTheLogStands(String language, int width) {
        try (var page = page(language, width)) {
            page.navigate(url("/open/log"));
            assertThat(page.innerText("main"))
                    .contains(
                            checkpoints.origin(), checkpoints.keys().getFirst().fingerprint(), "anju log verify")
                    .doesNotContainPattern("log\\.[a-z]");
            looksRight(page, "open-log." + language + "." + width);
            page.navigate(url("/open/log/check"));
            looksRight(page, "open-log-check." + language + "." + width);
        }
    }

    @Test
    void aProofIsFoundGoodWithThePublishedKeyAndWithOneOfOnesOwn() {
        try (var page = page("zh", 1280)) {
            judge(page, proof.written(), "");
            assertThat(page.innerText("#verdict")).contains("证明有效", "试验派出所", "T-1", "本页公布的密钥");
            looksRight(page, "open-log-checked.zh");
            judge(page, proof.written(), checkpoints.keys().getFirst().text());
            assertThat(page.innerText("#verdict")).contains("证明有效", "您填写的密钥");
        }
    }

    @Test
    void aProofChosenAsAFileIsNotSentAnywhere() {
        try (var page = page("en", 360)) {
            page.navigate(url("/open/log/check"));
            var asked = new ArrayList<String>();
            // The browser itself fetches the page's icon when it comes to it.
            page.onRequest(request -> {
                if (!request.url().endsWith("/assets/anju.svg")) {
                    asked.add(request.url());
                }
            });
            page.setInputFiles(
                    "#file",
                    new FilePayload(
                            "mine.tlog-proof", "text/plain", proof.written().getBytes(StandardCharsets.UTF_8)));
            page.waitForFunction("() => document.getElementById('proof').value !== ''");
            page.click("#check button");
            page.waitForSelector("#verdict .notice");
            assertThat(page.innerText("#verdict")).contains("The proof holds", "the whole record");
            assertThat(asked).isEmpty();
            looksRight(page, "open-log-checked.en.360");
        }
    }

    @Test
    void oneFlippedByteIsRefusedWhereverItIs() {
        var extra = proof.extra();
        extra[extra.length - 4] ^= 1;
        var salt = proof.extra();
        salt[0] ^= 1;
        var text = proof.note().text();
        try (var page = page("en", 1280)) {
            judge(page, new Proof(extra, proof.index(), proof.path(), proof.note()).written(), "");
            assertThat(page.innerText("#verdict")).contains("does not hold", "event or its path");
            judge(page, new Proof(salt, proof.index(), proof.path(), proof.note()).written(), "");
            assertThat(page.innerText("#verdict")).contains("does not hold", "event or its path");
            judge(page, new Proof(proof.extra(), proof.index() + 1, proof.path(), proof.note()).written(), "");
            assertThat(page.innerText("#verdict")).contains("does not hold");
            judge(page, proof.written().replace(text, text.replace("/", "_")), "");
            assertThat(page.innerText("#verdict")).doesNotContain("The proof holds");
            judge(page, proof.written().replaceFirst("(?m)^— (\\S+) (.{20}).", "— $1 $2_"), "");
            assertThat(page.innerText("#verdict")).contains("not a whole proof");
        }
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotVouchForIt() {
        var other = new SigningKey(checkpoints.origin(), SignatureType.ED25519, new byte[SigningKey.SEED_BYTES]);
        try (var page = page("en", 1280)) {
            judge(page, proof.written(), other.verifier().text());
            assertThat(page.innerText("#verdict")).contains("not signed with this key");
            judge(page, proof.written(), "nonsense");
            assertThat(page.innerText("#verdict")).contains("key cannot be read");
            judge(page, "nonsense", "");
            assertThat(page.innerText("#verdict")).contains("not a whole proof");
        }
    }

    private void judge(Page page, String written, String key) {
        page.navigate(url("/open/log/check"));
        page.fill("#proof", written);
        page.fill("#key", key);
        page.click("#check button");
        page.waitForSelector("#verdict .notice");
    }

    private Page page(String language, int width) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setLocale(language.equals("en") ? "en-GB" : "zh-CN"));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url("/"))));
        return context.newPage();
    }

    private static void looksRight(Page page, String name) {
        var wide = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wide).as(name).isLessThanOrEqualTo(1);
        Accessible.assertIsAccessible(page, name);
        var pictures = System.getProperty("anju.pictures");
        if (pictures != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(pictures, name + ".png"))
                    .setFullPage(true));
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
