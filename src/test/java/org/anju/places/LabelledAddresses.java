package org.anju.places;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Addresses from all provinces, written and labelled by hand, field by field. Every third is held out: the
/// grammar was never fitted to those, and only their figures were looked at.
final class LabelledAddresses {

    static final Map<String, Function<WrittenAddress, String>> FIELDS = fields();

    private LabelledAddresses() {}

    private static Map<String, Function<WrittenAddress, String>> fields() {
        var fields = new LinkedHashMap<String, Function<WrittenAddress, String>>();
        fields.put("province", WrittenAddress::province);
        fields.put("city", WrittenAddress::city);
        fields.put("county", WrittenAddress::county);
        fields.put("town", WrittenAddress::town);
        fields.put("community", WrittenAddress::community);
        fields.put("road", WrittenAddress::road);
        fields.put("lane", WrittenAddress::lane);
        fields.put("number", WrittenAddress::number);
        fields.put("compound", WrittenAddress::compound);
        fields.put("building", WrittenAddress::building);
        fields.put("unit", WrittenAddress::unit);
        fields.put("storey", WrittenAddress::storey);
        fields.put("room", WrittenAddress::room);
        fields.put("rest", WrittenAddress::rest);
        return fields;
    }

    /// One address and what it says.
    record Labelled(String id, boolean heldOut, String text, Map<String, String> fields) {}

    static List<Labelled> read() {
        return csv("labelled-addresses.csv").stream()
                .map(row -> {
                    var fields = new LinkedHashMap<String, String>();
                    FIELDS.keySet().forEach(field -> fields.put(field, row.getField(field)));
                    return new Labelled(
                            row.getField("id"), row.getField("part").equals("held-out"), row.getField("text"), fields);
                })
                .toList();
    }

    /// Provinces, cities, and the counties of the labelled addresses with all their namesakes. Nothing below
    /// them, so that towns and villages are read by their endings alone.
    static Gazetteer gazetteer() {
        var rows = csv("labelled-divisions.csv").stream()
                .map(row -> DivisionRow.today(row.getField("code"), row.getField("name"), ""))
                .toList();
        return Gazetteers.of(rows);
    }

    private static List<NamedCsvRecord> csv(String file) {
        var stream = Objects.requireNonNull(LabelledAddresses.class.getResourceAsStream(file));
        try (var reader = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
