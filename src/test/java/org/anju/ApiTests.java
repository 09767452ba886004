package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// `/api/v1` as another system sees it: over HTTP, with a key, each answer held against the contract.
@HouseTest
class ApiTests {

    private static final String DISTRICT = "997201001000";

    private final Contract contract = new Contract();

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    Neighbourhood street;
    ApiCaller registrar;
    ApiCaller auditor;

    @BeforeEach
    void aStreetAndTwoSystems() {
        street = Neighbourhood.build(house);
        registrar = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        auditor = ApiCaller.of(house, port, Role.AUDITOR).forPurpose("inspection");
    }

    @Test
    void divisionsAreListedPageByPage() {
        var first = fits("GET /api/v1/divisions", registrar.get("/api/v1/divisions?parent=9972&limit=1"));
        assertThat(first.only()).containsEntry("code", "997201000000").containsEntry("level", "county");
        var second = fits(
                "GET /api/v1/divisions",
                registrar.get("/api/v1/divisions?parent=9972&limit=1&after="
                        + first.json().get("next")));
        assertThat(second.only()).containsEntry("name", "邻区");
        var third = registrar.get(
                "/api/v1/divisions?parent=9972&limit=1&after=" + second.json().get("next"));
        assertThat(third.json()).isEqualTo(Map.of("items", List.of()));
    }

    @Test
    void aDivisionNamesThoseAboveIt() {
        var reply = fits("GET /api/v1/divisions/{code}", registrar.get("/api/v1/divisions/997201"));
        assertThat(reply.list("path")).extracting("name").containsExactly("试验省", "试验市", "试验区");
        refused("GET /api/v1/divisions/{code}", registrar.get("/api/v1/divisions/9973"), 404, "division-unknown");
        refused("GET /api/v1/divisions/{code}", registrar.get("/api/v1/divisions/x"), 422, "division-code-form");
    }

    @Test
    void eachAddressGetsItsOutcome() {
        var reply = fits(
                "POST /api/v1/addresses/resolve",
                registrar
                        .with("Accept-Language", "en")
                        .post("/api/v1/addresses/resolve", Map.of("addresses", List.of(street.room(101), "不存在路9号"))));
        assertThat(reply.list("items")).extracting("outcome").containsExactly("exact", "unknown");
        assertThat(reply.list("items").getFirst()).containsEntry("division", DISTRICT);
        assertThat((String) reply.list("items").getLast().get("detail")).matches("[\\x20-\\x7e]+");
    }

    @Test
    void allDwellingsOfADivisionAreSeenOnceByFollowingTheCursor() {
        var seen = new ArrayList<Object>();
        var next = "";
        do {
            var reply = fits(
                    "GET /api/v1/dwellings",
                    registrar.get(
                            "/api/v1/dwellings?division=997201001&limit=7" + (next.isEmpty() ? "" : "&after=" + next)));
            reply.list("items").forEach(dwelling -> seen.add(dwelling.get("id")));
            next = (String) reply.json().getOrDefault("next", "");
        } while (!next.isEmpty());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
        var dwelling = fits("GET /api/v1/dwellings/{id}", registrar.get("/api/v1/dwellings/" + seen.getFirst()));
        assertThat(dwelling.json()).containsEntry("id", seen.getFirst());
        refused(
                "GET /api/v1/dwellings/{id}",
                registrar.get("/api/v1/dwellings/" + seen.getFirst() + "?knownAt=2001-01-01T00:00:00Z"),
                404,
                "dwelling-unknown");
    }

