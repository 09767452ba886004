package org.anju.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PreferencesTests {

    private final MockMvc pages =
            MockMvcBuilders.standaloneSetup(new PreferencePages()).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/ /evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/%",
                ""
            })
    void theWayBackNeverLeavesTheHouse(String back) throws Exception {
        pages.perform(get("/preferences").param("lang", "en").param("back", back))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/me", "/desk/persons/a-b_c", "/desk/purpose?back=/desk"})
    void theWayBackLeadsToThePageWhereOneWas(String back) throws Exception {
        pages.perform(get("/preferences").param("type", "large").param("back", back))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", back));
    }

    @Test
    void theChoiceIsKeptInCookiesThatNoScriptReadsAndThatHoldNothingElse() throws Exception {
        var cookies = pages.perform(
                        get("/preferences").param("lang", "en<script>").param("type", "huge"))
                .andReturn()
                .getResponse()
                .getHeaders("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("script", "huge"));
    }

    @Test
    void chineseUnlessTheBrowserAsksForEnglish() {
        var request = new MockHttpServletRequest();
        assertThat(Preferences.of(request).tongue()).isEqualTo(Tongue.ZH);

        request.addHeader("Accept-Language", "en-GB");
        request.addPreferredLocale(Locale.UK);
        assertThat(Preferences.of(request).tongue()).isEqualTo(Tongue.EN);

        request.setCookies(new Cookie("lang", "zh"), new Cookie("type", "large"));
        assertThat(Preferences.of(request)).isEqualTo(new Preferences(Tongue.ZH, true));
    }
}
