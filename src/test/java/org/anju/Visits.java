package org.anju;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// A house and the browser in which its pages are tried, where Chromium is installed. Each visitor has a
/// context of their own in it.
public final class Visits implements AutoCloseable {

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private String house = "";

    /// How somebody comes, beside the usual: at a desk, in normal type, with script.
    public enum Way {
        /// with a narrow phone
        PHONE,
        /// in large type
        LARGE,
        /// in a browser without script
        NO_SCRIPT
    }

    /// Opens the browser, or leaves the tests out and says so.
    public void to(int port) {
        if (Chromium.path().isEmpty()) {
            System.out.println("BROWSER TESTS LEFT OUT: no Chromium found (looked for " + Chromium.PLACES + ").");
        }
        Assumptions.assumeFalse(Chromium.path().isEmpty(), "No Chromium was found: the browser tests are left out.");
        house = "http://127.0.0.1:" + port;
        playwright = Chromium.driver();
        browser = playwright.chromium().launch(Chromium.options());
    }

    public Visitor in(String language, Way... ways) {
        var how = EnumSet.noneOf(Way.class);
        how.addAll(java.util.List.of(ways));
        return new Visitor(browser(), house, language, how);
    }

    /// The browser itself, for what no visitor does.
    public Browser browser() {
        return java.util.Objects.requireNonNull(browser, "The browser was not opened.");
    }

    public String url(String path) {
        return house + path;
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