    @Test
    void whoIsDeclaredIsFoundAndReadAndSeesWhoLooked() {
        var number = Neighbourhood.number();
        var verdict = declare(UUID.randomUUID().toString(), declaration("试丙", number, 103))
                .only();
        assertThat(verdict).containsEntry("verdict", "accepted").containsEntry("key", "row-1");

        var hit = fits(
                        "POST /api/v1/persons/search",
                        registrar.post("/api/v1/persons/search", Map.of("number", number)))
                .only();
        assertThat(hit).containsEntry("name", "试*").containsEntry("lastFour", number.substring(14));
        var person = fits("GET /api/v1/persons/{id}", registrar.get("/api/v1/persons/" + hit.get("id")));
        assertThat(person.json()).containsEntry("name", "试丙");
        assertThat(person.list("documents")).extracting("number").containsExactly(number);
        var home = person.list("stays").getFirst();
        assertThat(home).containsEntry("starts", "2020-05");

        var occupants = fits(
                "GET /api/v1/dwellings/{id}/occupants",
                registrar.get("/api/v1/dwellings/" + home.get("dwelling") + "/occupants"));
        assertThat(hit).containsEntry("why", "number").containsEntry("inside", true);
        var masked = new HashMap<>(hit);
        masked.keySet().removeAll(List.of("why", "inside"));
        assertThat(occupants.only()).containsEntry("person", masked);
        assertThat(fits(
                                "POST /api/v1/persons/search",
                                registrar.post("/api/v1/persons/search", Map.of("box", number, "scope", "city")))
                        .only())
                .containsEntry("id", hit.get("id"));
        assertThat(registrar
                        .get("/api/v1/dwellings/" + home.get("dwelling") + "/occupants?validOn=2019-12-31")
                        .list("items"))
                .isEmpty();

        var path = "/api/v1/persons/" + hit.get("id") + "/accesses";
        var accesses = fits("GET /api/v1/persons/{id}/accesses", auditor.get(path));
        assertThat(accesses.list("items"))
                .extracting("shown")
                .containsExactly("access-log", "wide-search-hit", "occupant", "record", "search-hit", "declaration");
        assertThat(accesses.list("items").get(2)).containsEntry("file", "试-1").containsEntry("channel", "api");
        var newest = auditor.get(path + "?limit=1");
        var older = auditor.get(path + "?before=" + newest.json().get("next"));
        assertThat(older.list("items")).doesNotContainAnyElementsOf(newest.list("items"));
        refused("GET /api/v1/persons/{id}/accesses", registrar.get(path), 403, "purpose-not-for-accesses");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndTakesNothingTwice() {
        var key = UUID.randomUUID().toString();
        var declared = declaration("试丁", Neighbourhood.number(), 104);
        var first = declare(key, declared);
        assertThat(first.only()).containsEntry("verdict", "accepted");
        assertThat(declare(key, declared).text()).isEqualTo(first.text());
        assertThat(declare(UUID.randomUUID().toString(), declared).only()).containsEntry("verdict", "already-known");
        refused(
                "POST /api/v1/observations",
                registrar
                        .with("Idempotency-Key", key)
                        .post("/api/v1/observations", items(declaration("试戊", Neighbourhood.number(), 104))),
                409,
                "idempotency-key-reused");
        var another = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        assertThat(another.with("Idempotency-Key", key)
                        .post("/api/v1/observations", items(declared))
                        .only())
                .containsEntry("verdict", "already-known");
    }

    @Test
    void theSameRequestSentManyTimesAtOnceIsTakenOnce() throws Exception {
        var key = UUID.randomUUID().toString();
        var declared = declaration("试己", Neighbourhood.number(), 201);
        var answers = new HashSet<String>();
        try (var many = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<java.util.concurrent.Future<ApiCaller.Reply>>();
            for (int i = 0; i < 8; i++) {
                replies.add(many.submit(
                        () -> registrar.with("Idempotency-Key", key).post("/api/v1/observations", items(declared))));
            }
            for (var reply : replies) {
                var got = reply.get();
                assertThat(got.status()).isIn(200, 409);
                if (got.status() == 200) {
                    answers.add(got.text());
                } else {
                    refused("POST /api/v1/observations", got, 409, "idempotency-key-busy");
                }
            }
        }
        assertThat(answers).hasSize(1).first().asString().contains("\"accepted\"");
    }

    @Test
    void aHeldDeclarationSaysWhyInTheLanguageAskedForAndWaits() {
        var declared = declaration("试庚", Neighbourhood.number(), 999);
        var verdict = fits(
                        "POST /api/v1/observations",
                        registrar
                                .with(
                                        "Accept-Language",
                                        "en",
                                        "Idempotency-Key",
                                        UUID.randomUUID().toString())
                                .post("/api/v1/observations", items(declared)))
                .only();
        assertThat(verdict).containsEntry("verdict", "held").containsEntry("reason", "dwelling-unknown");
        assertThat((String) verdict.get("detail")).startsWith("No dwelling has the address");
        var held = new ArrayList<Map<String, Object>>();
        var next = "";
        do {
            var reply = fits(
                    "GET /api/v1/held",
                    registrar.get("/api/v1/held?limit=2" + (next.isEmpty() ? "" : "&after=" + next)));
            held.addAll(reply.list("items"));
            next = (String) reply.json().getOrDefault("next", "");
        } while (!next.isEmpty());
        assertThat(held)
                .filteredOn(item -> Objects.equals(item.get("id"), verdict.get("observation")))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("name", "试*"));
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsTaken() {
        var number = Neighbourhood.number();
        var reply = refused(
                "POST /api/v1/observations",
                registrar.post(
                        "/api/v1/observations?x=1",
                        Map.of(
                                "items",
                                List.of(declaration("试辛", number, 202), Map.of("nmae", "x", "phone", 13800000000L)),
                                "more",
                                true)),
                422,
                "request-faulty");
        assertThat(reply.list("errors"))
                .extracting("pointer")
                .containsExactlyInAnyOrder("x", "Idempotency-Key", "/more", "/items/1/nmae", "/items/1/phone");
        assertThat(registrar
                        .post("/api/v1/persons/search", Map.of("number", number))
                        .list("items"))
                .isEmpty();
    }

    @Test
    void aSearchTellsItsFaultsAtTheirFields() {
        var reply = refused(
                "POST /api/v1/persons/search",
                registrar.post(
                        "/api/v1/persons/search", Map.of("name", "", "birth", "昨天", "lastFour", "1", "nmae", "")),
                422,
                "request-faulty");
        assertThat(reply.list("errors"))
                .extracting("pointer")
                .containsExactlyInAnyOrder("/name", "/birth", "/lastFour", "/nmae");
        assertThat(refused(
                                "POST /api/v1/persons/search",
                                registrar.post(
                                        "/api/v1/persons/search",
                                        Map.of("number", Neighbourhood.number(), "name", "试")),
                                422,
                                "request-faulty")
                        .list("errors"))
                .extracting("code")
                .containsExactly("search-either");
    }

    @Test
    void tooManyHitsAreNotShown() {
        var name = "试" + UUID.randomUUID();
        var many = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 21; i++) {
            many.add(declaration(name, Neighbourhood.number(), 301));
        }
        var taken = registrar
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/observations", Map.of("items", many));
        assertThat(taken.list("items")).extracting("verdict").containsOnly("accepted");
        refused(
                "POST /api/v1/persons/search",
                registrar.post(
                        "/api/v1/persons/search",
                        Map.of("name", name, "birth", Neighbourhood.number().substring(6, 10))),
                422,
                "too-many-hits");
    }

