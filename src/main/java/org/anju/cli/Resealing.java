package org.anju.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.shared.Keyring;

/// Seals anew, with the newest key, what was sealed with an older one: as the owner of the tables, part by
/// part, so that it goes on where it was cut off.
final class Resealing {

    private static final int PART = 1_000;

    private static final String PARTS = """
            select l.oid::regclass::text
            from pg_partition_tree(?::regclass) t
            join pg_class l on l.oid = t.relid
            where t.isleaf
            order by 1
            """;

    private final Connection owner;
    private final Keyring keyring;

    /// @param owner connected as the owner of the tables, in transactions of ours
    Resealing(Connection owner, Keyring keyring) {
        this.owner = owner;
        this.keyring = keyring;
    }

    /// A column of bytes: what of it is sealed is in `bytes.tsv`, which a test compares with the catalogue.
    record Column(String table, String name, String what) {

        boolean sealed() {
            return what.equals("sealed");
        }
    }

    static List<Column> columns() {
        try (var file = Objects.requireNonNull(Resealing.class.getResourceAsStream("/bytes.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Column(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Seals everything anew that an older key has sealed.
    ///
    /// @return how many values it was
    long run() throws SQLException {
        owner.setAutoCommit(false);
        long all = 0;
        for (var column : columns()) {
            if (column.sealed()) {
                for (var part : parts(column.table())) {
                    long now;
                    do {
                        now = some(part, column.name());
                        owner.commit();
                        all += now;
                    } while (now == PART);
                }
            }
        }
        return all;
    }

    /// How many values an older key has sealed.
    long left() throws SQLException {
        long left = 0;
        for (var column : columns()) {
            if (column.sealed()) {
                var count = "select count(*) from %s where get_byte(%s, 0) <> %d"
                        .formatted(column.table(), column.name(), keyring.newest());
                try (var statement = owner.createStatement();
                        var row = statement.executeQuery(count)) {
                    row.next();
                    left += row.getLong(1);
                }
            }
        }
        return left;
    }

    private List<String> parts(String table) throws SQLException {
        var parts = new ArrayList<String>();
        try (var statement = owner.prepareStatement(PARTS)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    parts.add(row.getString(1));
                }
            }
        }
        return parts;
    }

    private long some(String part, String column) throws SQLException {
        var older = "select ctid::text, %2$s from %1$s where get_byte(%2$s, 0) <> %3$d limit %4$d for update"
                .formatted(part, column, keyring.newest(), PART);
        var anew = "update %s set %s = ? where ctid = ?::tid".formatted(part, column);
        long done = 0;
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(older);
                var update = owner.prepareStatement(anew)) {
            while (row.next()) {
                update.setBytes(1, keyring.seal(keyring.unseal(row.getBytes(2))));
                update.setString(2, row.getString(1));
                update.addBatch();
                done++;
            }
            update.executeBatch();
        }
        return done;
    }
}
