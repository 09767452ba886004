package org.anju.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Entries as they are published: one after another, each after its length in two bytes (C2SP tlog-tiles).
public final class Bundle {

    private static final int LONGEST = 0xFFFF;

    private Bundle() {}

    public static byte[] write(List<byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("An entry has at most %d bytes.".formatted(LONGEST));
            }
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException where it does not hold exactly this many
    public static List<byte[]> read(byte[] bytes, int wanted) {
        var entries = new ArrayList<byte[]>();
        var rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                var entry = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A bundle ends within an entry.", e);
        }
        if (entries.size() != wanted) {
            throw new IllegalArgumentException("A bundle has %d entries, not %d.".formatted(entries.size(), wanted));
        }
        return entries;
    }
}
