package org.anju.oversight;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.merkle.Bundle;
import org.anju.merkle.Checkpoint;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Proof;
import org.anju.merkle.Tile;
import org.anju.merkle.Tiles;
import org.anju.merkle.Tree;
import org.anju.merkle.VerifierKey;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transparency log 透明日志 as everybody may read it: its checkpoints, its tiles, its keys. They say how
/// many entries there are and hold each in its place; what an entry is about cannot be read from them.
@Component
@Transactional(readOnly = true)
public class Checkpoints {

    private final LogRecords records;
    private final LogSigner signer;

    Checkpoints(LogRecords records, LogSigner signer) {
        this.records = records;
        this.signer = signer;
    }

    /// How the log stands.
    ///
    /// @param note the newest checkpoint, signed, with what witnesses said of it
    public record Standing(Note note, Instant at) {

        public Checkpoint checkpoint() {
            return note.checkpoint();
        }
    }

    public Standing newest() {
        var head = records.head();
        var note = head.size() == 0
                ? signer.sign(new Checkpoint(signer.origin(), 0, Hash.EMPTY))
                : Note.read(head.signed()).with(records.cosignatures(head.size()));
        return new Standing(note, head.at());
    }

    /// The newest checkpoint that a witness has seen; empty where none has yet.
    public Optional<Standing> witnessed() {
        return records.witnessed();
    }

    public String origin() {
        return signer.origin();
    }

    /// The keys of the log itself.
    public List<VerifierKey> keys() {
        return signer.keys();
    }

    /// A tile as it is published; empty where the log has not grown so far.
    public Optional<byte[]> tile(Tile tile) {
        if (!tile.within(records.head().size())) {
            return Optional.empty();
        }
        return Optional.of(read(tile));
    }

    private byte[] read(Tile tile) {
        if (tile.level() == Tile.ENTRIES) {
            return Bundle.write(records.entries(tile.first(), tile.width()));
        }
        var bytes = new ByteArrayOutputStream(tile.width() * Hash.BYTES);
        if (tile.level() == 0) {
            records.entries(tile.first(), tile.width())
                    .forEach(entry -> bytes.writeBytes(Hash.leaf(entry).bytes()));
        } else {
            records.nodes(tile).forEach(bytes::writeBytes);
        }
        return bytes.toByteArray();
    }

    /// The tree of the log when it had this many entries.
    public Tree tree(long size) {
        return new Tree(new Tiles(size, this::read), size);
    }

    /// The proof that an entry about one of these persons is in the log; empty where it is not in yet. It
    /// rests on a checkpoint that a witness has seen, where one has seen the entry.
    ///
    /// Within [AccessLog#proof] alone: a proof tells what the entry says.
    Optional<Proof> proof(Collection<PersonId> subjects, UUID access) {
        return records.placed(subjects, access).map(this::proof);
    }

    /// The proof that an event of the house is in the log; empty where it is not in yet.
    Optional<Proof> proof(UUID event) {
        return records.placed(event).map(this::proof);
    }

    private Proof proof(LogRecords.Placed placed) {
        var note = witnessed()
                .map(Standing::note)
                .filter(seen -> seen.checkpoint().size() > placed.index())
                .orElseGet(() -> newest().note());
        var path = tree(note.checkpoint().size()).inclusion(placed.index());
        return new Proof(placed.event().extra(), placed.index(), path, note);
    }
}
