package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackTests {

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/held", "/desk/persons/0a1b?tab=stays", "/desk/%E5%AE%89"})
    void aPageUnderHomeIsGoneBackTo(String asked) {
        assertThat(WayBack.to(asked, "/desk")).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\"",
                "/",
                "/deskelsewhere",
                "//evil.example/desk",
                "https://evil.example/desk",
                "/desk/../me",
                "/desk/./held",
                "\"/desk/a b\"",
                "/desk\\\\evil",
                "\"/desk/\r\nSet-Cookie: a=b\"",
                "/me"
            })
    void anythingElseLeadsHome(String asked) {
        assertThat(WayBack.to(asked, "/desk")).isEqualTo("/desk");
    }

    @ParameterizedTest
    @CsvSource({
        "/d/7K3QXM4T9Z/not-here, /d/7K3QXM4T9Z/not-here",
        "/d/../desk, /me",
        "/d, /me",
        "/desk, /me",
        "//d/evil, /me"
    })
    void whoComesFromADoorGoesBackToIt(String asked, String there) {
        assertThat(WayBack.under("/d", asked, "/me")).isEqualTo(there);
    }
}
