package org.anju.sheets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;

/// The encoding of a text file. By its byte-order mark, else UTF-8 if the **whole** file is (a rare character
/// on the last line is enough to be wrong), else GB18030, which Chinese offices write and Java reads in its
/// edition of 2022.
/// @param mark length of the byte-order mark in bytes
record TextEncoding(Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /// So many characters of another alphabet that are right UTF-8 are no accident (about one in three of
    /// GB18030's is, each): a fault after them is damage to UTF-8, and reading the file as GB18030 would turn
    /// every name into others.
    private static final int NO_ACCIDENT = 16;

    /// How far a strict reading came.
    private record Reading(boolean whole, long bytes, int foreign) {}

    static TextEncoding of(Path file, String name) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var marked = marked(channel);
            if (marked.mark() > 0) {
                var reading = read(channel, marked, name);
                if (!reading.whole()) {
                    throw fault(name, reading.bytes());
                }
                return marked;
            }
            var unicode = read(channel, marked, name);
            if (unicode.whole()) {
                return marked;
            }
            var chinese = new TextEncoding(GB18030, 0);
            var reading = read(channel, chinese, name);
            if (!reading.whole() || unicode.foreign() >= NO_ACCIDENT) {
                throw fault(name, unicode.foreign() >= NO_ACCIDENT ? unicode.bytes() : reading.bytes());
            }
            return chinese;
        }
    }

    private static Problem fault(String name, long position) {
        return new Problem(Kind.INVALID, "sheet-encoding", name, position + 1);
    }

    private static TextEncoding marked(FileChannel channel) throws IOException {
        var head = ByteBuffer.allocate(3);
        channel.read(head, 0);
        int first = head.getShort(0) & 0xFFFF;
        return switch (first) {
            case 0xFFFE -> new TextEncoding(StandardCharsets.UTF_16LE, 2);
            case 0xFEFF -> new TextEncoding(StandardCharsets.UTF_16BE, 2);
            case 0xEFBB -> new TextEncoding(StandardCharsets.UTF_8, head.get(2) == (byte) 0xBF ? 3 : 0);
            default -> new TextEncoding(StandardCharsets.UTF_8, 0);
        };
    }

    private static Reading read(FileChannel channel, TextEncoding encoding, String name) throws IOException {
        var decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.allocate(1 << 16);
        var out = CharBuffer.allocate(1 << 16);
        channel.position(encoding.mark());
        long done = encoding.mark();
        int foreign = 0;
        boolean end = false;
        while (!end) {
            end = channel.read(in) < 0;
            in.flip();
            var result = decoder.decode(in, out, end);
            while (true) {
                foreign += foreign(out.flip(), name, NO_ACCIDENT - foreign);
                out.clear();
                if (!result.isOverflow()) {
                    break;
                }
                result = decoder.decode(in, out, end);
            }
            if (result.isError()) {
                return new Reading(false, done + in.position(), foreign);
            }
            done += in.position();
            in.compact();
        }
        return new Reading(true, done, foreign);
    }

    /// Counts characters outside ASCII, up to a number that is enough; a character of no text at all says that
    /// the file is none.
    private static int foreign(CharBuffer text, String name, int enough) {
        int count = 0;
        for (int i = 0; i < text.limit(); i++) {
            char c = text.get(i);
            if (c == 0) {
                throw Source.unknown(name, "binary");
            }
            if (c > 0x7F && count < enough) {
                count++;
            }
        }
        return count;
    }
}
