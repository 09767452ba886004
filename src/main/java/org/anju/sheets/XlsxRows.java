package org.anju.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The rows of one sheet of a workbook, read as they come out of the zip.
final class XlsxRows implements Rows {

    /// Rows and columns that spreadsheet programs have.
    private static final int LAST_ROW = 1_048_576;

    private static final int LAST_COLUMN = 16_384;

    /// The text of a cell, and whether it is a number that lost digits.
    record Said(String text, boolean lostDigits) {}

    /// Turns what is stored for a cell into what it says.
    interface Meaning {
        Said of(String type, String format, String value) throws XMLStreamException;
    }

    private final Xml xml;
    private final String name;
    private final Meaning meaning;
    private final AtomicLong read;
    private final long size;
    private int number;
    private boolean ended;

    XlsxRows(Xml xml, String name, Meaning meaning, AtomicLong read, long size) {
        this.xml = xml;
        this.name = name;
        this.meaning = meaning;
        this.read = read;
        this.size = size;
    }

    @Override
    public Optional<Row> next() {
        try {
            while (!ended) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.tag().equals("row")) {
                    var row = row();
                    if (!row.blank()) {
                        return Optional.of(row);
                    }
                }
                ended = event == XMLStreamConstants.END_DOCUMENT
                        || (event == XMLStreamConstants.END_ELEMENT && xml.tag().equals("sheetData"));
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw Workbook.broken(name, number, e);
        }
    }

    private Row row() throws XMLStreamException {
        int next = xml.attribute("r").map(Xml::number).orElse(number + 1);
        if (next <= number || next > LAST_ROW) {
            throw new XMLStreamException("Row " + next + " follows row " + number + ".");
        }
        number = next;
        List<String> cells = new ArrayList<>();
        int free = 0;
        Set<Integer> lost = Set.of();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.tag().equals("c")) {
                int column = xml.attribute("r").map(XlsxRows::column).orElse(free);
                var said = cell();
                if (column < free || column >= LAST_COLUMN) {
                    throw new XMLStreamException("Column " + column + " comes where column " + free + " may.");
                }
                free = column + 1;
                if (said.text().isEmpty()) {
                    continue; // a cell that has a border but says nothing
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(said.text());
                if (said.lostDigits()) {
                    lost = lost.isEmpty() ? new HashSet<>() : lost;
                    lost.add(column);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.tag().equals("row")) {
                return new Row(number, cells, lost);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("The file ends inside a row.");
            }
        }
    }

    private Said cell() throws XMLStreamException {
        var type = xml.attribute("t").orElse("");
        var format = xml.attribute("s").orElse("");
        var value = new StringBuilder();
        boolean inValue = false;
        String inline = "";
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inValue = xml.tag().equals("v");
                    if (xml.tag().equals("is")) {
                        inline = SharedStrings.text(xml, "is");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inValue) {
                        xml.addText(value);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inValue = false;
                    if (xml.tag().equals("c")) {
                        return value.isEmpty() ? new Said(inline, false) : meaning.of(type, format, value.toString());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("The file ends inside a cell.");
                default -> {
                    // comments and the like say nothing
                }
            }
        }
    }

    /// The column of a cell reference, from 0: `A1` is 0, `AB7` is 27; past the last column where it is none.
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= LAST_COLUMN; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column == 0 ? LAST_COLUMN : column - 1;
    }

    @Override
    public double progress() {
        return (double) read.get() / size;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
