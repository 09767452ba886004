package org.anju.merkle;

import java.util.ArrayList;
import java.util.List;

/// What a log sends to a witness: a checkpoint, and the proof that it grew from the one the witness has seen
/// last (C2SP tlog-witness).
///
/// @param old the size that the witness has seen
public record Submission(long old, List<Hash> path, Note note) {

    private static final String OLD = "old ";
    private static final int LONGEST_PATH = 63;

    public Submission {
        path = List.copyOf(path);
        if (path.size() > LONGEST_PATH) {
            throw new IllegalArgumentException("A proof has at most %d hashes.".formatted(LONGEST_PATH));
        }
    }

    /// @throws IllegalArgumentException where the text is none
    public static Submission read(String written) {
        int gap = written.indexOf("\n\n");
        if (gap < 0 || !written.startsWith(OLD)) {
            throw new IllegalArgumentException("This is nothing for a witness.");
        }
        var lines = new ArrayList<>(List.of(written.substring(OLD.length(), gap).split("\n", -1)));
        long old = Numbers.read(lines.removeFirst());
        return new Submission(old, lines.stream().map(Hash::of).toList(), Note.read(written.substring(gap + 2)));
    }

    public String written() {
        var written = new StringBuilder(OLD).append(old).append('\n');
        path.forEach(hash -> written.append(hash).append('\n'));
        return written.append('\n').append(note.written()).toString();
    }
}
