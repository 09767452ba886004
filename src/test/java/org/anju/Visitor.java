package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.anju.frame.Words;

/// Somebody with a browser of their own, who notes what must not happen: a fault in the console, a request that
/// leaves the house. Tests press and fill by what stands on the page.
public final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("docs/screenshots");

    /// A message that has no words shows as its key: a first part that begins some key, a dot, and more.
    private static final String RAW_KEY =
            "(?<![\\w./-])(" + String.join("|", firstParts()) + ")\\.[a-zA-Z]\\w*(?![\\w/(])";

    /// The page that is shown.
    public final Page page;

    private final BrowserContext context;
    private final List<String> faults = new ArrayList<>();
    private final String house;
    private final String how;

    Visitor(Browser browser, String house, String language, Set<Visits.Way> ways) {
        this.house = house;
        var phone = ways.contains(Visits.Way.PHONE);
        var large = ways.contains(Visits.Way.LARGE);
        this.how = language + "." + (phone ? "phone" : "desktop") + (large ? ".large" : "");
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(phone ? 360 : 1280, phone ? 740 : 900)
                .setLocale(language.equals("en") ? "en-GB" : "zh-CN")
                .setJavaScriptEnabled(!ways.contains(Visits.Way.NO_SCRIPT)));
        context.addCookies(List.of(
                new Cookie("lang", language).setUrl(house + "/"),
                new Cookie("type", large ? "large" : "normal").setUrl(house + "/")));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // An answer that refuses is no fault; axe tries a style of its own, which the policy stops.
            if (message.type().equals("error")
                    && !message.text().contains("status of 4")
                    && !message.text().contains("inline style")) {
                faults.add(message.text());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(house + "/")
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                faults.add("request left the house: " + request.url());
            }
        });
    }

    private static Set<String> firstParts() {
        var parts = new TreeSet<String>();
        Words.MODULES.forEach(module -> ResourceBundle.getBundle("messages." + module, Locale.ROOT).keySet().stream()
                .filter(key -> key.contains("."))
                .forEach(key -> parts.add(key.substring(0, key.indexOf('.')))));
        return parts;
    }

    /// @param path of the house, or a whole address that the page gave
    public Visitor at(String path) {
        page.navigate(path.startsWith("/") ? house + path : path);
        return this;
    }

    /// @param field its name, which is the end of its identifier too
    public Visitor fill(String field, String value) {
        page.fill("[name='" + field + "']", value);
        return this;
    }

    public Visitor check(String field, String value) {
        page.check("input[name='" + field + "'][value='" + value + "']");
        return this;
    }

    public Visitor press(String selector) {
        page.click(selector);
        page.waitForLoadState();
        return this;
    }

    /// Sends the form that the page is about.
    public Visitor on() {
        return press("main form button");
    }

    public Visitor signIn(String login, String password) {
        return at("/sign-in").enter(login, password);
    }

    /// Signs in at the form that the page shows.
    public Visitor enter(String login, String password) {
        return fill("login", login).fill("password", password).on();
    }

    public Visitor purpose(String code, String file) {
        return at("/desk/purpose").check("purpose", code).fill("file", file).on();
    }

    /// What the page says.
    public String text() {
        return page.innerText("main");
    }

    /// Checks that the page fits and has words for all it says; its picture is taken where they are wanted.
    public Visitor sees(String name) {
        page.waitForLoadState();
        assertThat(page.title()).as("title of %s", name).isNotBlank().doesNotContain("??");
        assertThat(said()).as("text of %s", name).doesNotContainPattern(RAW_KEY);
        var beyond = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(beyond).as("%s is wider than its screen (%s)", name, how).isLessThanOrEqualTo(1);
        var pictures = System.getProperty("anju.screenshots");
        if (pictures != null) {
            var folder = pictures.contains("/") ? Path.of(pictures) : PICTURES;
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve(name + "." + how + ".png"))
                    .setFullPage(true));
        }
        return this;
    }

    /// The same without what is quoted as a rule or a text: names of facts look like keys of messages.
    private String said() {
        return (String) page.evaluate("() => { const main = document.querySelector('main').cloneNode(true);"
                + " main.querySelectorAll('code, textarea').forEach(quoted => quoted.remove());"
                + " main.querySelectorAll('*').forEach(part => part.after(' ')); return main.textContent; }");
    }

    /// The same, and what axe finds.
    public Visitor looks(String name) {
        sees(name);
        Accessible.assertIsAccessible(page, "%s (%s)".formatted(name, how));
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("console and requests").isEmpty();
    }
}
