package org.anju.merkle;

import java.util.ArrayList;
import java.util.List;

/// That something is in a log, in one text that can be checked without asking anybody (C2SP tlog-proof).
///
/// @param extra what the entry was made of; nothing vouches for it but that it hashes to the leaf
/// @param path the inclusion proof
/// @param note the signed checkpoint
public record Proof(byte[] extra, long index, List<Hash> path, Note note) {

    private static final String FIRST = "c2sp.org/tlog-proof@v1\n";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public Proof {
        extra = extra.clone();
        path = List.copyOf(path);
    }

    @Override
    public byte[] extra() {
        return extra.clone();
    }

    /// @throws IllegalArgumentException where the text is none
    public static Proof read(String written) {
        int gap = written.indexOf("\n\n");
        if (!written.startsWith(FIRST) || gap < 0) {
            throw new IllegalArgumentException("This is no proof.");
        }
        var lines = new ArrayList<>(List.of(written.substring(0, gap).split("\n", -1)));
        lines.removeFirst();
        var extra = new byte[0];
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Base64Text.read(lines.removeFirst().substring(EXTRA.length()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new IllegalArgumentException("A proof says which entry it is about.");
        }
        long index = Numbers.read(lines.removeFirst().substring(INDEX.length()));
        return new Proof(extra, index, lines.stream().map(Hash::of).toList(), Note.read(written.substring(gap + 2)));
    }

    public String written() {
        var written = new StringBuilder(FIRST);
        if (extra.length > 0) {
            written.append(EXTRA).append(Base64Text.write(extra)).append('\n');
        }
        written.append(INDEX).append(index).append('\n');
        path.forEach(hash -> written.append(hash).append('\n'));
        return written.append('\n').append(note.written()).toString();
    }

    /// Whether the leaf is in the tree of the checkpoint. Whether the checkpoint is the log's, the keys tell.
    public boolean includes(Hash leaf) {
        var checkpoint = note.checkpoint();
        return Proofs.includes(leaf, index, checkpoint.size(), path, checkpoint.root());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proof proof && written().equals(proof.written());
    }

    @Override
    public int hashCode() {
        return written().hashCode();
    }
}
