package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Passkeys in a real browser with the authenticator that Chromium plays itself: made, used alone and beside
/// a password, removed; and answers that must not count. Left out where no Chromium is found.
@HouseTest
@TestPropertySource(properties = "anju.step-up=30m")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void aBrowser() {
        Assumptions.assumeTrue(!Chromium.path().isEmpty(), "No Chromium was found: passkeys are not tried.");
        playwright = Chromium.driver();
        browser = playwright.chromium().launch(Chromium.options());
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aPasskeyIsMadeUsedAndRemoved() {
        var login = staff();
        try (var officer = new Holder("zh", false)) {
            officer.signIn(login).looks("factors-needed");
            assertThat(officer.page.url()).endsWith("/account/factors");
            officer.make("办公室电脑").looks("recovery-codes");
            assertThat(officer.page.locator("ul.codes li").count()).isEqualTo(10);
            assertThat(officer.page.innerText("main")).contains("还有 10 个恢复码");
            officer.at("/account/factors").looks("factors");
            assertThat(officer.page.innerText("main")).contains("办公室电脑");

            officer.signOut().at("/sign-in/passkey").looks("sign-in-passkey");
            officer.press("#passkey", "/desk");
            officer.at("/account").looks("account");
            assertThat(officer.page.innerText("main")).contains("通行密钥", "本机");
            officer.at("/account/factors");
            officer.page.click("summary:has-text('办公室电脑')");
            officer.press("details[open] button", "/account/factors");

            officer.signOut().at("/sign-in/passkey");
            officer.page.click("#passkey");
            officer.page.waitForSelector("#faults");
            officer.looks("sign-in-passkey-faults");
            assertThat(officer.page.innerText("main")).contains("这个通行密钥不能使用");
            officer.at("/desk");
            assertThat(officer.page.url()).contains("/sign-in");
        }
    }

    @Test
    void aPasskeyIsTheSecondFactorBesideAPasswordInEnglishOnAPhone() {
        var login = staff();
        try (var officer = new Holder("en", true)) {
            officer.signIn(login).make("telephone").signOut().signIn(login);
            assertThat(officer.page.url()).contains("/account/prove");
            officer.looks("prove");
            officer.press("#passkey", "/desk");
            officer.at("/account/factors").looks("factors");
            officer.at("/account/factors/app").looks("app");
            officer.page.fill("#code", "000000");
            officer.press("main form button", "/account/factors/app");
            officer.looks("app-faults");
        }
    }

    @Test
    void anAnswerCountsOnceAndForItsOwnQuestionAlone() {
        var login = staff();
        try (var officer = new Holder("zh", false)) {
            officer.signIn(login).make("办公室电脑").signOut();
            var sent = new ArrayList<String>();
            officer.page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/sign-in/passkey")) {
                    sent.add(request.postData());
                }
            });
            officer.at("/sign-in/passkey").press("#passkey", "/desk");
            assertThat(sent).hasSize(1);
            var answer = java.net.URLDecoder.decode(
                    sent.getFirst().split("factor-passkey=")[1].split("&")[0], java.nio.charset.StandardCharsets.UTF_8);
            officer.signOut();
            // The same answer to a new question, and again when nothing is asked any more.
            for (int i = 0; i < 2; i++) {
                officer.at("/sign-in/passkey").replay(answer);
                assertThat(officer.page.innerText("main")).contains("这个通行密钥不能使用");
            }
            officer.at("/sign-in/passkey").replay(answer.replace("webauthn.get", "webauthn.create"));
            assertThat(officer.page.innerText("main")).contains("这个通行密钥不能使用");
            for (var nonsense :
                    List.of("{}", "null", "[]", "\"", "{\"id\":\"x\"}", "", answer.replace("signature", "nothing"))) {
                officer.at("/sign-in/passkey").replay(nonsense);
                assertThat(officer.page.innerText("main")).contains("这个通行密钥不能使用");
            }
            officer.at("/desk");
            assertThat(officer.page.url()).contains("/sign-in");
        }
    }

    @Test
    void aHolderWhoIsNotRecognisedDoesNotSignInWithAPasskeyAlone() {
        var login = staff();
        try (var officer = new Holder("zh", false)) {
            officer.signIn(login).make("安全密钥").signOut();
            officer.verified(false);
            officer.at("/sign-in/passkey").page.click("#passkey");
            officer.page.waitForSelector("[data-passkey-failed]:visible, #faults");
            officer.at("/desk");
            assertThat(officer.page.url()).contains("/sign-in");
        }
    }

    @Test
    void anothersPasskeyIsNoSecondFactor() {
        var mine = staff();
        var other = staff();
        try (var officer = new Holder("zh", false)) {
            officer.signIn(other).make("别人的").signOut();
            officer.signIn(mine).make("我的").signOut().signIn(mine);
            var options = officer.page.getAttribute("form[data-passkey-options]", "data-passkey-options");
            assertThat(options.split("public-key")).hasSize(2);
            // The browser is made to answer with the other passkey: its list of those that will do is taken away.
            officer.page.evaluate("""
                    () => {
                      const form = document.querySelector('form[data-passkey-options]');
                      const options = JSON.parse(form.dataset.passkeyOptions);
                      form.dataset.passkeyOptions = JSON.stringify({ ...options, allowCredentials: [] });
                    }""");
            officer.forget(options);
            officer.page.click("#passkey");
            officer.page.waitForSelector("#faults");
            assertThat(officer.page.innerText("main")).contains("这个通行密钥不能使用");
        }
    }

    @Test
    void withoutScriptThePageSaysWhatElseThereIs() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(url("/sign-in/passkey"));
            assertThat(page.isVisible("#passkey")).isFalse();
            assertThat(page.isVisible("[data-passkey-without]")).isTrue();
        }
    }

    private String staff() {
        var login = "passkey-" + UUID.randomUUID();
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "Station", null);
        accounts.createStaff(login, "邓晓岚", PASSWORD, unit, Role.REGISTRAR);
        return login;
    }

    // Passkeys are bound to a name; an address in numbers is none.
    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    /// Somebody with a browser and an authenticator of their own.
    private final class Holder implements AutoCloseable {
        final BrowserContext context;
        final Page page;
        final CDPSession devtools;
        final String authenticator;
        final List<String> faults = new ArrayList<>();
        final String language;

        Holder(String language, boolean phone) {
            this.language = language;
            context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(phone ? 360 : 1280, phone ? 780 : 900));
            context.addCookies(List.of(new Cookie("lang", language).setUrl(url("/"))));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    faults.add(message.text());
                }
            });
            page.onPageError(error -> faults.add("script: " + error));
            devtools = context.newCDPSession(page);
            devtools.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            authenticator = devtools.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
        }

        void verified(boolean recognised) {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", authenticator);
            arguments.addProperty("isUserVerified", recognised);
            devtools.send("WebAuthn.setUserVerified", arguments);
        }

        /// The authenticator loses the passkeys that are named in the options.
        void forget(String options) {
            var id = options.split("\"id\":\"")[1].split("\"")[0];
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", authenticator);
            arguments.addProperty(
                    "credentialId",
                    java.util.Base64.getEncoder()
                            .encodeToString(java.util.Base64.getUrlDecoder().decode(id)));
            devtools.send("WebAuthn.removeCredential", arguments);
        }

        Holder at(String path) {
            page.navigate(url(path));
            return this;
        }

        /// Presses and waits for the page that must come.
        Holder press(String selector, String path) {
            page.click(selector);
            page.waitForURL("**" + path);
            page.waitForLoadState();
            return this;
        }

        Holder signIn(String login) {
            at("/sign-in");
            page.fill("#login", login);
            page.fill("#password", PASSWORD);
            page.click("main form button");
            page.waitForLoadState();
            return this;
        }

        Holder signOut() {
            page.click("form[action='/sign-out'] button");
            page.waitForLoadState();
            return this;
        }

        Holder make(String name) {
            at("/account/factors/passkeys").looks("passkey");
            page.fill("#name", name);
            page.click("#passkey");
            page.waitForSelector("ul.codes");
            return this;
        }

        /// Sends an answer of one's own making.
        void replay(String answer) {
            page.evaluate(
                    "answer => { document.querySelector('[name=factor-passkey]').value = answer; document.querySelector('form[data-passkey-options]').submit(); }",
                    answer);
            page.waitForSelector("#faults");
        }

        Holder looks(String name) {
            page.waitForLoadState();
            assertThat(page.innerText("main"))
                    .as("text of %s", name)
                    .doesNotContainPattern("\\b(factors|passkey|prove|app|devices|account|problem)\\.[a-z]+");
            var wide = (Integer)
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(wide).as("%s is too wide", name).isLessThanOrEqualTo(1);
            Accessible.assertIsAccessible(page, name + " " + language);
            var pictures = System.getProperty("anju.pictures");
            if (pictures != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of(pictures, name + "." + language + ".png"))
                        .setFullPage(true));
            }
            return this;
        }

        @Override
        public void close() {
            context.close();
            assertThat(faults.stream()
                            .filter(fault -> !fault.contains("nline style"))
                            .toList())
                    .as("console")
                    .isEmpty();
        }
    }
}
