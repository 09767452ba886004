package org.anju.residents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.names.NameKeys;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives everybody who was registered before there were such keys the keys of their names.
///
/// SQL cannot spell pinyin, and the program's own role may not read who is registered; so this is a step of the
/// migration, by the owner of the tables, in its one transaction: either all have their keys or the start fails
/// and nothing has changed. It takes about half a minute for a million persons.
public final class KeysOfNames implements JavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(KeysOfNames.class);

    private static final int BATCH = 5_000;
    private static final int TOLD_EVERY = 200_000;

    private static final String REGISTERED = """
            select k.person, k.born, k.ending, k.key, p.name
            from residents.person_key k
            join residents.particulars p on p.person = k.person and upper_inf(p.recorded)
            where k.key >= 'n' and k.key < 'o'
            """;

    private static final String ADD = """
            insert into residents.person_key (person, born, ending, key)
            select person, born, ending, key
            from unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) as k (person, born, ending, key)
            """;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5.1");
    }

    @Override
    public String getDescription() {
        return "keys of names";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        long persons = 0;
        try (var reading = connection.prepareStatement(REGISTERED);
                var adding = connection.prepareStatement(ADD)) {
            reading.setFetchSize(BATCH);
            var batch = new ArrayList<Row>();
            try (var row = reading.executeQuery()) {
                while (row.next()) {
                    var known = row.getString("key");
                    for (var key : NameKeys.of(row.getString("name"))) {
                        if (!key.equals(known)) {
                            batch.add(new Row(
                                    row.getObject("person", UUID.class),
                                    row.getInt("born"),
                                    row.getString("ending"),
                                    key));
                        }
                    }
                    if (batch.size() >= BATCH) {
                        add(connection, adding, batch);
                    }
                    if (++persons % TOLD_EVERY == 0) {
                        LOG.info("{} names have their keys.", persons);
                    }
                }
            }
            add(connection, adding, batch);
        }
    }

    private record Row(UUID person, int born, String ending, String key) {}

    private static void add(Connection connection, PreparedStatement adding, List<Row> rows) throws SQLException {
        adding.setArray(
                1,
                connection.createArrayOf("uuid", rows.stream().map(Row::person).toArray()));
        adding.setArray(
                2, connection.createArrayOf("int4", rows.stream().map(Row::born).toArray()));
        adding.setArray(
                3,
                connection.createArrayOf("text", rows.stream().map(Row::ending).toArray()));
        adding.setArray(
                4, connection.createArrayOf("text", rows.stream().map(Row::key).toArray()));
        adding.executeUpdate();
        rows.clear();
    }
}
