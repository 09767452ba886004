package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.anju.town.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The dwellings of an invented town, whose addresses are written as people write them: nearly all are found,
/// and none is ever taken for another.
@SuppressWarnings("NullAway.Init")
class AddressResolutionTests {

    static final int PERSONS = 6_000;
    static final int EACH = 4;
    static final int BATCH = 1_000;

    static PlacesDatabase database;
    static Places places;
    static final List<StandardAddress> dwellings = new ArrayList<>();
    static final List<AddressId> ids = new ArrayList<>();

    @BeforeAll
    static void aTown() throws SQLException {
        database = new PlacesDatabase("address_resolution");
        places = database.the(Places.class);
        var town = Town.grow(3, PERSONS, LocalDate.of(2026, 11, 24));
        places.importDivisions(town.divisions().stream()
                .map(one -> DivisionRow.today(one.code(), one.name(), one.parent() == null ? "" : one.parent()))
                .toList());
        try (var all = town.dwellings()) {
            all.map(one -> new StandardAddress(one.community(), one.address())).forEach(dwellings::add);
        }
        for (int from = 0; from < dwellings.size(); from += BATCH) {
            for (var one : places.register(dwellings.subList(from, Math.min(from + BATCH, dwellings.size())))) {
                assertThat(one).isInstanceOf(Registration.Registered.class);
                ids.add(((Registration.Registered) one).address().id());
            }
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /// How the texts of one way of writing came out.
    static final class Outcomes {
        int found;
        int ambiguous;
        int unknown;
        int wrong;

        int all() {
            return found + ambiguous + unknown + wrong;
        }
    }

    @Test
    void aDwellingIsFoundHoweverItIsWrittenAndNeverTakenForAnother() {
        var random = new Random(20_261_124);
        var texts = new ArrayList<RewrittenAddress>();
        for (int i = 0; i < dwellings.size(); i++) {
            for (int n = 0; n < EACH; n++) {
                texts.add(RewrittenAddress.of(dwellings.get(i), i, random, places));
            }
        }
        var ways = new HashMap<String, Outcomes>();
        var total = new Outcomes();
        resolve(texts, (text, resolution) -> {
            for (var outcomes : List.of(total, ways.computeIfAbsent(text.way(), way -> new Outcomes()))) {
                count(text, resolution, outcomes);
            }
        });

        ways.forEach((way, outcomes) -> System.out.printf(
                "%-14s %5d texts: found %5d, several %4d, unknown %4d, wrong %d%n",
                way, outcomes.all(), outcomes.found, outcomes.ambiguous, outcomes.unknown, outcomes.wrong));
        System.out.printf(
                "all            %5d texts of %d dwellings: %.4f found exactly, %d wrong%n",
                total.all(), dwellings.size(), total.found / (double) total.all(), total.wrong);
        assertThat(total.all()).isGreaterThan(5_000);
        assertThat(total.wrong).isZero();
        assertThat(total.found / (double) total.all()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aDoorThatDoesNotExistIsNoOther() {
        var random = new Random(7);
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < dwellings.size(); i++) {
            known.put(dwellings.get(i).text(), i);
        }
        var texts = new ArrayList<RewrittenAddress>();
        for (int i = 0; i < dwellings.size(); i++) {
            var moved = RewrittenAddress.elsewhere(dwellings.get(i), random);
            if (!known.containsKey(moved.text())) {
                texts.add(RewrittenAddress.of(moved, i, random, places));
            }
        }
        var found = new ArrayList<String>();
        resolve(texts, (text, resolution) -> {
            if (resolution instanceof Resolution.Found one) {
                found.add(text.text() + " -> " + one.text());
            }
        });

        System.out.printf("%d doors that do not exist, %d found all the same%n", texts.size(), found.size());
        assertThat(texts).hasSizeGreaterThan(1_000);
        assertThat(found).isEmpty();
    }

    /// What is done with each text and what it means.
    private interface Look {
        void at(RewrittenAddress text, Resolution resolution);
    }

    private static void resolve(List<RewrittenAddress> texts, Look look) {
        for (int from = 0; from < texts.size(); from += BATCH) {
            var part = texts.subList(from, Math.min(from + BATCH, texts.size()));
            var resolutions =
                    places.resolve(part.stream().map(RewrittenAddress::text).toList());
            for (int i = 0; i < part.size(); i++) {
                look.at(part.get(i), resolutions.get(i));
            }
        }
    }

    private static void count(RewrittenAddress text, Resolution resolution, Outcomes outcomes) {
        switch (resolution) {
            case Resolution.Found found when found.id().equals(ids.get(text.dwelling())) -> outcomes.found++;
            case Resolution.Found found -> {
                outcomes.wrong++;
                System.out.println("wrong: " + text.text() + " -> " + found.text());
            }
            case Resolution.Ambiguous several -> outcomes.ambiguous++;
            case Resolution.Unknown unknown -> {
                outcomes.unknown++;
                if (outcomes.unknown < 4) {
                    System.out.println(unknown.fault() + ": " + text.text());
                }
            }
        }
    }
}
