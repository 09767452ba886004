package org.anju.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Invented records with the kinds of errors that the FEBRL generator makes (Christen 2005): slips of the
/// keyboard, of the ear and of optical reading, fields left out, swapped or moved; several duplicates of one
/// record.
final class Dirty {

    private static final List<String> FIELDS = List.of(
            "given_name",
            "surname",
            "street_number",
            "address_1",
            "address_2",
            "suburb",
            "postcode",
            "state",
            "date_of_birth",
            "soc_sec_id");
    private static final String[] ONSETS = {
        "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "th", "v",
        "w"
    };
    private static final String[] RIMES = {"a", "an", "ar", "e", "ell", "en", "er", "i", "in", "o", "on", "or", "u"};
    private static final String[][] SOUNDS = {
        {"ph", "f"}, {"ck", "k"}, {"c", "k"}, {"ee", "ea"}, {"th", "t"}, {"y", "i"}
    };

    private final Chance chance;
    private final List<String> given;
    private final List<String> surnames;
    private final List<String> streets;
    private final List<String> places;
    private final List<String> suburbs;

    /// Records with the person whom each is about.
    record Data(List<String> headings, Map<String, List<String>> records, Map<String, Integer> truth) {

        Table table() {
            return table(records, Map.of());
        }

        Table table(Map<String, List<String>> first, Map<String, List<String>> second) {
            var fields = Headings.fields(headings, List.copyOf(records.values())).stream()
                    .map(java.util.Optional::orElseThrow)
                    .toList();
            var table = new Table(fields);
            first.forEach(table::add);
            if (!second.isEmpty()) {
                table.beginSecond();
                second.forEach(table::add);
            }
            return table;
        }
    }

    private Dirty(long seed) {
        chance = new Chance(seed);
        given = words(400, 2);
        surnames = words(3000, 2);
        streets = words(2500, 2);
        places = words(2000, 3);
        suburbs = words(900, 3);
    }

    /// @param duplicates at most, of each person
    /// @param errors at most, in each duplicate
    static Data make(long seed, int persons, int duplicates, int errors) {
        var dirty = new Dirty(seed);
        var records = new LinkedHashMap<String, List<String>>();
        var truth = new LinkedHashMap<String, Integer>();
        for (int person = 0; person < persons; person++) {
            var original = dirty.person();
            records.put("rec-" + person + "-org", List.copyOf(original));
            truth.put("rec-" + person + "-org", person);
            int copies = dirty.chance.below(duplicates + 1);
            for (int copy = 0; copy < copies; copy++) {
                var id = "rec-" + person + "-dup-" + copy;
                records.put(id, dirty.spoilt(original, 1 + dirty.chance.below(errors)));
                truth.put(id, person);
            }
        }
        return new Data(FIELDS, records, truth);
    }

    private List<String> words(int count, int syllables) {
        var words = new ArrayList<String>();
        while (words.size() < count) {
            var word = new StringBuilder();
            for (int i = 0; i < syllables; i++) {
                word.append(ONSETS[chance.below(ONSETS.length)]).append(RIMES[chance.below(RIMES.length)]);
            }
            if (!words.contains(word.toString())) {
                words.add(word.toString());
            }
        }
        return words;
    }

    /// Some are frequent, most are not.
    private String drawn(List<String> words) {
        double share = chance.unit();
        return words.get((int) (share * share * share * words.size()));
    }

    private ArrayList<String> person() {
        var day = java.time.LocalDate.of(1910, 1, 1).plusDays(chance.below(36_500));
        return new ArrayList<>(List.of(
                chance.unit() < 0.02 ? "" : drawn(given),
                chance.unit() < 0.01 ? "" : drawn(surnames),
                chance.unit() < 0.04 ? "" : Integer.toString(1 + (int) (Math.pow(chance.unit(), 3) * 300)),
                chance.unit() < 0.02 ? "" : drawn(streets) + (chance.unit() < 0.5 ? " street" : " place"),
                chance.unit() < 0.09 ? "" : drawn(places),
                chance.unit() < 0.01 ? "" : drawn(suburbs),
                Integer.toString(2000 + (int) (Math.pow(chance.unit(), 2) * 900)),
                chance.unit() < 0.05
                        ? ""
                        : List.of("nsw", "vic", "qld", "wa", "sa").get(chance.below(5)),
                chance.unit() < 0.02 ? "" : day.toString().replace("-", ""),
                Integer.toString(1_000_000 + chance.below(9_000_000))));
    }

    private List<String> spoilt(List<String> original, int errors) {
        var record = new ArrayList<>(original);
        for (int i = 0; i < errors; i++) {
            int field = chance.below(record.size());
            double kind = chance.unit();
            if (kind < 0.08) {
                record.set(field, "");
            } else if (kind < 0.12) {
                var first = record.get(0);
                record.set(0, record.get(1));
                record.set(1, first);
            } else if (kind < 0.16) {
                record.set(field, person().get(field));
            } else {
                record.set(field, slip(record.get(field)));
            }
        }
        return record;
    }

    private String slip(String value) {
        if (value.length() < 2) {
            return value;
        }
        boolean digits = Character.isDigit(value.charAt(0));
        int at = chance.below(value.length() - 1);
        var other = digits ? Integer.toString(chance.below(10)) : Character.toString('a' + chance.below(26));
        return switch (chance.below(6)) {
            case 0 -> value.substring(0, at) + other + value.substring(at);
            case 1 -> value.substring(0, at) + value.substring(at + 1);
            case 2 -> value.substring(0, at) + other + value.substring(at + 1);
            case 3 -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
            case 4 -> digits ? value : value.substring(0, at) + " " + value.substring(at);
            default -> {
                var sound = SOUNDS[chance.below(SOUNDS.length)];
                yield value.replace(sound[0], sound[1]);
            }
        };
    }
}
