package org.anju.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.Keyring;
import org.postgresql.PGConnection;

/// The rows that were written for batches of visits, taken out of the register as they are, to be copied into
/// the same tables of a copy of the database; the doors, which are changed and not added, are changed there
/// by one statement.
record BenchSyncRaw(Connection register, Keyring keyring) {

    private static final String COPY_VISITS = "copy fieldwork.visit from stdin (format binary)";
    private static final String VISITS_OUT =
            "copy (select * from fieldwork.visit where visit = any (current_setting('bench.visits')::uuid[])) to stdout (format binary)";
    private static final String COPY_ANSWER = "copy residents.idempotency from stdin (format binary)";
    private static final String ANSWER_OUT =
            "copy (select * from residents.idempotency where account = current_setting('bench.account')::uuid and key = decode(current_setting('bench.key'), 'hex')) to stdout (format binary)";

    private static final String NEWCOMERS = "select person from residents.identity_claim where digest = any (?)";

    private static final String NAME = "select set_config(?, ?, false)";

    private static final String DOORS = """
            update fieldwork.door
            set visited_on = current_date, outcome = 'CONFIRMED', confirmed_on = current_date, confirmed_by = 'COLLECTOR',
                written = pg_current_xact_id()
            where dwelling = any (?)
            """;

    /// What became of one batch, as bytes for each table.
    ///
    /// @param accepted how many visits it stands for
    record Rows(int accepted, Map<String, byte[]> tables, List<UUID> doors) {}

    List<Rows> written(List<BenchPhone.Batch> batches) throws SQLException, IOException {
        var rows = new ArrayList<Rows>();
        for (var batch : batches) {
            rows.add(rows(batch));
        }
        return rows;
    }

    private Rows rows(BenchPhone.Batch batch) throws SQLException, IOException {
        name("bench.persons", array(newcomers(batch.newcomers())));
        name("bench.visits", array(batch.visits()));
        name("bench.account", batch.account().toString());
        name("bench.key", java.util.HexFormat.of().formatHex(keyring.digest("idempotency-key|" + batch.key())));
        var copying = register.unwrap(PGConnection.class).getCopyAPI();
        var tables = new HashMap<String, byte[]>();
        var all = new HashMap<>(BenchRaw.TABLES);
        all.put(COPY_VISITS, VISITS_OUT);
        all.put(COPY_ANSWER, ANSWER_OUT);
        for (var table : all.entrySet()) {
            var bytes = new ByteArrayOutputStream();
            copying.copyOut(table.getValue(), bytes);
            tables.put(table.getKey(), bytes.toByteArray());
        }
        return new Rows(batch.visits().size(), tables, batch.dwellings());
    }

    private List<UUID> newcomers(List<String> numbers) throws SQLException {
        var digests = numbers.stream()
                .map(number -> keyring.digest("RESIDENT_IDENTITY_CARD|" + number))
                .toArray(byte[][]::new);
        var persons = new ArrayList<UUID>();
        try (var statement = register.prepareStatement(NEWCOMERS)) {
            statement.setArray(1, register.createArrayOf("bytea", digests));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    persons.add(row.getObject(1, UUID.class));
                }
            }
        }
        return persons;
    }

    private void name(String setting, String value) throws SQLException {
        try (var statement = register.prepareStatement(NAME)) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static String array(List<UUID> keys) {
        return "{" + String.join(",", keys.stream().map(UUID::toString).toList()) + "}";
    }

    /// Copies a batch in, in one durable transaction; returns how many visits it stands for.
    static int copy(Connection bare, Rows rows) throws SQLException, IOException {
        bare.setAutoCommit(false);
        var copying = bare.unwrap(PGConnection.class).getCopyAPI();
        for (var table : rows.tables().entrySet()) {
            copying.copyIn(table.getKey(), new ByteArrayInputStream(table.getValue()));
        }
        try (var statement = bare.prepareStatement(DOORS)) {
            statement.setArray(
                    1, bare.createArrayOf("uuid", rows.doors().stream().sorted().toArray()));
            statement.executeUpdate();
        }
        bare.commit();
        return rows.accepted();
    }
}
