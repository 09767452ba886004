package org.anju.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The end of a copy: the SHA-256 of all its bytes, as the comment of the archive. The manifest says what is
/// in the files; this says that no other byte was changed either: headers, names, times, the unused bits of
/// packed data. In the digest its own place counts as zeros.
final class CopyEnd {

    private static final String MARK = "anju-backup sha256 ";
    private static final int DIGITS = 64;
    private static final String BLANK = "0".repeat(DIGITS);
    private static final int BUFFER = 1 << 16;

    private CopyEnd() {}

    /// The comment, before the digest is known.
    static String blank() {
        return MARK + BLANK;
    }

    static DigestOutputStream digesting(OutputStream out) {
        return new DigestOutputStream(out, CopyManifest.sha256());
    }

    /// Puts the digest in its place, once everything has passed.
    static void put(MessageDigest digest, FileChannel into) throws IOException {
        var bytes = ByteBuffer.wrap(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
        long at = into.size() - DIGITS;
        while (bytes.hasRemaining()) {
            at += into.write(bytes, at);
        }
    }

    /// Whether a file has such an end.
    static boolean isAt(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = channel.size() - DIGITS - MARK.length();
            return at >= 0 && read(channel, at, MARK.length()).equals(MARK);
        }
    }

    /// Whether the end of a file that has one is that of all its bytes.
    static boolean holds(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var digest = CopyManifest.sha256();
            long left = channel.size() - DIGITS;
            var buffer = ByteBuffer.allocate(BUFFER);
            while (left > 0) {
                buffer.clear().limit((int) Math.min(left, BUFFER));
                int read = channel.read(buffer);
                if (read < 0) {
                    return false;
                }
                digest.update(buffer.flip());
                left -= read;
            }
            digest.update(BLANK.getBytes(StandardCharsets.US_ASCII));
            return read(channel, channel.size() - DIGITS, DIGITS)
                    .equals(HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static String read(FileChannel channel, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
}
