package org.anju.residents;

import java.util.List;
import org.anju.frame.Asked;
import org.anju.shared.Keyring;

/// The answer of `/api/v1` to a search.
///
/// @param scope `own` or `city`: where persons were looked for
/// @param more whether others, less alike, are left out
record FoundAnswer(List<Line> items, String scope, boolean more) {

    /// A person who was found, masked.
    ///
    /// @param birthYear empty where unknown
    /// @param address where the person lives; empty where unknown or outside the territory of the post
    /// @param withheld whether the record is confidential and something is left out
    /// @param why how near the name is to what was asked for, or `number`
    /// @param inside whether the person lives, or lived last, in the territory of the post
    record Line(
            String id,
            String name,
            String sex,
            String birthYear,
            String document,
            String lastFour,
            String address,
            boolean withheld,
            String why,
            boolean inside) {}

    static FoundAnswer of(Search.Outcome.Hits hits, Keyring keyring) {
        return new FoundAnswer(
                hits.hits().stream().map(found -> line(found, keyring)).toList(),
                Asked.code(hits.scope()),
                hits.more());
    }

    private static Line line(Search.Found found, Keyring keyring) {
        var hit = HitAnswer.of(found.hit(), keyring);
        return new Line(
                hit.id(),
                hit.name(),
                hit.sex(),
                hit.birthYear(),
                hit.document(),
                hit.lastFour(),
                found.address(),
                hit.withheld(),
                found.why(),
                found.inside());
    }
}
