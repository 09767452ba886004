package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anju.residents.Observations;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The feed of changes as another system uses it, over HTTP.
@HouseTest
class FollowingApiTests {

    private final Contract contract = new Contract();
    private final String number = Neighbourhood.number();

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    ApiCaller caller;
    Neighbourhood street;
    String person = "";

    @BeforeEach
    void somebodyIsRegistered() {
        street = Neighbourhood.build(house);
        caller = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        declared(101, "2020-01-01");
        person = String.valueOf(caller.post("/api/v1/persons/search", Map.of("number", number))
                .only()
                .get("id"));
    }

    private void declared(int room, String movedIn) {
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("试丙", number, room, movedIn)), Neighbourhood.registrar("997201"));
    }

    private ApiCaller.Reply follow(Object until) {
        return caller.post("/api/v1/following", Map.of("person", person, "until", until));
    }

    private Object answer(String method, String path, String status, String type) {
        return contract.answer(
                contract.operations().stream()
                        .filter(operation -> operation.toString().equals(method + " " + path))
                        .findFirst()
                        .orElseThrow(),
                status,
                type);
    }

    @Test
    void aSystemFollowsIsToldGoesOnFromItsCursorAndEnds() {
        var until = Instant.now().plus(Duration.ofDays(30)).toString();
        assertThat(caller.get("/api/v1/changes").list("items")).isEmpty();
        var followed = follow(until);
        assertThat(followed.status()).as(followed.text()).isEqualTo(200);
        contract.requireFits("follow", followed.json(), answer("POST", "/api/v1/following", "200", "application/json"));
        var list = caller.get("/api/v1/following");
        contract.requireFits("following", list.json(), answer("GET", "/api/v1/following", "200", "application/json"));
        assertThat(list.only()).containsEntry("person", person);

        declared(202, "2023-03-03");
        declared(303, "2024-04-04");
        var first = caller.get("/api/v1/changes?limit=1");
        contract.requireFits("changes", first.json(), answer("GET", "/api/v1/changes", "200", "application/json"));
        assertThat(first.only()).containsEntry("person", person).containsEntry("kind", "change");
        assertThat(first.json()).containsEntry("next", first.only().get("cursor"));
        var second = caller.get("/api/v1/changes?after=" + first.only().get("cursor"));
        assertThat(second.only()).containsEntry("person", person).isNotEqualTo(first.only());
        assertThat(second.text()).doesNotContain(number).doesNotContain("试丙");
        assertThat(caller.get("/api/v1/changes?after=" + second.only().get("cursor"))
                        .list("items"))
                .isEmpty();

        var ended = caller.delete("/api/v1/following/" + person);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.text()).isEmpty();
        assertThat(caller.get("/api/v1/changes").list("items")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAsEverywhere() {
        var tooLong = follow(Instant.now().plus(Duration.ofDays(365)).toString());
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.json()).containsEntry("type", "/problems/follow-too-long");
        contract.requireFits(
                "too long", tooLong.json(), answer("POST", "/api/v1/following", "422", "application/problem+json"));
        assertThat(follow("tomorrow").list("errors")).anyMatch(error -> "instant-form".equals(error.get("code")));
        assertThat(caller.get("/api/v1/changes?after=77").list("errors"))
                .anyMatch(error -> "cursor-unknown".equals(error.get("code")));
        var other = ApiCaller.of(house, port, Role.REGISTRAR)
                .forPurpose("subject-request")
                .get("/api/v1/changes");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json()).containsEntry("type", "/problems/purpose-not-for-following");
    }

    @Test
    void theCatalogueTellsForHowLongOneMayFollow() {
        assertThat(ApiCaller.nobody(port).get("/api/v1/purposes").list("items"))
                .anyMatch(purpose -> "residence-registration".equals(purpose.get("code"))
                        && "PT2160H".equals(purpose.get("longestFollow")))
                .anyMatch(purpose -> "inspection".equals(purpose.get("code")) && !purpose.containsKey("longestFollow"));
    }
}
