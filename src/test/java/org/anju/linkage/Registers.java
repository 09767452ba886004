package org.anju.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.town.HouseholdSet;

/// Records of invented households as a table, with their truth.
record Registers(Table table, Map<String, Integer> person) {

    static final List<String> HEADINGS =
            List.of("name", "sex", "birth", "identity_number", "phone", "dwelling", "home_town");

    static Registers of(long seed, int persons) {
        return of(seed, persons, List.of());
    }

    /// @param more records of a test's own: id, then values in the order of the headings
    static Registers of(long seed, int persons, List<List<String>> more) {
        var rows = new ArrayList<List<String>>();
        var ids = new ArrayList<String>();
        var truth = new HashMap<String, Integer>();
        HouseholdSet.survey(seed, persons, r -> {
            ids.add(r.id());
            truth.put(r.id(), r.person());
            rows.add(List.of(r.name(), r.sex(), r.birth(), r.number(), r.phone(), r.dwelling(), r.homeTown()));
        });
        more.forEach(record -> {
            ids.add(record.getFirst());
            rows.add(record.subList(1, record.size()));
        });
        var fields = Headings.fields(HEADINGS, rows.subList(0, Math.min(2000, rows.size()))).stream()
                .map(java.util.Optional::orElseThrow)
                .toList();
        var table = new Table(fields);
        for (int i = 0; i < rows.size(); i++) {
            table.add(ids.get(i), rows.get(i));
        }
        return new Registers(table, truth);
    }

    Linkage.Result linked(Linkage linkage) {
        return linkage.run(table, (_, _) -> {});
    }

    /// The decision on a pair, by its ids.
    static Decision decision(Table table, Linkage.Result result, String one, String other) {
        return result.links().stream()
                .filter(link -> table.id(link.left()).equals(one)
                        && table.id(link.right()).equals(other))
                .map(Link::decision)
                .findFirst()
                .orElse(Decision.NONE);
    }
}
