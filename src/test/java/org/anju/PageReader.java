package org.anju;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// Somebody before the true pages of the house, without a browser and without script: with a session, and an
/// account where they have signed in.
final class PageReader {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    private final WebApplicationContext house;
    private final MockMvc web;
    private final @Nullable SignedIn who;
    private MockHttpSession session = new MockHttpSession();
    private final Map<String, String> cookies = new HashMap<>();

    private PageReader(WebApplicationContext house, @Nullable SignedIn who) {
        this.house = house;
        this.web = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.who = who;
    }

    static PageReader nobody(WebApplicationContext house) {
        return new PageReader(house, null);
    }

    static PageReader signedIn(WebApplicationContext house, SignedIn who) {
        return new PageReader(house, who);
    }

    /// A resident with an account of their own.
    static PageReader resident(WebApplicationContext house, org.anju.shared.PersonId person) {
        var accounts = house.getBean(Accounts.class);
        var code = accounts.issueClaimCode(
                person, Neighbourhood.access(org.anju.shared.Role.REGISTRAR, "subject-request", null));
        return new PageReader(house, accounts.claim(code, "reader-" + java.util.UUID.randomUUID(), "读者", PASSWORD));
    }

    /// The same person at another machine, or after the browser was closed.
    PageReader later() {
        return new PageReader(house, who);
    }

    /// What came back.
    record Answer(int status, String location, String text) {

        boolean leads() {
            return !location.isEmpty();
        }
    }

    MockHttpSession session() {
        return session;
    }

    Answer at(String path) {
        return send(get(path));
    }

    Answer sends(String path, String... form) {
        var request = post(path).with(csrf());
        for (int i = 0; i < form.length; i += 2) {
            request.param(form[i], form[i + 1]);
        }
        return send(request);
    }

    Answer uploads(String path, byte[] content) {
        return uploads(path, new MockMultipartFile("file", content));
    }

    Answer uploads(String path, MockMultipartFile file) {
        return send(multipart(path).file(file).with(csrf()));
    }

    /// The same, and goes where the answer leads.
    Answer follows(String path, String... form) {
        var answer = sends(path, form);
        return answer.leads() ? at(answer.location()) : answer;
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> Answer send(B request) {
        request.session(session).header("Accept-Language", "zh");
        if (!cookies.isEmpty()) {
            request.cookie(cookies.entrySet().stream()
                    .map(one -> new Cookie(one.getKey(), one.getValue()))
                    .toArray(Cookie[]::new));
        }
        if (who != null) {
            request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                    who,
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + who.role().name())))));
        }
        try {
            var result = web.perform(request).andReturn();
            // Who signs in or goes on with something gets a new one.
            if (result.getRequest().getSession(false) instanceof MockHttpSession now) {
                session = now;
            }
            var response = result.getResponse();
            for (var cookie : response.getCookies()) {
                cookies.put(cookie.getName(), cookie.getValue());
            }
            return answer(response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Answer answer(MockHttpServletResponse response) throws java.io.UnsupportedEncodingException {
        return new Answer(
                response.getStatus(),
                Objects.requireNonNullElse(response.getHeader("Location"), ""),
                response.getContentAsString(StandardCharsets.UTF_8));
    }
}
