package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.fieldwork.Beat;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A phone on its way over HTTP, each answer held against the contract.
@HouseTest
class CollectApiTests {

    private static final String VISITS = "application/vnd.anju.visits+json";

    private final Contract contract = new Contract();

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    Beat beat;
    ApiCaller phone;

    @BeforeEach
    void aPhone() {
        beat = Beat.build(house);
        phone = ApiCaller.phone(port, beat.phone.token());
    }

    @Test
    void aPhoneFetchesItsAreaAndHandsAVisitIn() {
        var whole = fits("GET /api/v1/collect/area", phone.get("/api/v1/collect/area"), "200");
        assertThat(whole.json()).containsEntry("whole", true);
        assertThat(whole.list("dwellings")).hasSize(24);
        var dwelling = whole.list("dwellings").getFirst();
        var visit = visit(1, dwelling, "nobody-home");
        var answer = fits("POST /api/v1/observations", hand(UUID.randomUUID(), visit), "200");
        assertThat(answer.only()).containsEntry("verdict", "accepted").containsEntry("id", visit.get("id"));
        var since = fits(
                "GET /api/v1/collect/area",
                phone.get("/api/v1/collect/area?since=" + whole.json().get("cursor")),
                "200");
        assertThat(since.json()).containsEntry("whole", false);
        assertThat(since.list("dwellings")).extracting("id").contains(dwelling.get("id"));
    }

    @Test
    void theSameBatchUnderTheSameKeyGivesTheSameAnswer() {
        var dwelling = phone.get("/api/v1/collect/area").list("dwellings").getFirst();
        var key = UUID.randomUUID();
        var visit = visit(1, dwelling, "confirmed");
        var first = hand(key, visit);
        assertThat(hand(key, visit).text()).isEqualTo(first.text());
        assertThat(hand(UUID.randomUUID(), visit).list("items")).isEqualTo(first.list("items"));
        assertThat(hand(key, visit(2, dwelling, "confirmed")).status()).isEqualTo(409);
    }

    @Test
    void aVisitThatCannotBeReadIsRefusedAloneAndARequestThatIsNoneAsAWhole() {
        var dwelling = phone.get("/api/v1/collect/area").list("dwellings").getFirst();
        var odd = visit(1, dwelling, "confirmed");
        odd.put("colour", "blue");
        var unheard = visit(2, dwelling, "dreamt");
        var sound = visit(3, dwelling, "confirmed");
        var answer = fits("POST /api/v1/observations", hand(UUID.randomUUID(), odd, unheard, sound), "200");
        assertThat(answer.list("items")).extracting("verdict").containsExactly("refused", "refused", "accepted");
        assertThat(answer.list("items").getFirst()).containsEntry("reason", "visit-unreadable");
        var nameless = visit(4, dwelling, "confirmed");
        nameless.remove("id");
        assertThat(fits("POST /api/v1/observations", hand(UUID.randomUUID(), nameless), "422")
                        .list("errors"))
                .extracting("pointer")
                .containsExactly("/items/0/id");
    }

    @Test
    void aBodyMayBeZippedButNotWithoutEnd() {
        var dwelling = phone.get("/api/v1/collect/area").list("dwellings").getFirst();
        var body = Map.of("items", List.of(visit(1, dwelling, "confirmed")));
        var answer = phone.with("Idempotency-Key", UUID.randomUUID().toString(), "Anju-Waiting", "3")
                .postZipped("/api/v1/observations", body, VISITS);
        assertThat(answer.only()).containsEntry("verdict", "accepted");
        var bomb = Map.of("items", List.of(Map.of("id", "0".repeat(8 * 1024 * 1024))));
        assertThat(phone.with("Idempotency-Key", UUID.randomUUID().toString())
                        .postZipped("/api/v1/observations", bomb, VISITS)
                        .status())
                .isEqualTo(413);
        assertThat(phone.with("Idempotency-Key", UUID.randomUUID().toString(), "Content-Encoding", "gzip")
                        .post("/api/v1/observations", "{}", VISITS)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPhoneHandsInVisitsAndNothingElseAndNobodyElseDoes() {
        assertThat(phone.with("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/v1/observations", Map.of("items", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(phone.get("/api/v1/persons/" + "0".repeat(32)).status()).isEqualTo(403);
        assertThat(phone.get("/api/v1/dwellings?division=99").status()).isEqualTo(403);
        var registrar = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        assertThat(registrar
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/v1/observations", "{\"items\":[]}", VISITS)
                        .status())
                .isEqualTo(403);
        assertThat(registrar.get("/api/v1/collect/area").status()).isEqualTo(403);
    }

    @Test
    void aTokenThatIsOverIsToldFromAPhoneThatWasRevoked() {
        var over = ApiCaller.phone(port, "anjup_" + "0".repeat(32)).get("/api/v1/collect/area");
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.json()).containsEntry("type", "/problems/sign-in-over");
        beat.revoke();
        var gone = fits("GET /api/v1/collect/area", phone.get("/api/v1/collect/area"), "410");
        assertThat(gone.json()).containsEntry("type", "/problems/phone-revoked");
    }

    @Test
    void theProbeIsOpenToEverybody() {
        assertThat(ApiCaller.nobody(port).get("/api/v1/collect/probe").json()).isEqualTo(Map.of("anju", "connected"));
    }

    private ApiCaller.Reply hand(UUID key, Map<?, ?>... visits) {
        return phone.with("Idempotency-Key", key.toString())
                .post("/api/v1/observations", json(Map.of("items", List.of(visits))), VISITS);
    }

    private static String json(Object body) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
    }

    private static Map<String, Object> visit(long sequence, Map<String, Object> dwelling, String outcome) {
        var visit = new HashMap<String, Object>();
        visit.put("id", UUID.randomUUID().toString());
        visit.put("sequence", sequence);
        visit.put("dwelling", dwelling.get("id"));
        visit.put("base", dwelling.get("base"));
        visit.put("observedAt", java.time.OffsetDateTime.now().toString());
        visit.put("outcome", outcome);
        visit.put("facts", List.of());
        return visit;
    }

    private ApiCaller.Reply fits(String operation, ApiCaller.Reply reply, String status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(Integer.parseInt(status));
        var found = contract.operations().stream()
                .filter(one -> one.toString().equals(operation))
                .findFirst()
                .orElseThrow();
        contract.requireFits(operation, reply.json(), contract.answer(found, status, reply.type()));
        return reply;
    }
}
