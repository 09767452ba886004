package org.anju.fieldwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.dwellings.BuildingId;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How fresh the register is 鲜活度: the age of the last confirmation of each dwelling, summed up by building,
/// community, street, district and city, and by area. Knows no person and no worker.
@Component
@Transactional(readOnly = true)
public class Freshness {

    private static final int[] DIGITS = {2, 4, 6, 9, 12};

    private final FreshnessRecords records;
    private final Clock clock;

    Freshness(FreshnessRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// What a division is made of, each part with its ages.
    ///
    /// @param whole all of it together
    /// @param parts by the divisions one level below, in the order of their codes; by the division itself
    ///     where its dwellings lie in none of them
    public record Divided(Ages whole, Map<DivisionCode, Ages> parts) {}

    /// @param division `null` for everywhere
    public Divided in(@Nullable DivisionCode division) {
        var prefix = division == null ? "" : division.prefix();
        var below = division == null ? 0 : Math.min(division.level().ordinal() + 1, DIGITS.length - 1);
        var ages = records.inDivision(prefix, DIGITS[below], today());
        var parts = new java.util.LinkedHashMap<DivisionCode, Ages>();
        ages.forEach((part, one) -> {
            if (!part.equals(FreshnessRecords.WHOLE)) {
                parts.put(DivisionCode.read(part), one);
            }
        });
        return new Divided(whole(ages), parts);
    }

    /// The smallest division in which all dwellings lie: where a walk down begins. `null` where several
    /// provinces have some, or nothing has.
    public @Nullable DivisionCode common() {
        return records.bounds()
                .flatMap(bounds -> Arrays.stream(Level.values())
                        .filter(level -> level.compareTo(Level.STREET) <= 0)
                        .filter(level ->
                                bounds.first().at(level).equals(bounds.last().at(level)))
                        .map(level -> bounds.first().at(level))
                        .reduce((higher, lower) -> lower))
                .orElse(null);
    }

    /// Buildings with the ages of their dwellings; those in which nothing is visited are left out.
    public Map<BuildingId, Ages> of(Collection<BuildingId> buildings) {
        return by(records.ofBuildings(buildings, today()), BuildingId::new);
    }

    /// Areas with the ages of their dwellings; those without dwellings are left out.
    public Map<AreaId, Ages> ofAreas(Collection<AreaId> areas) {
        return by(records.ofAreas(areas, today()), AreaId::new);
    }

    /// The dwellings of a building, each with its last confirmation.
    public List<Confirmation> confirmations(BuildingId building) {
        return records.confirmations(building);
    }

    private static Ages whole(Map<String, Ages> ages) {
        return ages.getOrDefault(FreshnessRecords.WHOLE, Ages.NONE);
    }

    private static <K> Map<K, Ages> by(Map<String, Ages> ages, Function<UUID, K> key) {
        var by = new HashMap<K, Ages>();
        ages.forEach((part, one) -> {
            if (!part.equals(FreshnessRecords.WHOLE)) {
                by.put(key.apply(UUID.fromString(part)), one);
            }
        });
        return by;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
