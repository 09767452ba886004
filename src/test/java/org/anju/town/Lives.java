package org.anju.town;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The declarations of a town put together by person: by document, or, for who has none, by name, birth and
/// first dwelling.
final class Lives {

    private Lives() {}

    static Map<String, List<TownStay>> of(Town town) {
        var lives = new LinkedHashMap<String, List<TownStay>>();
        town.stays()
                .forEach(s -> lives.computeIfAbsent(
                                s.number().isEmpty() ? s.name() + s.birth() + s.dwelling() : s.number(),
                                k -> new ArrayList<>())
                        .add(s));
        return lives;
    }
}
