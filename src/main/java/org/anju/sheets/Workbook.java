package org.anju.sheets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;

/// A workbook in Office Open XML (ECMA-376), which spreadsheet programs call `.xlsx`. Only what a table needs
/// is read, with the JDK's zip reader: the libraries for it keep all texts of the file on the heap.
final class Workbook implements Source {

    private static final int FORMATS_AT_MOST = 1 << 16;

    /// A sheet of the workbook: what it is called and where in the zip it is.
    private record Tab(String name, String path) {}

    private final ZipFile zip;
    private final Path file;
    private final String name;
    private final boolean temporary;
    private final List<Tab> tabs = new ArrayList<>();
    private final List<CellFormat> formats = new ArrayList<>();
    private final SharedStrings texts;
    private boolean since1904;

    private Workbook(ZipFile zip, Path file, String name, boolean temporary) throws IOException, XMLStreamException {
        this.zip = zip;
        this.file = file;
        this.name = name;
        this.temporary = temporary;
        var path = links("_rels/.rels", "").get("officeDocument");
        if (path == null || !path.endsWith(".xml")) {
            throw Source.unknown(name, path == null ? "ZIP" : "XLSB");
        }
        readBook(path);
        var parts = links(linksOf(path), folder(path));
        if (parts.containsKey("styles")) {
            readFormats(parts.get("styles"));
        }
        this.texts = parts.containsKey("sharedStrings") ? readTexts(parts.get("sharedStrings")) : SharedStrings.none();
    }

    static Workbook open(Path file, String name, boolean temporary) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw broken(name, 0, e);
        }
        try {
            return new Workbook(zip, file, name, temporary);
        } catch (IOException | XMLStreamException e) {
            zip.close();
            throw broken(name, 0, e);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /// A file that cannot be what it says it is.
    /// @param row as far as it could be read
    static Problem broken(String name, int row, Exception cause) {
        var problem = new Problem(Kind.INVALID, "sheet-broken", name, row);
        problem.initCause(cause);
        return problem;
    }

    private Xml part(String path) throws IOException, XMLStreamException {
        return new Xml(stream(path, new AtomicLong()));
    }

    private InputStream stream(String path, AtomicLong read) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            throw new FileNotFoundException(path);
        }
        return new CountedInput(zip.getInputStream(entry), read);
    }

    /// What a part of the workbook links to, by id and by the last word of the kind of link.
    private Map<String, String> links(String path, String folder) throws IOException, XMLStreamException {
        var links = new HashMap<String, String>();
        if (zip.getEntry(path) == null) {
            return links;
        }
        try (var xml = part(path)) {
            while (xml.nextTag() && links.size() < FORMATS_AT_MOST) {
                if (xml.tag().equals("Relationship")) {
                    var target = xml.attribute("Target").orElse("");
                    var full = target.startsWith("/") ? target.substring(1) : folder + target;
                    var kind = xml.attribute("Type").orElse("");
                    links.putIfAbsent(kind.substring(kind.lastIndexOf('/') + 1), full);
                    xml.attribute("Id").ifPresent(id -> links.put(id, full));
                }
            }
        }
        return links;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String linksOf(String path) {
        return folder(path) + "_rels/" + path.substring(path.lastIndexOf('/') + 1) + ".rels";
    }

    private void readBook(String path) throws IOException, XMLStreamException {
        var links = links(linksOf(path), folder(path));
        try (var xml = part(path)) {
            if (!xml.nextTag() || !xml.tag().equals("workbook")) {
                throw Source.unknown(name, "ZIP");
            }
            while (xml.nextTag() && tabs.size() < FORMATS_AT_MOST) {
                if (xml.tag().equals("workbookPr")) {
                    since1904 = xml.attribute("date1904")
                            .filter(value -> value.matches("1|true"))
                            .isPresent();
                }
                boolean shown = xml.attribute("state").orElse("visible").equals("visible");
                if (xml.tag().equals("sheet") && shown) {
                    var target = links.get(xml.attribute("id").orElse(""));
                    if (target != null) {
                        tabs.add(new Tab(xml.attribute("name").orElse(""), target));
                    }
                }
            }
        }
    }

    private void readFormats(String path) throws IOException, XMLStreamException {
        if (zip.getEntry(path) == null) {
            return;
        }
        var own = new HashMap<Integer, CellFormat>();
        boolean inCellFormats = false;
        try (var xml = part(path)) {
            while (xml.nextTag() && formats.size() < FORMATS_AT_MOST && own.size() < FORMATS_AT_MOST) {
                switch (xml.tag()) {
                    case "numFmt" ->
                        own.put(
                                xml.attribute("numFmtId").map(Xml::number).orElse(0),
                                CellFormat.of(xml.attribute("formatCode").orElse("")));
                    case "cellXfs" -> inCellFormats = true;
                    case "cellStyles", "dxfs" -> inCellFormats = false;
                    case "xf" -> {
                        if (inCellFormats) {
                            int id = xml.attribute("numFmtId").map(Xml::number).orElse(0);
                            formats.add(own.getOrDefault(id, CellFormat.builtIn(id)));
                        }
                    }
                    default -> {
                        // fonts, colours and borders do not change what a cell says
                    }
                }
            }
        }
    }

    private SharedStrings readTexts(String path) throws IOException, XMLStreamException {
        if (zip.getEntry(path) == null) {
            return SharedStrings.none();
        }
        try (var xml = part(path)) {
            return SharedStrings.read(xml);
        }
    }

    @Override
    public Sheet.Table table(List<Column> wanted) throws IOException {
        var first = new ArrayList<Row>();
        for (var tab : tabs) {
            if (zip.getEntry(tab.path()) == null) {
                continue;
            }
            var rows = rows(tab);
            try {
                var seen = new ArrayList<Row>();
                var table = Sheet.find(rows, wanted, seen);
                if (table.isPresent()) {
                    var others = tabs.stream()
                            .filter(other -> other != tab)
                            .map(Tab::name)
                            .toList();
                    return new Sheet.Table(
                            rows, table.get().headings(), table.get().headingRow(), others);
                }
                first = first.isEmpty() ? seen : first;
            } catch (RuntimeException e) {
                rows.close();
                throw e;
            }
            rows.close();
        }
        throw Sheet.withoutHeadings(name, first, wanted);
    }

    private XlsxRows rows(Tab tab) throws IOException {
        var read = new AtomicLong();
        long size = Math.max(1, zip.getEntry(tab.path()).getSize());
        try {
            return new XlsxRows(new Xml(stream(tab.path(), read)), name, this::text, read, size);
        } catch (XMLStreamException e) {
            throw broken(name, 0, e);
        }
    }

    /// What a cell says that holds a value of a type (`t`) in a format (`s`).
    private XlsxRows.Said text(String type, String format, String value) throws XMLStreamException {
        return switch (type) {
            case "s" -> new XlsxRows.Said(texts.get(Xml.number(value.strip())), false);
            case "b" -> new XlsxRows.Said(value.strip().equals("1") ? "TRUE" : "FALSE", false);
            case "n", "" -> {
                int index = format.isEmpty() ? 0 : Xml.number(format);
                var shown = index >= 0 && index < formats.size() ? formats.get(index) : CellFormat.GENERAL;
                yield new XlsxRows.Said(shown.text(value, since1904), shown.loses(value));
            }
            default -> new XlsxRows.Said(Xml.unescaped(value), false); // str, e, d
        };
    }

    @Override
    public String format() {
        return "XLSX";
    }

    @Override
    public void close() throws IOException {
        texts.close();
        zip.close();
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
