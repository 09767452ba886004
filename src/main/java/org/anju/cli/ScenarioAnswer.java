package org.anju.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the register answers to a scenario, in the form in which the scenario says what it expects.
sealed interface ScenarioAnswer {

    JsonMapper JSON = JsonMapper.builder().build();

    /// The stays of a person, newest first.
    record History(List<Stay> stays) implements ScenarioAnswer {}

    /// Who lived in a dwelling, period after period.
    record Occupancy(List<Composition> compositions) implements ScenarioAnswer {}

    /// @param from the start as it was told
    /// @param nextFrom the start of the next stay, as it was told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stay(
            String from,
            @Nullable String nextFrom,
            @Nullable String dwellingId,
            @Nullable String street,
            @Nullable String country,
            @Nullable String use) {}

    record Composition(String from, String to, List<String> residents, List<String> possibleResidents) {}

    /// The answer alone: a list.
    default JsonNode json() {
        return JSON.valueToTree(
                switch (this) {
                    case History(var stays) -> stays;
                    case Occupancy(var compositions) -> compositions;
                });
    }

    /// Whether it is what was expected: dates to the letter, places where they are told, persons in any order.
    default boolean agrees(JsonNode expected) {
        return switch (this) {
            case History(var stays) -> sameStays(stays, expected);
            case Occupancy(var compositions) -> sameCompositions(compositions, expected);
        };
    }

    private static boolean sameStays(List<Stay> stays, JsonNode expected) {
        if (stays.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            var told = expected.get(i);
            if (!Objects.equals(stay.from(), text(told, "from"))
                    || !Objects.equals(stay.nextFrom(), text(told, "nextFrom"))
                    || differs(stay.dwellingId(), text(told, "dwellingId"))
                    || differs(stay.street(), text(told, "street"))
                    || differs(stay.country(), text(told, "country"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameCompositions(List<Composition> compositions, JsonNode expected) {
        if (compositions.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < compositions.size(); i++) {
            var composition = compositions.get(i);
            var told = expected.get(i);
            if (!composition.from().equals(text(told, "from"))
                    || !composition.to().equals(text(told, "to"))
                    || !same(composition.residents(), told.path("residents"))
                    || !same(composition.possibleResidents(), told.path("possibleResidents"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(List<String> persons, JsonNode told) {
        var expected = new HashSet<String>();
        told.forEach(person -> expected.add(person.asString("")));
        return new HashSet<>(persons).equals(expected) && persons.size() == told.size();
    }

    private static boolean differs(@Nullable String answered, @Nullable String told) {
        return told != null && !told.equals(answered);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asString("") : null;
    }
}
