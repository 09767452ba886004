package org.anju.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/// The rows that the intake has written for a batch, taken out of the register as they are, to be copied into
/// the same tables of a copy of the database: the least that any program must do to keep them.
final class BenchRaw {

    /// Tables that the intake writes for a new person, and how a batch's rows are read from each. What the
    /// inbox has as its key is a digest nobody else can compute; another of the same length takes its place.
    static final Map<String, String> TABLES = Map.ofEntries(
            table(
                    "copy residents.act from stdin (format binary)",
                    "copy (select * from residents.act where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.particulars from stdin (format binary)",
                    "copy (select * from residents.particulars where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.document from stdin (format binary)",
                    "copy (select * from residents.document where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.contact from stdin (format binary)",
                    "copy (select * from residents.contact where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.stay from stdin (format binary)",
                    "copy (select * from residents.stay where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.observation from stdin (format binary)",
                    "copy (select * from residents.observation where subject = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.person_key from stdin (format binary)",
                    "copy (select * from residents.person_key where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy oversight.access_entry from stdin (format binary)",
                    "copy (select * from oversight.access_entry where subject = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.inbox from stdin (format binary)",
                    "copy (select sha256(uuid_send(observation)), subject, observation, verdict, reason, at from residents.observation where subject = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"),
            table(
                    "copy residents.identity_claim from stdin (format binary)",
                    "copy (select digest, person from residents.document where person = any (current_setting('bench.persons')::uuid[])) to stdout (format binary)"));

    // By the acts: a number that was invented twice is held, and is nobody's first row.
    private static final String BATCHES = """
            select file, count(*) as declarations, array_agg(person)::text as persons
            from residents.act
            where starts_with(file, ?)
            group by file
            """;

    static final String PERSONS = "select set_config('bench.persons', ?, false)";

    private BenchRaw() {}

    /// A batch as bytes for each table, keyed by the statement that takes them in.
    record Batch(int declarations, Map<String, byte[]> rows) {}

    /// The batches whose file number begins so.
    static List<Batch> written(Connection register, String files) throws SQLException, IOException {
        var batches = new ArrayList<Batch>();
        try (var statement = register.prepareStatement(BATCHES)) {
            statement.setString(1, files);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    batches.add(batch(register, row.getString("persons"), row.getInt("declarations")));
                }
            }
        }
        return batches;
    }

    private static Batch batch(Connection register, String persons, int declarations) throws SQLException, IOException {
        try (var statement = register.prepareStatement(PERSONS)) {
            statement.setString(1, persons);
            statement.execute();
        }
        var copying = register.unwrap(PGConnection.class).getCopyAPI();
        var rows = new java.util.HashMap<String, byte[]>();
        for (var table : TABLES.entrySet()) {
            var bytes = new ByteArrayOutputStream();
            copying.copyOut(table.getValue(), bytes);
            rows.put(table.getKey(), bytes.toByteArray());
        }
        return new Batch(declarations, rows);
    }

    /// Copies a batch in, in one durable transaction; returns how many declarations it stands for.
    static int copy(Connection bare, Batch batch) throws SQLException, IOException {
        bare.setAutoCommit(false);
        var copying = bare.unwrap(PGConnection.class).getCopyAPI();
        for (var table : batch.rows().entrySet()) {
            copying.copyIn(table.getKey(), new ByteArrayInputStream(table.getValue()));
        }
        bare.commit();
        return batch.declarations();
    }

    private static Map.Entry<String, String> table(String in, String out) {
        return Map.entry(in, out);
    }
}
