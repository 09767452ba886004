package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.frame.Words;
import org.anju.shared.Ids;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// The published table of purposes says for each purpose and role what the house enforces.
@HouseTest
class PurposeTableTests {

    @Autowired
    private WebApplicationContext house;

    @Autowired
    private Purposes purposes;

    @Autowired
    private PurposeChanges changes;

    @Autowired
    private Approvals approvals;

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void theTableHasALineForEachPurposeAndRole(Tongue tongue) throws Exception {
        var words = Words.in(tongue);
        var lines = body("/open/purposes.csv", tongue).lines().skip(1).toList();
        var expected = purposes.current().stream()
                .flatMap(purpose -> purpose.roles().stream()
                        .map(role -> purpose.code().value() + "," + purpose.name(tongue) + "," + words.of(role) + ","
                                + words.of(purpose.territory())))
                .toList();
        assertThat(lines).hasSize(expected.size());
        assertThat(expected)
                .allSatisfy(start -> assertThat(lines)
                        .anyMatch(line -> line.replace("\"", "").startsWith(start)));
    }

    @Test
    void whatHasEndedIsNotPublished() throws Exception {
        var code = "trial-" + UUID.randomUUID().toString().substring(0, 8);
        var added = PurposeChangesTests.change(
                PurposeChange.Kind.ADD, code, Set.of(Role.REGISTRAR), Purpose.Opens.MASKED, "试验用途");
        decide(added);
        assertThat(body("/open/purposes.csv", Tongue.ZH)).contains(code);
        decide(new PurposeChange(Ids.next(), PurposeChange.Kind.END, added.wanted()));
        assertThat(body("/open/purposes.csv", Tongue.ZH)).doesNotContain(code);
        assertThat(body("/open/purposes", Tongue.ZH)).doesNotContain(code);
    }

    private void decide(PurposeChange change) {
        var administrator = Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null);
        changes.propose(change, "试验", administrator);
        var waiting = changes.waiting(administrator).stream()
                .filter(one -> one.change().id().equals(change.id()))
                .findFirst()
                .orElseThrow();
        approvals.confirm(waiting.proposal().id(), Neighbourhood.access(Role.AUDITOR, "catalogue-upkeep", null));
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void thePageShowsHowMuchEachPurposeOpens(Tongue tongue) throws Exception {
        var page = body("/open/purposes", tongue);
        assertThat(purposes.current())
                .allSatisfy(purpose -> assertThat(page)
                        .contains(purpose.code().value(), Words.in(tongue).of(purpose.opens())));
    }

    /// Else their order is chance.
    @Test
    void eachPurposeHasAPlaceOfItsOwn() {
        assertThat(house.getBean(JdbcClient.class)
                        .sql(
                                "select array_agg(purpose order by purpose)::text from oversight.purpose group by place having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private String body(String path, Tongue tongue) throws Exception {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(house).build();
        return new String(
                pages.perform(get(path).cookie(new Cookie("lang", tongue.tag())))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }
}
