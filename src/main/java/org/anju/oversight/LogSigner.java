package org.anju.oversight;

import java.time.Clock;
import java.util.List;
import org.anju.merkle.Checkpoint;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.Note;
import org.anju.merkle.SigningKey;
import org.anju.merkle.VerifierKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Name and keys of this installation's log.
@Component
class LogSigner {

    private static final int NAMED_BY = 16;

    private final String origin;
    private final List<SigningKey> keys;
    private final Clock clock;

    /// The last note that was found to be ours.
    private volatile String own = "";

    LogSigner(LogSeeds seeds, Clock clock, @Value("${anju.log.origin:}") String origin) {
        this.origin = origin.isBlank() ? byKey(seeds) : origin.strip();
        this.keys = seeds.log(this.origin);
        this.clock = clock;
    }

    // A name for who chose none: no other installation has it.
    private static String byKey(LogSeeds seeds) {
        return "anju/" + seeds.log("anju").getFirst().verifier().fingerprint().substring(0, NAMED_BY);
    }

    /// Throws where the newest checkpoint was signed under another name or by other keys: going on would be
    /// another log over the same entries, and no witness would take it.
    ///
    /// @param signed the note; empty before the first
    void requireOwn(String signed) {
        if (signed.isEmpty() || signed.equals(own)) {
            return;
        }
        var note = Note.read(signed);
        if (!note.checkpoint().origin().equals(origin) || !note.vouchedFor(keys(), keys())) {
            throw new IllegalStateException(
                    "The log was signed as '%s' by other keys than those of '%s' in the secrets of this installation. Put the keys and anju.log.origin back."
                            .formatted(note.checkpoint().origin(), origin));
        }
        own = signed;
    }

    String origin() {
        return origin;
    }

    List<VerifierKey> keys() {
        return keys.stream().map(SigningKey::verifier).toList();
    }

    Note sign(Checkpoint checkpoint) {
        var now = clock.instant();
        var text = checkpoint.text();
        return new Note(text, keys.stream().map(key -> key.sign(text, now)).toList());
    }
}
