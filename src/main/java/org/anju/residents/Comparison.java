package org.anju.residents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.linkage.Decision;
import org.anju.linkage.Model;
import org.anju.linkage.Score;
import org.anju.shared.DocumentKind;
import org.anju.shared.Sex;

/// What of a record is compared with another one. It is filled while it is read, compared, and forgotten.
final class Comparison {

    /// @param birth as recorded, perhaps without day or month, or `unknown`
    record Described(String name, Sex sex, String birth, String household) {}

    final List<Described> described = new ArrayList<>();
    final Map<DocumentKind, String> numbers = new EnumMap<>(DocumentKind.class);
    final Set<String> phones = new LinkedHashSet<>();
    final Set<UUID> homes = new LinkedHashSet<>();

    /// How likely the two are one person by the model; empty where no person need be asked.
    ///
    /// Of several names, telephones and dwellings those count that agree best. Two different verified numbers
    /// of one kind speak against one person so strongly that the score alone proposes nothing: such a pair is
    /// shown only where name, sex and birth date agree all the same, for an old number may have been replaced.
    Optional<Score> worthAsking(Comparison other, Model model) {
        Score best = null;
        for (var one : described) {
            for (var two : other.described) {
                var score = model.score(model.row(values(one, other)), model.row(other.values(two, this)));
                best = best == null || score.weight() > best.weight() ? score : best;
            }
        }
        return Optional.ofNullable(best)
                .filter(score -> score.decision(model.thresholds()) != Decision.NONE)
                .filter(score -> !score.contradicted() || agreesOtherwise(score));
    }

    private static boolean agreesOtherwise(Score score) {
        return score.fields().stream().allMatch(field -> switch (field.field()) {
            case "name", "birth" -> field.level().equals("exact");
            case "sex" -> field.level().equals("exact") || field.level().equals("missing");
            default -> true;
        });
    }

    private Map<String, String> values(Described as, Comparison other) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", as.name());
        values.put(
                "sex",
                switch (as.sex()) {
                    case MALE -> "男";
                    case FEMALE -> "女";
                    case UNKNOWN -> "";
                });
        values.put("birth", as.birth().equals("unknown") ? "" : as.birth());
        // Numbers of other documents change with each document; they say nothing where they differ.
        values.put("identity_number", numbers.getOrDefault(DocumentKind.RESIDENT_IDENTITY_CARD, ""));
        values.put("phone", shared(phones, other.phones));
        values.put("dwelling", shared(homes, other.homes).replace("-", ""));
        values.put(
                "home_town",
                as.household().matches("[0-9]{6,12}") ? as.household().substring(0, 6) : "");
        return values;
    }

    /// One that both have; else the latest.
    private static <T> String shared(Set<T> own, Set<T> others) {
        return own.stream()
                .filter(others::contains)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(Object::toString)
                .orElse("");
    }
}
