package org.anju.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The texts of a workbook, which its cells name by number. A million rows have millions of them, so they are
/// kept outside the heap, in temporary files that have no name any more once they are open: a killed process
/// leaves no personal data behind.
final class SharedStrings implements Closeable {

    private static final ValueLayout.OfLong OFFSET = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment texts;
    private final MemorySegment offsets;
    private final long count;

    private SharedStrings(FileChannel texts, FileChannel offsets) throws IOException {
        this.texts = texts.map(FileChannel.MapMode.READ_ONLY, 0, texts.size(), arena);
        this.offsets = offsets.map(FileChannel.MapMode.READ_ONLY, 0, offsets.size(), arena);
        this.count = offsets.size() / Long.BYTES - 1;
    }

    /// Reads the table; the channels may close when it is mapped into memory.
    static SharedStrings read(Xml xml) throws IOException, XMLStreamException {
        try (var texts = nameless();
                var offsets = nameless()) {
            try (var textOut = new BufferedOutputStream(uncloseable(texts), 1 << 16);
                    var offsetOut = new DataOutputStream(new BufferedOutputStream(uncloseable(offsets), 1 << 16))) {
                long end = 0;
                offsetOut.writeLong(end);
                while (xml.nextTag()) {
                    if (xml.tag().equals("si")) {
                        var bytes = text(xml, "si").getBytes(UTF_8);
                        textOut.write(bytes);
                        end += bytes.length;
                        offsetOut.writeLong(end);
                    }
                }
            }
            return new SharedStrings(texts, offsets);
        }
    }

    static SharedStrings none() throws IOException {
        try (var texts = nameless();
                var offsets = nameless()) {
            return new SharedStrings(texts, offsets);
        }
    }

    private static FileChannel nameless() throws IOException {
        var file = Files.createTempFile("anju-", ".texts");
        return FileChannel.open(file, CREATE, READ, WRITE, DELETE_ON_CLOSE);
    }

    private static OutputStream uncloseable(FileChannel channel) {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /// The text inside a tag, its runs put together (rich text), without the readings that stand above the
    /// characters (`rPh`).
    static String text(Xml xml, String container) throws XMLStreamException {
        var text = new StringBuilder();
        boolean inText = false;
        int reading = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inText = xml.tag().equals("t");
                    reading += xml.tag().equals("rPh") ? 1 : 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText && reading == 0) {
                        xml.addText(text);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    reading -= xml.tag().equals("rPh") ? 1 : 0;
                    if (xml.tag().equals(container)) {
                        return Xml.unescaped(text.toString());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT ->
                    throw new XMLStreamException("The file ends inside <" + container + ">.");
                default -> {
                    // comments and the like say nothing
                }
            }
        }
    }

    String get(long index) throws XMLStreamException {
        if (index < 0 || index >= count) {
            throw new XMLStreamException("There is no shared text " + index + " of " + count + ".");
        }
        long from = offsets.get(OFFSET, index * Long.BYTES);
        long to = offsets.get(OFFSET, (index + 1) * Long.BYTES);
        return new String(texts.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
