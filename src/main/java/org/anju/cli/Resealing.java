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

    // A table that has no parts is not in its own tree.
    private static final String PARTS = """
            select c.oid::regclass::text
            from pg_class c
            where c.relkind = 'r'
              and (c.oid = ?::regclass or c.oid in (select t.relid from pg_partition_tree(?::regclass) t))
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
        // Each scan begins at the beginning, not where another one happens to be.
        try (var statement = owner.createStatement()) {
            statement.execute("set synchronize_seqscans = off");
        }
        owner.setAutoCommit(false);
        long all = 0;
        for (var column : columns()) {
            if (column.sealed()) {
                for (var part : parts(column.table())) {
                    all += run(part, column.name());
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

    /// The tables that hold a table's rows: its partitions, or itself.
    List<String> parts(String table) throws SQLException {
        var parts = new ArrayList<String>();
        try (var statement = owner.prepareStatement(PARTS)) {
            statement.setString(1, table);
            statement.setString(2, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    parts.add(row.getString(1));
                }
            }
        }
        return parts;
    }

    // Each part goes on where the one before it ended in the table, so that no row is read again and again. What is
    // sealed anew is passed over wherever it comes to lie.
    private long run(String part, String column) throws SQLException {
        var older =
                "select ctid::text, %2$s from %1$s where ctid > ?::tid and get_byte(%2$s, 0) <> %3$d limit %4$d for update"
                        .formatted(part, column, keyring.newest(), PART);
        var anew = "update %s set %s = ? where ctid = ?::tid".formatted(part, column);
        long all = 0;
        long now;
        var after = "(0,0)";
        do {
            now = 0;
            try (var read = owner.prepareStatement(older);
                    var write = owner.prepareStatement(anew)) {
                read.setString(1, after);
                try (var row = read.executeQuery()) {
                    while (row.next()) {
                        after = row.getString(1);
                        write.setBytes(1, keyring.seal(keyring.unseal(row.getBytes(2))));
                        write.setString(2, after);
                        write.addBatch();
                        now++;
                    }
                }
                write.executeBatch();
            }
            owner.commit();
            all += now;
        } while (now == PART);
        return all;
    }
}
