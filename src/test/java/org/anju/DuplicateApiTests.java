package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.residents.Declaration;
import org.anju.residents.Duplicates;
import org.anju.residents.Observations;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Possible duplicates as another system sees and decides them, over HTTP.
@HouseTest
class DuplicateApiTests {

    private static int passports = 70_000;

    private final Contract contract = new Contract();

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    ApiCaller caller;
    String card = "";
    String passport = "";

    @BeforeEach
    void somebodyIsRegisteredTwice() {
        var street = Neighbourhood.build(house);
        caller = ApiCaller.of(house, port, Role.REVIEWER).forPurpose("residence-registration");
        card = Neighbourhood.number();
        passport = "E" + passports++;
        var birth = card.substring(6, 10) + "-" + card.substring(10, 12) + "-" + card.substring(12, 14);
        var name = "试接" + Character.toString(0x5000 + passports % 1000);
        house.getBean(Observations.class)
                .observe(
                        List.of(
                                new Declaration(
                                        name,
                                        "",
                                        "居民身份证",
                                        card,
                                        "",
                                        "997201",
                                        street.room(101),
                                        "2015-01-01",
                                        "",
                                        "13900005678",
                                        ""),
                                new Declaration(
                                        name,
                                        (card.charAt(16) - '0') % 2 == 1 ? "男" : "女",
                                        "护照",
                                        passport,
                                        birth,
                                        "997201",
                                        street.room(102),
                                        "2020-01-01",
                                        "",
                                        "13900005678",
                                        "")),
                        Neighbourhood.registrar("997201"));
        while (house.getBean(Duplicates.class).compareWhoIsNew(100) > 0) {}
    }

    private Object answer(String method, String path, String status) {
        return contract.answer(
                contract.operations().stream()
                        .filter(operation -> operation.toString().equals(method + " " + path))
                        .findFirst()
                        .orElseThrow(),
                status,
                status.equals("200") ? "application/json" : "application/problem+json");
    }

    private String person(String kind, String number) {
        return String.valueOf(caller.post("/api/v1/persons/search", Map.of("kind", kind, "number", number))
                .only()
                .get("id"));
    }

    private String pair() {
        var me = person("resident-identity-card", card);
        var path = "/api/v1/duplicates?limit=100";
        for (var next = ""; ; ) {
            var part = caller.get(path + next);
            assertThat(part.status()).as(part.text()).isEqualTo(200);
            for (var item : part.list("items")) {
                if (String.valueOf(item).contains(me)) {
                    return String.valueOf(item.get("id"));
                }
            }
            next = "&after=" + part.json().get("next");
        }
    }

    private Map<String, Object> decision(String decision) {
        var body = new HashMap<String, Object>();
        body.put("decision", decision);
        body.put("reason", "recorded-wrongly");
        body.put("evidence", "identity-document");
        body.put("reference", "卷 9");
        return body;
    }

    private ApiCaller.Reply decide(String pair, Map<String, Object> body) {
        return caller.post("/api/v1/duplicates/" + pair + "/decision", body);
    }

    @Test
    void aPairIsListedReadAndProposed() {
        var pair = pair();
        var read = caller.get("/api/v1/duplicates/" + pair);
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json()).containsEntry("state", "waiting").containsEntry("numbersDiffer", false);
        assertThat(read.text()).contains(card).contains(passport);

        var same = decision("same");
        assertThat(decide(pair, same).list("errors")).anyMatch(error -> "/survivor".equals(error.get("pointer")));
        same.put("survivor", person("resident-identity-card", card));
        var proposed = decide(pair, same);
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
        contract.requireFits("decision", proposed.json(), answer("POST", "/api/v1/duplicates/{id}/decision", "200"));
        assertThat(proposed.json()).containsEntry("state", "same-proposed").containsKey("proposal");

        var again = decide(pair, decision("not-the-same"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json()).containsEntry("type", "/problems/duplicate-decided");
        contract.requireFits("409", again.json(), answer("POST", "/api/v1/duplicates/{id}/decision", "409"));
    }

    @Test
    void whatIsMissingIsSaidAtOnce() {
        var pair = pair();
        assertThat(decide(pair, Map.of("decision", "not-the-same")).list("errors"))
                .extracting(error -> error.get("pointer"))
                .containsExactlyInAnyOrder("/reason", "/evidence", "/reference");
        assertThat(decide(pair, Map.of("decision", "perhaps")).list("errors"))
                .anyMatch(error -> "code-unknown".equals(error.get("code")));
        assertThat(decide(pair, Map.of("decision", "ask-again")).json()).containsEntry("state", "ask-again");
        assertThat(caller.get("/api/v1/duplicates/0f8c2b6f5e4d4c3b9a1807162534a5b6")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onlyReviewersDecide() {
        var registrar = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        assertThat(registrar.get("/api/v1/duplicates").status()).isEqualTo(403);
    }
}
