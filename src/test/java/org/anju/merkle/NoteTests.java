package org.anju.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoteTests {

    private static final Instant AT = Instant.parse("2026-11-29T04:00:00Z");
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private final Checkpoint checkpoint = new Checkpoint("log.example/1", 7, Hash.leaf(new byte[] {7}));

    /// The note in the text of signed-note, and the key of its author in Go's documentation of the same note.
    @Test
    void aNoteOfOthersIsReadAndItsKeyVerifies() {
        var note = Note.read("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """);
        var key = VerifierKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(key.signed(note)).contains(Instant.EPOCH);
        assertThat(Note.read(note.written())).isEqualTo(note);
        assertThat(key.signed(new Note(note.text().replace("answer", "Answer"), note.lines())))
                .isEmpty();
    }

    @Test
    void theFirstKeyOfRfc8032GrowsFromItsSeed() {
        var key = new SigningKey("k", SignatureType.ED25519, SEED).verifier();
        assertThat(HexFormat.of().formatHex(key.key()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void anotherImplementationGrowsTheSamePostQuantumKeyFromTheSeed() {
        var ours = new SigningKey("k", SignatureType.ML_DSA_44, SEED).verifier();
        var theirs = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, SEED);
        assertThat(ours.key()).isEqualTo(theirs.getPublicKey());
    }

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void aSignatureIsOfOneKeyOneTextAndOneTime(SignatureType type) {
        var key = new SigningKey("witness.example/w1", type, SEED);
        var line = key.sign(checkpoint.text(), AT);
        var note = Note.read(new Note(checkpoint.text(), List.of(line)).written());
        var verifier = VerifierKey.read(key.verifier().text());
        assertThat(verifier).isEqualTo(key.verifier());
        assertThat(verifier.signed(note)).contains(type == SignatureType.ED25519 ? Instant.EPOCH : AT);

        var other = new Checkpoint(checkpoint.origin(), 8, checkpoint.root());
        assertThat(verifier.signed(new Note(other.text(), note.lines()))).isEmpty();
        for (int bit = 0; bit < 8 * line.signature().length; bit += 97) {
            var bytes = line.signature();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifier.signed(note.text(), new Note.Line(line.name(), line.id(), bytes)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
        var stranger = new SigningKey("witness.example/w2", type, SEED).verifier();
        assertThat(stranger.signed(note)).isEmpty();
    }

    @Test
    void signaturesOfUnknownKeysArePassedOver() {
        var log = new SigningKey(checkpoint.origin(), SignatureType.ED25519, SEED);
        var note = new Note(
                checkpoint.text(),
                List.of(new Note.Line("someone", 5, new byte[] {1, 2, 3}), log.sign(checkpoint.text(), AT)));
        assertThat(log.verifier().signed(Note.read(note.written()))).isPresent();
    }

    @Test
    void whatIsNoNoteOrKeyOrCheckpointIsRefused() {
        var log = new SigningKey(checkpoint.origin(), SignatureType.ED25519, SEED);
        var written = new Note(checkpoint.text(), List.of(log.sign(checkpoint.text(), AT))).written();
        for (var wrong : List.of(
                "",
                checkpoint.text(),
                checkpoint.text() + "\n",
                written.substring(0, written.length() - 1),
                written.replace("— ", "- "),
                written.replace("\n7\n", "\n7\r\n"))) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Note.read(wrong));
        }
        for (var wrong : List.of("\n7\n", "x\n07\n", "x\n-1\n", "x\n0\n", "x\n7\n8\n")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> Checkpoint.read(wrong + checkpoint.root() + "\n"));
        }
        var key = log.verifier().text();
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.read(key.replace("log", "lag")));
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.read("a b+00000000+AAAA"));
    }

    @Test
    void aProofTravelsAsOneText() {
        var leaves = Trees.leaves(300);
        var tree = Trees.tiled(leaves);
        var log = new SigningKey("log.example/1", SignatureType.ML_DSA_44, SEED);
        var text = new Checkpoint("log.example/1", 300, tree.root()).text();
        var proof = new Proof(new byte[] {1, 2}, 299, tree.inclusion(299), new Note(text, List.of(log.sign(text, AT))));
        var read = Proof.read(proof.written());
        assertThat(read).isEqualTo(proof);
        assertThat(read.includes(leaves.get(299))).isTrue();
        assertThat(read.includes(leaves.get(298))).isFalse();
        assertThat(new Proof(new byte[0], 0, List.of(), proof.note()).written()).doesNotContain("extra");
        for (var wrong : List.of(
                "", proof.written().replace("@v1", "@v2"), proof.written().replace("index 2", "index 02"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Proof.read(wrong));
        }
    }
}
