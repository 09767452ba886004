package org.anju.merkle;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/// The SHA-256 hash of a leaf or of an inner node (RFC 6962, section 2.1). The first byte under the hash
/// tells which of the two, so that no leaf can pass for a node.
public final class Hash {

    public static final int BYTES = 32;

    /// Of the tree without leaves.
    public static final Hash EMPTY = new Hash(sha256());

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes exactly [#BYTES]
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has %d bytes, not %d.".formatted(BYTES, bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /// The hash written in base64.
    public static Hash of(String base64) {
        return of(Base64Text.read(base64));
    }

    public static Hash leaf(byte[] entry) {
        return new Hash(sha256(LEAF, entry));
    }

    public static Hash node(Hash left, Hash right) {
        return new Hash(sha256(NODE, left.bytes, right.bytes));
    }

    /// SHA-256 of the parts one after another.
    public static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// In base64, as checkpoints and proofs write it.
    @Override
    public String toString() {
        return Base64Text.write(bytes);
    }
}
