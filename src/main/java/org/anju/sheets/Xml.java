package org.anju.sheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/// Reads a part of a workbook tag by tag. It follows no reference out of the file, expands no entity, and gives
/// up where a single tag or piece of text would fill the memory: uploads come from anybody.
final class Xml implements Closeable {

    private static final XMLInputFactory FACTORY = factory();
    private static final int LONGEST_TAG = 4 << 20;

    private final Rationed in;
    private final XMLStreamReader reader;

    Xml(InputStream in) throws XMLStreamException {
        this.in = new Rationed(in);
        this.reader = FACTORY.createXMLStreamReader(this.in);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false); // so that every fault shows in next()
        return factory;
    }

    /// Goes to the next event and says which ([XMLStreamConstants]); `END_DOCUMENT` after the last.
    int next() throws XMLStreamException {
        in.left = LONGEST_TAG;
        return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
    }

    /// Goes to the next opening tag; false at the end.
    boolean nextTag() throws XMLStreamException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /// The tag's name without its prefix.
    String tag() {
        return reader.getLocalName();
    }

    /// An attribute by its name without its prefix.
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// Adds the text at which the reader stands, unless that makes it longer than a cell can be.
    void addText(StringBuilder text) throws XMLStreamException {
        if (text.length() + reader.getTextLength() > 2 * CellText.LONGEST) {
            throw new XMLStreamException("A cell of more than " + 2 * CellText.LONGEST + " characters.");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /// A number of at most nine digits; -1 where the text is none.
    static int number(String written) {
        int number = 0;
        for (int i = 0; i < written.length(); i++) {
            if (!CellText.isDigit(written.charAt(i)) || i == 9) {
                return -1;
            }
            number = number * 10 + written.charAt(i) - '0';
        }
        return written.isEmpty() ? -1 : number;
    }

    /// Takes the escapes out that workbooks use for characters that XML cannot hold: `_x000D_` (ECMA-376 part
    /// 1, 22.4.2.4).
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (at + 6 < text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
                plain.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
                at = text.indexOf("_x", from);
            } else {
                at = text.indexOf("_x", at + 1);
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from) {
        return text.substring(from, from + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// A stream that ends with an error where too much is asked of it at once.
    private static final class Rationed extends FilterInputStream {

        private int left = LONGEST_TAG;

        Rationed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("A tag of more than " + LONGEST_TAG + " bytes.");
            }
            int n = super.read(bytes, offset, length);
            left -= n;
            return n;
        }
    }
}
