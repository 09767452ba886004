package org.anju.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.shared.PartialDate;
import org.anju.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A story about dwellings and people, and a question about it; one JSON object. `docs/scenarios.md` has the
/// format.
///
/// @param dwellings by the name that the events use; each with what an answer shows of it
/// @param expect what the answer should be; missing where nobody knows yet
record Scenario(String id, Map<String, Home> dwellings, List<Event> events, Query query, JsonNode expect) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param dwellingId two names of one dwelling have the same; empty where there is none
    record Home(String dwellingId, String street) {

        /// What makes it the same dwelling as another of its scenario.
        String key(String name) {
            return dwellingId.isEmpty() ? "name " + name : dwellingId;
        }
    }

    /// @param told what the event says, by field
    record Event(String op, JsonNode told) {

        String text(String field) {
            return told.path(field).asString("");
        }

        boolean tells(String field) {
            return told.has(field);
        }

        PartialDate from() {
            return date(text("from").isEmpty() ? "unknown" : text("from"));
        }
    }

    record Query(String kind, JsonNode asked) {

        String text(String field) {
            return asked.path(field).asString("");
        }
    }

    /// Reads a line; throws [Problem] `scenario-unreadable`.
    static Scenario read(String line, int number) {
        try {
            var whole = JSON.readTree(line);
            var dwellings = new LinkedHashMap<String, Home>();
            whole.path("dwellings")
                    .properties()
                    .forEach(entry -> dwellings.put(
                            entry.getKey(),
                            new Home(
                                    entry.getValue().path("dwellingId").asString(""),
                                    entry.getValue().path("street").asString(""))));
            var events = new ArrayList<Event>();
            whole.path("events")
                    .forEach(event -> events.add(new Event(event.path("op").asString(""), event)));
            var query = whole.path("query");
            return new Scenario(
                    whole.path("id").asString(""),
                    dwellings,
                    events,
                    new Query(query.path("kind").asString(""), query),
                    whole.path("expect"));
        } catch (JacksonException e) {
            throw new Problem(Problem.Kind.UNREADABLE, "scenario-unreadable", number, e.getOriginalMessage());
        }
    }

    static PartialDate date(String text) {
        return PartialDate.read(text).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "scenario-date", text));
    }
}
