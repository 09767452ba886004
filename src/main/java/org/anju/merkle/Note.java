package org.anju.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text and the signatures under it (C2SP signed-note). Whoever reads it trusts the text only as far as a
/// known key has signed it; signatures of others are passed over.
public record Note(String text, List<Line> lines) {

    private static final String DASH = "— ";
    private static final int ID_BYTES = 4;
    private static final int MOST_LINES = 64;

    /// One signature.
    ///
    /// @param name of the key
    /// @param id the key's four bytes
    public record Line(String name, int id, byte[] signature) {

        public Line {
            signature = signature.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }

        /// With its line end.
        public String text() {
            var bytes = new byte[ID_BYTES + signature.length];
            java.nio.ByteBuffer.wrap(bytes).putInt(id).put(signature);
            return DASH + name + " " + Base64Text.write(bytes) + "\n";
        }

        static Line read(String line) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space <= DASH.length()) {
                throw new IllegalArgumentException("This is no line of a signature: '" + line + "'.");
            }
            var bytes = Base64Text.read(line.substring(space + 1));
            if (bytes.length <= ID_BYTES) {
                throw new IllegalArgumentException("This signature is too short: '" + line + "'.");
            }
            return new Line(
                    line.substring(DASH.length(), space),
                    java.nio.ByteBuffer.wrap(bytes).getInt(),
                    Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line
                    && name.equals(line.name)
                    && id == line.id
                    && Arrays.equals(signature, line.signature);
        }

        @Override
        public int hashCode() {
            return 31 * id + Arrays.hashCode(signature);
        }
    }

    public Note {
        lines = List.copyOf(lines);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("The text of a note ends with a line end and has no other controls.");
        }
    }

    /// @throws IllegalArgumentException where the text is no note
    public static Note read(String written) {
        int gap = written.lastIndexOf("\n\n");
        if (gap < 0 || !written.endsWith("\n")) {
            throw new IllegalArgumentException("A note has an empty line before its signatures.");
        }
        var lines = lines(written.substring(gap + 2));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A note has at least one signature.");
        }
        return new Note(written.substring(0, gap + 1), lines);
    }

    /// Lines of signatures that stand alone, as a witness answers.
    public static List<Line> lines(String written) {
        if (written.isEmpty()) {
            return List.of();
        }
        if (!written.endsWith("\n")) {
            throw new IllegalArgumentException("A line of a signature has no end.");
        }
        var texts = written.substring(0, written.length() - 1).split("\n", -1);
        if (texts.length > MOST_LINES) {
            throw new IllegalArgumentException("A note has at most %d signatures.".formatted(MOST_LINES));
        }
        return Arrays.stream(texts).map(Line::read).toList();
    }

    /// This note with more signatures; one that it has already is not added.
    public Note with(List<Line> more) {
        var all = new ArrayList<>(lines);
        more.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new Note(text, all);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.read(text);
    }

    public String written() {
        var written = new StringBuilder(text).append('\n');
        lines.forEach(line -> written.append(line.text()));
        return written.toString();
    }

    /// Whether all of these keys have signed, and no line claims a known key that did not sign it.
    public boolean vouchedFor(List<VerifierKey> all, List<VerifierKey> known) {
        return all.stream().allMatch(key -> key.signed(this).isPresent())
                && known.stream()
                        .allMatch(key -> lines.stream()
                                .filter(key::claims)
                                .allMatch(line -> key.signed(text, line).isPresent()));
    }
}
