package org.anju.merkle;

/// How large a log is and what its root is, in words that are signed (C2SP tlog-checkpoint).
///
/// @param origin which log
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ') || size < 0) {
            throw new IllegalArgumentException("No checkpoint: origin '%s', size %d.".formatted(origin, size));
        }
        if (size == 0 && !root.equals(Hash.EMPTY)) {
            throw new IllegalArgumentException("A tree without leaves has another root.");
        }
    }

    /// @throws IllegalArgumentException where the text is none, or has more lines than we ever write
    public static Checkpoint read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new IllegalArgumentException("A checkpoint has three lines.");
        }
        return new Checkpoint(lines[0], Numbers.read(lines[1]), Hash.of(lines[2]));
    }

    /// The three lines, each with its line end.
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
