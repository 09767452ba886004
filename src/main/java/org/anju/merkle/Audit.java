package org.anju.merkle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks a whole log from its published files alone: every entry, every tile, the root, the signatures, and
/// that it only grew since a checkpoint that the reader kept.
public final class Audit {

    private final Function<String, byte[]> files;
    private final List<VerifierKey> keys;

    /// @param files reads a published file by its path; throws [Missing] where there is none
    /// @param keys whose signatures are asked for: those named like the log must all have signed
    public Audit(Function<String, byte[]> files, List<VerifierKey> keys) {
        this.files = files;
        this.keys = List.copyOf(keys);
    }

    /// A published file that is not there.
    public static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Missing(String path) {
            super(path);
        }
    }

    /// What was found.
    public sealed interface Outcome {

        /// Everything holds.
        ///
        /// @param note the checkpoint as it was read and checked
        /// @param signed by which keys, and when; 1970 where a signature tells no time
        /// @param strangers signatures of keys that the reader does not know
        record Sound(Note note, Map<VerifierKey, Instant> signed, long strangers) implements Outcome {}

        /// The first thing that does not.
        ///
        /// @param file where
        record Broken(String file, Fault fault) implements Outcome {}
    }

    /// What does not hold.
    public enum Fault {
        /// the file is not there
        MISSING,
        /// the file is not what its name says
        UNREADABLE,
        /// no key of this log was given
        NO_KEY,
        /// a key of the log has not signed, or a known key's signature is wrong
        SIGNATURE,
        /// the hashes of the file are not those of the entries
        HASHES,
        /// all entries together have another root than was signed
        ROOT,
        /// it is not the log of before with more entries
        NOT_GROWN
    }

    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Outcome.Broken broken;

        Found(String file, Fault fault) {
            super(file);
            this.broken = new Outcome.Broken(file, fault);
        }
    }

    /// @param since what the reader kept from before; `null` for nothing
    public Outcome run(@Nullable Note since) {
        try {
            return sound(since);
        } catch (Found e) {
            return e.broken;
        }
    }

    private Outcome sound(@Nullable Note since) {
        var note = read("checkpoint", Audit::note);
        var checkpoint = read("checkpoint", bytes -> note.checkpoint());
        var signed = signed("checkpoint", note, checkpoint.origin());
        var before = since == null ? null : before(since, checkpoint);
        var edge = new Edge();
        var nodes = new HashMap<Integer, List<Hash>>();
        grown(edge, before);
        for (var bundle : Tile.of(Tile.ENTRIES, checkpoint.size())) {
            var leaves = read(
                    bundle,
                    bytes -> Bundle.read(bytes, bundle.width()).stream()
                            .map(Hash::leaf)
                            .toList());
            same(new Tile(0, bundle.index(), bundle.width()), leaves);
            for (var leaf : leaves) {
                edge.add(leaf);
                grown(edge, before);
            }
            edge.taken()
                    .forEach(node -> nodes.computeIfAbsent(node.level(), level -> new ArrayList<>())
                            .add(node.hash()));
        }
        nodes.forEach((level, hashes) -> Tile.of(level, checkpoint.size())
                .forEach(tile -> same(tile, hashes.subList((int) tile.first(), (int) tile.first() + tile.width()))));
        if (!edge.root().equals(checkpoint.root())) {
            throw new Found("checkpoint", Fault.ROOT);
        }
        long strangers = note.lines().stream()
                .filter(line -> keys.stream().noneMatch(key -> key.claims(line)))
                .count();
        return new Outcome.Sound(note, signed, strangers);
    }

    private Map<VerifierKey, Instant> signed(String file, Note note, String origin) {
        if (keys.stream().noneMatch(key -> key.name().equals(origin))) {
            throw new Found(file, Fault.NO_KEY);
        }
        var signed = new HashMap<VerifierKey, Instant>();
        for (var key : keys) {
            var claimed = note.lines().stream().filter(key::claims).toList();
            if (claimed.isEmpty() && key.name().equals(origin)) {
                throw new Found(file, Fault.SIGNATURE);
            }
            for (var line : claimed) {
                signed.put(key, key.signed(note.text(), line).orElseThrow(() -> new Found(file, Fault.SIGNATURE)));
            }
        }
        return signed;
    }

    private Checkpoint before(Note since, Checkpoint now) {
        var before = since.checkpoint();
        if (!before.origin().equals(now.origin()) || before.size() > now.size()) {
            throw new Found("checkpoint", Fault.NOT_GROWN);
        }
        signed("since", since, now.origin());
        return before;
    }

    private static void grown(Edge edge, @Nullable Checkpoint before) {
        if (before != null && edge.size() == before.size() && !edge.root().equals(before.root())) {
            throw new Found("checkpoint", Fault.NOT_GROWN);
        }
    }

    private void same(Tile tile, List<Hash> hashes) {
        if (!read(tile, bytes -> Tiles.hashes(tile, bytes)).equals(hashes)) {
            throw new Found(path(tile), Fault.HASHES);
        }
    }

    private <T> T read(Tile tile, Function<byte[], T> as) {
        return read(path(tile), as);
    }

    private <T> T read(String path, Function<byte[], T> as) {
        try {
            return as.apply(files.apply(path));
        } catch (Missing e) {
            throw new Found(path, Fault.MISSING);
        } catch (IllegalArgumentException e) {
            throw new Found(path, Fault.UNREADABLE);
        }
    }

    private static Note note(byte[] bytes) {
        var note = Note.read(new String(bytes, StandardCharsets.UTF_8));
        if (!Arrays.equals(note.written().getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new IllegalArgumentException("The checkpoint is written in another way than we read it.");
        }
        return note;
    }

    private static String path(Tile tile) {
        return "tile/" + tile.path();
    }
}
