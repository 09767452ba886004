package org.anju.linkage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// Texts numbered in the order in which they first came, 0, 1, 2 …
///
/// They lie as UTF-8 in one array, found by open addressing: a million short texts take about 30 MB instead of
/// the 100 MB of as many String objects in a HashMap, so that a register of a million fits a small machine.
final class Dictionary {

    private byte[] text = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    /// The hash of a text above, its number plus one below; 0 where free. Most slots that do not fit are told
    /// by the hash, without a look at the text.
    private long[] table = new long[1 << 9];

    private int size;

    /// The number of a text, a new one where it was not seen before.
    int code(String value) {
        var bytes = value.getBytes(UTF_8);
        int hash = hash(bytes);
        int slot = slot(bytes, hash);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, bytes.length);
        if (end > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, text.length * 3L / 2)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 3 / 2);
        }
        System.arraycopy(bytes, 0, text, start, bytes.length);
        ends[size] = end;
        table[slot] = (long) hash << 32 | ++size;
        if (size * 2L > table.length) {
            grow();
        }
        return size - 1;
    }

    /// The number of a text that was seen before.
    Optional<Integer> find(String value) {
        var bytes = value.getBytes(UTF_8);
        int slot = slot(bytes, hash(bytes));
        return table[slot] != 0 ? Optional.of((int) table[slot] - 1) : Optional.empty();
    }

    private int slot(byte[] bytes, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int code = (int) table[slot] - 1;
            if ((int) (table[slot] >>> 32) == hash
                    && Arrays.equals(text, start(code), ends[code], bytes, 0, bytes.length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var before = table;
        table = new long[before.length * 2];
        int mask = table.length - 1;
        for (long entry : before) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    private static int hash(byte[] bytes) {
        long hash = bytes.length;
        for (byte part : bytes) {
            hash = (hash ^ part) * 0x100000001B3L;
        }
        return (int) (Chance.mixed(hash) >>> 16);
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    String value(int code) {
        return new String(text, start(code), ends[code] - start(code), UTF_8);
    }

    boolean startsWith(int code, char ascii) {
        return ends[code] > start(code) && text[start(code)] == ascii;
    }

    int size() {
        return size;
    }

    void digest(MessageDigest into) {
        into.update(text, 0, size == 0 ? 0 : ends[size - 1]);
    }
}
