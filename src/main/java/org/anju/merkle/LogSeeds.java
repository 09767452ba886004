package org.anju.merkle;

import java.util.List;

/// The two secrets of a log: from each grows a key with which it signs its checkpoints. Who has them can sign
/// another history; who loses them cannot go on under the same name.
public record LogSeeds(byte[] ed25519, byte[] mlDsa44) {

    public LogSeeds {
        ed25519 = ed25519.clone();
        mlDsa44 = mlDsa44.clone();
    }

    @Override
    public byte[] ed25519() {
        return ed25519.clone();
    }

    @Override
    public byte[] mlDsa44() {
        return mlDsa44.clone();
    }

    /// The keys of the log: one that all readers know, and one that a quantum computer does not break.
    public List<SigningKey> log(String origin) {
        return List.of(
                new SigningKey(origin, SignatureType.ED25519, ed25519),
                new SigningKey(origin, SignatureType.ML_DSA_44, mlDsa44));
    }

    /// The keys of a witness.
    public List<SigningKey> witness(String name) {
        return List.of(
                new SigningKey(name, SignatureType.COSIGNATURE, ed25519),
                new SigningKey(name, SignatureType.ML_DSA_44, mlDsa44));
    }

    /// Says nothing of the secrets.
    @Override
    public String toString() {
        return "LogSeeds";
    }
}