    @Test
    void nobodyIsSeenWithoutAPurposeOfTheRole() {
        var path = "/api/v1/persons/0f8c2b6f5e4d4c3b9a1807162534a5b6";
        var bare = ApiCaller.of(house, port, Role.REGISTRAR);
        refused("GET /api/v1/persons/{id}", bare.get(path), 422, "purpose-header-missing");
        for (var file : List.of("a%00b", "%20", "x".repeat(201))) {
            refused(
                    "GET /api/v1/persons/{id}",
                    bare.with("Anju-Purpose", "residence-registration", "Anju-File", file)
                            .get(path),
                    422,
                    "purpose-header-form");
        }
        var body = Map.of("number", Neighbourhood.number());
        refused(
                "POST /api/v1/persons/search",
                bare.forPurpose("curiosity").post("/api/v1/persons/search", body),
                404,
                "purpose-unknown");
        refused(
                "POST /api/v1/persons/search",
                bare.forPurpose("inspection").post("/api/v1/persons/search", body),
                403,
                "purpose-not-for-role");
        refused(
                "GET /api/v1/held",
                ApiCaller.of(house, port, Role.ADMINISTRATOR)
                        .forPurpose("residence-registration")
                        .get("/api/v1/held"),
                403,
                "purpose-not-for-role");
    }

    @Test
    void theCatalogueOfPurposesIsOpen() {
        var reply = fits("GET /api/v1/purposes", ApiCaller.nobody(port).get("/api/v1/purposes"));
        assertThat(reply.list("items")).extracting("code").contains("residence-registration", "inspection");
    }

    @Test
    void whatCannotBeReadIsSaidToBeSo() {
        var caller = registrar.with("Idempotency-Key", UUID.randomUUID().toString());
        var operation = "POST /api/v1/observations";
        refused(operation, caller.post("/api/v1/observations", "{", "application/json"), 400, "request-unreadable");
        refused(operation, caller.post("/api/v1/observations", "{}", "text/plain"), 415, "format-unknown");
        var large = "{\"items\": \"" + "x".repeat(5_000_000) + "\"}";
        refused(operation, caller.post("/api/v1/observations", large, "application/json"), 413, "request-too-large");
    }

    private ApiCaller.Reply declare(String key, Map<String, Object> declaration) {
        return fits(
                "POST /api/v1/observations",
                registrar.with("Idempotency-Key", key).post("/api/v1/observations", items(declaration)));
    }

    private static Map<String, Object> items(Map<String, Object> declaration) {
        return Map.of("items", List.of(declaration));
    }

    private Map<String, Object> declaration(String name, String number, int room) {
        return Map.of(
                "key", "row-1",
                "name", name,
                "documentKind", "resident-identity-card",
                "documentNumber", number,
                "address", street.room(room),
                "movedIn", "2020-05",
                "source", "试验");
    }

    private ApiCaller.Reply fits(String operation, ApiCaller.Reply reply) {
        assertThat(reply.status()).as("%s: %s", operation, reply.text()).isEqualTo(200);
        contract.requireFits(operation, reply.json(), contract.answer(named(operation), "200", reply.type()));
        return reply;
    }

    private ApiCaller.Reply refused(String operation, ApiCaller.Reply reply, int status, String problem) {
        assertThat(reply.json()).as("%s", operation).containsEntry("type", "/problems/" + problem);
        assertThat(reply.status()).isEqualTo(status);
        contract.requireFits(
                operation,
                reply.json(),
                contract.answer(named(operation), String.valueOf(status), "application/problem+json"));
        return reply;
    }

    private Contract.Operation named(String name) {
        return contract.operations().stream()
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
