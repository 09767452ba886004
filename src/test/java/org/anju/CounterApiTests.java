package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.anju.counters.CounterTown;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.shared.MatterCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Service points as everybody's programs see them: without a key, held against the contract.
@HouseTest
class CounterApiTests {

    private static final String PATH = "/api/v1/service-points";

    private final Contract contract = new Contract();

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    @Test
    void theNearestThatCanDoItIsToldWithoutAKey() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 2, 123.7001, town.unit());
        var reply = get("?function=residence-proof&longitude=123.7&latitude=29", "application/json");
        @SuppressWarnings("unchecked")
        var first = ((List<Map<String, Object>>)
                        java.util.Objects.requireNonNull(reply.json().get("items")))
                .getFirst();
        assertThat(first)
                .containsEntry("code", point.code())
                .containsEntry("kind", "police-station")
                .containsEntry("open", true)
                .containsEntry("hours", "24/7")
                .containsEntry("functions", List.of(Map.of("function", "residence-proof", "steps", List.of("receive"))))
                .containsEntry("metres", 10);
    }

    @Test
    void theSameComesAsGeoJson() {
        var town = CounterTown.build(house);
        town.point("Mo-Fr 09:00-17:00", 0, 123.71, town.unit());
        var reply = get("", "application/geo+json");
        assertThat(reply.type()).isEqualTo("application/geo+json");
        assertThat(reply.json()).containsEntry("type", "FeatureCollection");
    }

    @Test
    void whatIsNearIsAsOfTheDayAndTheBeliefThatAreAskedFor() {
        var town = CounterTown.build(house);
        var before = OffsetDateTime.now(ZoneOffset.UTC);
        var point = town.point("24/7", 0, 122.5, town.unit());
        var other = new MatterCode("test-near-day");
        var today = LocalDate.now(house.getBean(Clock.class));
        house.getBean(Delegations.class)
                .add(
                        new Delegation.Wish(
                                point.id(),
                                null,
                                other,
                                FunctionStep.DECIDE,
                                today.plusDays(1),
                                today.plusDays(2),
                                "协议"),
                        town.administrator());
        var here = "?longitude=122.5&latitude=29";
        assertThat(codes(here)).startsWith(point.code());
        assertThat(codes(here + "&validOn=2024-12-31")).doesNotContain(point.code());
        assertThat(codes(here + "&validOn=2025-01-01")).startsWith(point.code());
        assertThat(codes(here + "&knownAt=" + before)).doesNotContain(point.code());
        assertThat(codes(here + "&division=997201001")).startsWith(point.code());
        assertThat(codes(here + "&division=110105")).isEmpty();
        assertThat(codes("?division=997201001")).contains(point.code());
        assertThat(codes("?division=110105")).isEmpty();
        for (var place : List.of("", "&longitude=122.5&latitude=29")) {
            var decide = "?function=test-near-day&step=decide" + place;
            assertThat(codes(decide)).isEmpty();
            assertThat(codes(decide + "&validOn=" + today.plusDays(1))).containsExactly(point.code());
            assertThat(codes(decide + "&validOn=" + today.plusDays(2))).isEmpty();
            assertThat(codes(decide + "&validOn=" + today.plusDays(1) + "&knownAt=" + before))
                    .isEmpty();
            assertThat(codes("?function=test-near-day" + place + "&validOn=" + today.plusDays(1)))
                    .as("nobody takes it in")
                    .isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object> codes(String query) {
        var items = (List<Map<String, Object>>) java.util.Objects.requireNonNull(
                get(query, "application/json").json().get("items"));
        return items.stream()
                .map(item -> java.util.Objects.requireNonNull(item.get("code")))
                .toList();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var reply = ApiCaller.nobody(port).get(PATH + "?function=X!&step=think&longitude=a&latitude=b&validOn=then");
        assertThat(reply.status()).isEqualTo(422);
        assertThat((List<?>) reply.json().get("errors")).hasSize(4);
    }

    private ApiCaller.Reply get(String query, String type) {
        var reply = ApiCaller.nobody(port).with("Accept", type).get(PATH + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var operation = contract.operations().stream()
                .filter(one -> one.path().equals(PATH))
                .findFirst()
                .orElseThrow();
        contract.requireFits("GET " + PATH, reply.json(), contract.answer(operation, "200", type));
        return reply;
    }
}
