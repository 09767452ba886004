package org.anju.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The form of this log's entries: `v1` and the hash of salt and event. Nothing can be read from one;
/// whoever has salt and event makes it anew.
public final class Commitment {

    /// Bytes of the salt, which come first.
    public static final int SALT_BYTES = 32;

    private static final byte[] VERSION = "v1".getBytes(StandardCharsets.US_ASCII);

    private Commitment() {}

    /// The entry that stands for an event.
    ///
    /// @param extra salt and event, as a proof carries them
    public static byte[] entry(byte[] extra) {
        var hash = Hash.sha256(extra);
        return ByteBuffer.allocate(VERSION.length + hash.length)
                .put(VERSION)
                .put(hash)
                .array();
    }
}
