package org.anju.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.merkle.Note;
import org.anju.merkle.VerifierKey;

/// The page about the transparency log.
///
/// @param address of the log, for the command that checks it
/// @param keys of the log
/// @param witnesses of those that the house knows
/// @param seen when each witness last signed, by its name
public record LogView(
        String address,
        String origin,
        long size,
        String root,
        Instant at,
        List<VerifierKey> keys,
        List<VerifierKey> witnesses,
        long witnessedSize,
        Map<String, Instant> seen) {

    static LogView of(Checkpoints checkpoints, List<VerifierKey> witnesses, String address) {
        var newest = checkpoints.newest();
        var checkpoint = newest.checkpoint();
        var witnessed = checkpoints.witnessed();
        return new LogView(
                address,
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root().toString(),
                newest.at(),
                checkpoints.keys(),
                witnesses,
                witnessed.map(standing -> standing.checkpoint().size()).orElse(0L),
                witnessed.map(standing -> seen(standing.note(), witnesses)).orElse(Map.of()));
    }

    private static Map<String, Instant> seen(Note note, List<VerifierKey> witnesses) {
        var seen = new TreeMap<String, Instant>();
        witnesses.forEach(key -> key.signed(note).ifPresent(at -> seen.put(key.name(), at)));
        return seen;
    }
}
