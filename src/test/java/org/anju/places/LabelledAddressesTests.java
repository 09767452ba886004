package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anju.places.LabelledAddresses.Labelled;
import org.junit.jupiter.api.Test;

/// How well addresses are divided into their parts, on the third of the labelled set that the grammar was not
/// fitted to.
class LabelledAddressesTests {

    static final Map<String, Double> FLOORS =
            Map.of("road", 0.97, "number", 0.97, "building", 0.95, "unit", 0.95, "room", 0.95);

    final Gazetteer gazetteer = LabelledAddresses.gazetteer();
    final List<Labelled> all = LabelledAddresses.read();

    @Test
    void theSetIsLargeAndItsAddressesAreDistinct() {
        assertThat(all).hasSizeGreaterThan(1_000);
        assertThat(new HashSet<>(all.stream().map(Labelled::text).toList())).hasSameSizeAs(all);
        assertThat(all.stream().filter(Labelled::heldOut).count()).isEqualTo(all.size() / 3);
    }

    @Test
    void whatWasHeldOutIsReadAsWellAsPromised() {
        var tune = scores(all.stream().filter(one -> !one.heldOut()).toList());
        var heldOut = scores(all.stream().filter(Labelled::heldOut).toList());

        System.out.println("field       tune F1  held-out F1 (precision, recall; stated)");
        heldOut.forEach((field, score) -> System.out.printf(
                "%-10s  %.4f   %.4f (%.4f, %.4f; %d)%n",
                field,
                of(tune, field).f1(),
                score.f1(),
                score.precision(),
                score.recall(),
                score.right + score.missed));
        FLOORS.forEach(
                (field, floor) -> assertThat(of(heldOut, field).f1()).as(field).isGreaterThanOrEqualTo(floor));
    }

    private static Score of(Map<String, Score> scores, String field) {
        return Objects.requireNonNull(scores.get(field));
    }

    /// Of one field: a wrong value counts as one too many and as one missed.
    static final class Score {
        int right;
        int wrong;
        int missed;

        double precision() {
            return right / (double) Math.max(1, right + wrong);
        }

        double recall() {
            return right / (double) Math.max(1, right + missed);
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }
    }

    private Map<String, Score> scores(List<Labelled> addresses) {
        var scores = LabelledAddresses.FIELDS.keySet().stream()
                .collect(Collectors.toMap(field -> field, field -> new Score(), (a, b) -> a, LinkedHashMap::new));
        for (var address : addresses) {
            var read = AddressText.written(address.text(), gazetteer);
            LabelledAddresses.FIELDS.forEach((field, part) -> {
                var stated = AddressForm.normal(address.fields().getOrDefault(field, ""));
                var found = AddressForm.normal(part.apply(read));
                var score = of(scores, field);
                if (stated.equals(found)) {
                    score.right += stated.isEmpty() ? 0 : 1;
                } else {
                    score.wrong += found.isEmpty() ? 0 : 1;
                    score.missed += stated.isEmpty() ? 0 : 1;
                    print(address, field, stated, found);
                }
            });
        }
        return scores;
    }

    // The failures of the part that may be looked at, where somebody works on the grammar.
    private static void print(Labelled address, String field, String stated, String found) {
        if (!address.heldOut() && Boolean.getBoolean("anju.address.failures")) {
            System.out.printf("%s %s: %s %s, read %s%n", address.id(), address.text(), field, stated, found);
        }
    }
}
