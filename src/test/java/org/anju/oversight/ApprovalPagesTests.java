package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// The page of one proposal, for whoever made it and whoever decides it.
@HouseTest
class ApprovalPagesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    private final WebApplicationContext context;
    private final MockMvc house;
    private final Accounts accounts;

    ApprovalPagesTests(@Autowired WebApplicationContext house, @Autowired Accounts accounts) {
        this.context = house;
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.accounts = accounts;
    }

    @Test
    void aRegistrarSeesTheOwnProposalAndTakesItBackAndNobodyElses() throws Exception {
        var proposer = atTheDesk(Role.REGISTRAR);
        var told = text(
                go(proposer, post("/desk/persons/" + somebody() + "/erasure").param("cause", "重复登记")));
        var link = Pattern.compile("href=\"(/desk/approvals/[^\"]+)\"").matcher(told);
        assertThat(link.find()).isTrue();
        var proposal = link.group(1);
        assertThat(text(go(proposer, get(proposal))))
                .contains(proposal + "/withdraw")
                .doesNotContain("/confirm");
        assertThat(go(proposer, get("/desk/approvals")).getStatus()).isEqualTo(403);
        assertThat(go(proposer, post(proposal + "/confirm")).getStatus()).isEqualTo(403);

        var colleague = atTheDesk(Role.REGISTRAR);
        assertThat(go(colleague, get(proposal)).getStatus()).isEqualTo(403);
        assertThat(go(colleague, post(proposal + "/withdraw")).getStatus()).isEqualTo(403);
        assertThat(text(go(atTheDesk(Role.REVIEWER), get(proposal)))).contains(proposal + "/confirm");

        assertThat(go(proposer, post(proposal + "/withdraw")).getHeader("Location"))
                .isEqualTo(proposal);
        assertThat(text(go(proposer, get(proposal)))).doesNotContain("/withdraw");
    }

    private String somebody() {
        var street = Neighbourhood.build(context);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        context.getBean(Observations.class)
                .observe(List.of(street.declaration("卯提请", number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) context.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return context.getBean(Keyring.class)
                .reference(found.hits().getFirst().person().value());
    }

    private MockHttpSession atTheDesk(Role role) throws Exception {
        var login = "desk-" + UUID.randomUUID();
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        accounts.createStaff(login, "员", PASSWORD, unit, role);
        var session = (MockHttpSession) Objects.requireNonNull(house.perform(
                        post("/sign-in").with(csrf()).param("login", login).param("password", PASSWORD))
                .andReturn()
                .getRequest()
                .getSession());
        go(
                session,
                post("/desk/purpose").param("purpose", "residence-registration").param("file", "YT-1"));
        return session;
    }

    private MockHttpServletResponse go(MockHttpSession session, MockHttpServletRequestBuilder request)
            throws Exception {
        return house.perform(request.session(session).with(csrf())).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
