package org.anju;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Tests that hold a worker's phone in their hand. They are left out, and say so, where no Chromium is found.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PhoneInHand {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    Playwright playwright;
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

    TrialPhone phone(Line line) {
        return phone(line, "zh-CN");
    }

    TrialPhone phone(Line line, String language) {
        return new TrialPhone(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setLocale(language)
                        .setTimezoneId("Asia/Shanghai")
                        .setPermissions(List.of("geolocation"))
                        .setGeolocation(new Geolocation(23.5002, 116.1002).setAccuracy(12))),
                line);
    }
}
