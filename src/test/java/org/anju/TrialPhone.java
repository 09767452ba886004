package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A worker's phone: a browser of its own on a narrow screen, which notes what must not happen.
final class TrialPhone implements AutoCloseable {

    static final String PIN = "246813";

    /// Brings axe into the page once; it is the same page until it is loaded anew.
    private static final String AXE_ITSELF = axe();

    private static final String AXE = """
            () => axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
            }).then(({ violations }) => violations.map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map(({ html }) => html).join(' ')}`))
            """;

    private static String axe() {
        try (var in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Path PICTURES = Path.of("docs/screenshots");

    final BrowserContext context;
    final Page page;

    private final Line line;
    private final List<String> faults = new ArrayList<>();

    TrialPhone(BrowserContext context, Line line) {
        this.context = context;
        this.line = line;
        this.page = watched(
                context.pages().isEmpty() ? context.newPage() : context.pages().getFirst());
    }

    /// Notes what the page must not do.
    Page watched(Page page) {
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            // Axe sets styles of its own; a dead line and a refusal are what these tests are about.
            var text = message.text();
            if (message.type().equals("error")
                    && !text.contains("Failed to load resource")
                    && !text.contains("inline style")) {
                faults.add(text);
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(line.url("/")) && !request.url().startsWith("blob:")) {
                faults.add("request left the house: " + request.url());
            }
        });
        return page;
    }

    TrialPhone at(String screen) {
        page.navigate(line.url("/collect#" + screen));
        return this;
    }

    /// Enrols by the address that the desk shows, and waits for the list.
    TrialPhone enrol(String code) {
        page.navigate(line.url("/collect#enrol=" + code));
        page.waitForFunction("code => document.getElementById('code')?.value === code", code);
        page.fill("#pin", PIN);
        page.fill("#again", PIN);
        page.click("#enrol");
        page.waitForSelector(".doors, .empty");
        keptOnThePhone();
        return this;
    }

    /// Waits until the app itself is on the phone.
    void keptOnThePhone() {
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    }

    TrialPhone signIn() {
        at("/sign-in");
        page.fill("#pin", PIN);
        page.click("#enter");
        page.waitForSelector(".doors, .empty");
        return this;
    }

    TrialPhone begin(String dwelling) {
        at("/dwelling/" + dwelling);
        page.click("#begin");
        page.waitForSelector("form [name], #save");
        return this;
    }

    /// Chooses one answer and goes on.
    TrialPhone answer(String name, String value) {
        page.check("input[name=" + name + "][value='" + value + "']");
        return next();
    }

    TrialPhone fill(String field, String value) {
        page.fill("#" + field, value);
        return this;
    }

    TrialPhone next() {
        var before = page.url();
        page.click(".bar button");
        page.waitForFunction("before => location.href !== before || document.getElementById('summary')", before);
        page.waitForFunction("() => !document.querySelector('.bar button[disabled]')");
        return this;
    }

    /// A visit with one answer, up to "saved on this phone". Returns its reference.
    String visit(String dwelling, String outcome) {
        begin(dwelling).answer("outcome", outcome);
        return save();
    }

    String save() {
        page.click("#save");
        return page.textContent(".panel .code");
    }

    /// Waits until nothing on the phone is without a verdict.
    TrialPhone allSent() {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!outbox().isEmpty()) {
            assertThat(System.nanoTime()).as("still on the phone: %s", outbox()).isLessThan(end);
            page.waitForTimeout(100);
        }
        return this;
    }

    /// Has the phone send now, and waits until it has tried.
    TrialPhone sendNow() {
        ask("sending", "send({ afresh: true })");
        return this;
    }

    void press(String words) {
        page.click("main button:has-text('" + words + "'), main a:has-text('" + words + "')");
    }

    String text() {
        return page.innerText("main");
    }

    /// What one of the app's own modules answers.
    Object ask(String module, String expression) {
        return page.evaluate("() => import('/collect/" + module + ".js').then((it) => it." + expression + ")");
    }

    /// What waits on the phone, in order: key, number, state.
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> outbox() {
        return (List<Map<String, Object>>)
                ask(
                        "outbox",
                        "list()).then((all) => all.map(({ id, sequence, state, visit }) => ({ id, sequence, state, outcome: visit.outcome }))");
    }

    /// The screen as it is: axe, no wider than the phone, every target large enough.
    TrialPhone looks(String name) {
        page.waitForTimeout(120);
        assertThat(page.title()).as("title of %s", name).isNotBlank();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("%s is wider than the phone", name)
                .isLessThanOrEqualTo(0);
        assertThat((List<?>) page.evaluate(SMALL_TARGETS))
                .as("small targets on %s", name)
                .isEmpty();
        if (!(Boolean) page.evaluate("() => 'axe' in globalThis")) {
            page.evaluate("() => {" + AXE_ITSELF + "}");
        }
        assertThat((List<?>) page.evaluate(AXE)).as("axe on %s", name).isEmpty();
        if (System.getProperty("anju.screenshots") != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".phone.png")));
        }
        return this;
    }

    // A label is the target of what it holds; a link within a sentence is as high as the sentence.
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a, button, select, input:not([type=hidden]), summary')]
              .filter((it) => it.getClientRects().length > 0 && !it.closest('.off, .skip'))
              .map((it) => it.matches('[type=radio], [type=checkbox]') ? it.closest('label') : it)
              .map((it) => ({ what: it.outerHTML.slice(0, 80), height: it.getBoundingClientRect().height, width: it.getBoundingClientRect().width }))
              .filter(({ height, width }) => Math.min(height, width) < (document.documentElement.classList.contains('large') ? 60 : 48) - 0.1)
              .map(({ what, height, width }) => `${what} ${width}×${height}`)
            """;

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("console, scripts and requests").isEmpty();
    }
}
