package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Cases over the interface: begun once however often it is sent, handed in, and every step of an officer.
@HouseTest
class CaseApiTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private ApiCaller office;
    private ApiCaller other;
    private Neighbourhood street;
    private String person;

    @BeforeEach
    void anOfficeAndSomebodyWithADog() {
        office = caller(true);
        other = caller(false);
        street = Neighbourhood.build(house);
        person = person("口办件", 101);
    }

    private String person(String name, int room) {
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, room, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return house.getBean(Keyring.class)
                .reference(found.hits().getFirst().person().value());
    }

    private ApiCaller caller(boolean delegated) {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("接口所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        if (delegated) {
            delegate(unit);
        }
        var account = accounts.createStaff(
                "case-api-" + UUID.randomUUID().toString().substring(0, 8),
                "系统",
                "anju-trial-7391",
                unit,
                Role.REVIEWER);
        return ApiCaller.phone(port, accounts.createApiKey(account, "trial")).forPurpose("case-handling");
    }

    private void delegate(UnitId unit) {
        var system = house.getBean(Accounts.class)
                .systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        for (var step : FunctionStep.values()) {
            house.getBean(Delegations.class)
                    .add(
                            new Delegation.Wish(
                                    null,
                                    unit,
                                    new MatterCode("dog-registration"),
                                    step,
                                    LocalDate.now().minusDays(1),
                                    null,
                                    "试验 trial"),
                            system);
        }
    }

    private Map<String, Object> application(boolean submit) {
        return application(person, submit);
    }

    private static Map<String, Object> application(String person, boolean submit) {
        return Map.of(
                "person",
                person,
                "matter",
                "dog-registration",
                "answers",
                Map.of(
                        "first", "no",
                        "breed", "small",
                        "vaccinated", LocalDate.now().minusDays(30).toString(),
                        "rented", "no"),
                "papers",
                Map.of("vaccination", "shown", "photograph", "later"),
                "submit",
                submit);
    }

    private static String key() {
        return "key-" + UUID.randomUUID();
    }

    @Test
    void sentTwiceItIsHandedInOnce() {
        var key = key();
        var first = office.with("Idempotency-Key", key).post("/api/v1/cases", application(true));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json()).containsEntry("state", "submitted").containsKey("due");
        var again = office.with("Idempotency-Key", key).post("/api/v1/cases", application(true));
        assertThat(again.text()).isEqualTo(first.text());
        var other = office.with("Idempotency-Key", key()).post("/api/v1/cases", application(true));
        assertThat(other.json()).containsEntry("id", first.json().get("id"));
        assertThat(office.get("/api/v1/cases").list("items"))
                .extracting(one -> one.get("id"))
                .contains(first.json().get("id"));
    }

    @Test
    void everyStepIsTakenAndWhatCannotBeIsSaid() {
        var id = String.valueOf(office.with("Idempotency-Key", key())
                .post("/api/v1/cases", application(true))
                .json()
                .get("id"));
        assertThat(step(id, Map.of("step", "grant")).status()).isEqualTo(409);
        assertThat(step(id, Map.of("step", "tell-missing")).status()).isEqualTo(422);
        var missing = step(id, Map.of("step", "tell-missing", "papers", List.of("photograph")));
        assertThat(missing.json()).containsEntry("state", "missing");
        assertThat(office.post("/api/v1/cases/" + id + "/submission", Map.of()).status())
                .isEqualTo(422);
        office.post("/api/v1/cases/" + id + "/papers", Map.of("papers", Map.of("photograph", "shown")));
        var accepted = office.post("/api/v1/cases/" + id + "/submission", Map.of());
        assertThat(accepted.json()).as(accepted.text()).containsEntry("state", "accepted");
        assertThat(step(id, Map.of("step", "stop-clock", "ground", "holiday")).status())
                .isEqualTo(422);
        assertThat(step(id, Map.of("step", "stop-clock", "ground", "breed-examination"))
                        .json())
                .containsEntry("state", "paused")
                .doesNotContainKey("due");
        assertThat(step(id, Map.of("step", "resume-clock")).json()).containsEntry("state", "review");
        assertThat(step(id, Map.of("step", "refuse", "reason", "")).status()).isEqualTo(422);
        var refused = step(id, Map.of("step", "refuse", "reason", "材料不实"));
        assertThat(refused.json()).containsEntry("state", "refused");
        assertThat(refused.text()).contains("60日");
        assertThat(office.get("/api/v1/cases/" + id).json()).containsEntry("state", "refused");
    }

    private ApiCaller.Reply step(String id, Map<String, Object> body) {
        return office.with("Idempotency-Key", key()).post("/api/v1/cases/" + id + "/steps", body);
    }

    @Test
    void whatIsIncompleteIsToldAllAtOnce() {
        var reply = office.with("Idempotency-Key", key())
                .post("/api/v1/cases", Map.of("person", person, "matter", "dog-registration", "submit", true));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("/answers/breed").contains("/papers/vaccination");
    }

    @Test
    void whoHasNotTheFunctionIsRefused() {
        var reply = other.with("Idempotency-Key", key()).post("/api/v1/cases", application(false));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("function-not-delegated");
    }

    private String begun(String who, boolean submit) {
        var reply = office.with("Idempotency-Key", key()).post("/api/v1/cases", application(who, submit));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return String.valueOf(reply.json().get("id"));
    }

    @Test
    void aKeyBelongsToOneStepOfOneCase() {
        var one = "/api/v1/cases/" + begun(person, true);
        var other = "/api/v1/cases/" + begun(person("邻办件", 102), true);
        var key = key();
        var accept = Map.<String, Object>of("step", "accept");
        var first = office.with("Idempotency-Key", key).post(one + "/steps", accept);
        assertThat(first.json()).containsEntry("state", "accepted");
        assertThat(office.with("Idempotency-Key", key)
                        .post(one + "/steps", accept)
                        .text())
                .isEqualTo(first.text());
        var second = office.with("Idempotency-Key", key).post(other + "/steps", accept);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("idempotency-key-reused");
        assertThat(office.get(other).json()).containsEntry("state", "submitted");
        assertThat(office.with("Idempotency-Key", key)
                        .post(one + "/submission", Map.of())
                        .text())
                .contains("idempotency-key-reused");
    }

    @Test
    void answersPapersAndTheHandInCanBeSentTwice() {
        var path = "/api/v1/cases/" + begun(person, false);
        var answers = Map.<String, Object>of("answers", Map.of("breed", "large"));
        var key = key();
        var kept = office.with("Idempotency-Key", key).post(path + "/answers", answers);
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        office.post(path + "/answers", Map.of("answers", Map.of("breed", "small")));
        assertThat(office.with("Idempotency-Key", key)
                        .post(path + "/answers", answers)
                        .text())
                .isEqualTo(kept.text());
        assertThat(answered(path)).containsEntry("breed", "small");
        var papers = Map.<String, Object>of("papers", Map.of("photograph", "shown"));
        assertThat(office.post(path + "/papers", papers).status()).isEqualTo(200);
        assertThat(office.post(path + "/papers", papers).status()).isEqualTo(200);
        var sent = office.with("Idempotency-Key", key()).post(path + "/papers", papers);
        assertThat(sent.status()).isEqualTo(200);
        var handIn = key();
        var in = office.with("Idempotency-Key", handIn).post(path + "/submission", Map.of());
        assertThat(in.json()).as(in.text()).containsEntry("state", "submitted");
        assertThat(office.with("Idempotency-Key", handIn)
                        .post(path + "/submission", Map.of())
                        .text())
                .isEqualTo(in.text());
        assertThat(office.with("Idempotency-Key", key())
                        .post(path + "/submission", Map.of())
                        .text())
                .contains("case-step");
        assertThat(office.with("Idempotency-Key", "short")
                        .post(path + "/answers", answers)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatWasDoneBeforeItsAnswerWasLostIsNotDoneAgain() throws Exception {
        var path = "/api/v1/cases/" + begun(person, false);
        var handIn = key();
        office.with("Idempotency-Key", handIn).post(path + "/submission", Map.of());
        lost();
        assertThat(office.with("Idempotency-Key", handIn)
                        .post(path + "/submission", Map.of())
                        .json())
                .containsEntry("state", "submitted");
        var accept = Map.<String, Object>of("step", "accept");
        var stop = Map.<String, Object>of("step", "stop-clock", "ground", "breed-examination");
        office.with("Idempotency-Key", key()).post(path + "/steps", accept);
        var first = key();
        assertThat(office.with("Idempotency-Key", first)
                        .post(path + "/steps", stop)
                        .json())
                .containsEntry("state", "paused");
        lost();
        office.with("Idempotency-Key", key()).post(path + "/steps", Map.of("step", "resume-clock"));
        // It was stopped by this request and goes on since: it is not stopped once more.
        var again = office.with("Idempotency-Key", first).post(path + "/steps", stop);
        assertThat(again.json()).as(again.text()).containsEntry("state", "review");
        // Another key is another request.
        assertThat(office.with("Idempotency-Key", key())
                        .post(path + "/steps", accept)
                        .status())
                .isEqualTo(409);
        assertThat(step(path.replaceFirst(".*/", ""), stop).json()).containsEntry("state", "paused");
    }

    @Test
    void whatWasBegunAndHandedInBeforeItsAnswerWasLostIsNotBegunAgain() throws Exception {
        var key = key();
        var first = office.with("Idempotency-Key", key).post("/api/v1/cases", application(person, true));
        var id = String.valueOf(first.json().get("id"));
        step(id, Map.of("step", "accept"));
        assertThat(step(id, Map.of("step", "refuse", "reason", "材料不实")).json()).containsEntry("state", "refused");
        lost();
        // After a refusal one may apply anew: but this is not that.
        assertThat(office.with("Idempotency-Key", key)
                        .post("/api/v1/cases", application(person, true))
                        .json())
                .containsEntry("id", id)
                .containsEntry("state", "refused");
    }

    /// As if the program had ended after what it did and before it kept an answer, a while ago.
    private void lost() throws Exception {
        try (var owner = TableOwner.connect(house.getEnvironment());
                var statement = owner.createStatement()) {
            statement.executeUpdate("update residents.idempotency set answer = null, at = now() - interval '1 hour'");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> answered(String path) {
        return (Map<String, Object>)
                Objects.requireNonNull(office.get(path).json().get("answers"));
    }

    @Test
    void aListSaysNothingOfWhatWasAnswered() {
        var id = begun(person, true);
        var line = office.get("/api/v1/cases?matter=dog-registration").list("items").stream()
                .filter(one -> id.equals(one.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(line).containsKeys("number", "due").doesNotContainKeys("answers", "decision", "steps");
        assertThat(answered("/api/v1/cases/" + id)).containsEntry("breed", "small");
    }

    @Test
    void whatIsAskedOfTheListIsOneOfItsCodes() {
        for (var query : List.of("late=perhaps", "state=missing", "state=nowhere", "matter=No%20Matter")) {
            assertThat(office.get("/api/v1/cases?" + query).text()).as(query).contains("code-unknown");
        }
        assertThat(office.get("/api/v1/cases?late=true&state=accepted").status())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoPartOfTheMatterOpensNothing() {
        var path = "/api/v1/cases/" + begun(person, true);
        assertThat(other.get(path).status()).isEqualTo(403);
        assertThat(other.get(path).text()).contains("case-not-delegated");
        assertThat(other.post(path + "/answers", Map.of("answers", Map.of("breed", "large")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatNobodyNeedsIsNotToldToBeMissing() {
        var id = begun(person, true);
        var reply = step(id, Map.of("step", "tell-missing", "papers", List.of("consent", "photograph")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("case-missing-unneeded").contains("/papers/consent");
        assertThat(reply.text()).doesNotContain("/papers/photograph");
    }
}
