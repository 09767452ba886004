package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.anju.HouseTest;
import org.anju.frame.Words;
import org.anju.shared.Tongue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
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

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void theTableHasALineForEachPurposeAndRole(Tongue tongue) throws Exception {
        var words = Words.in(tongue);
        var lines = body("/open/purposes.csv", tongue).lines().skip(1).toList();
        var expected = purposes.list().stream()
                .flatMap(purpose -> purpose.roles().stream()
                        .map(role -> purpose.code().value() + "," + purpose.name(tongue) + "," + words.of(role) + ","
                                + words.of(purpose.territory())))
                .toList();
        assertThat(lines).hasSize(expected.size());
        assertThat(expected)
                .allSatisfy(start -> assertThat(lines)
                        .anyMatch(line -> line.replace("\"", "").startsWith(start)));
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void thePageShowsHowMuchEachPurposeOpens(Tongue tongue) throws Exception {
        var page = body("/open/purposes", tongue);
        assertThat(purposes.current())
                .allSatisfy(purpose -> assertThat(page)
                        .contains(purpose.code().value(), Words.in(tongue).of(purpose.opens())));
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
