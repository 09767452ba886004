package org.anju.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.cases.Case;
import org.anju.permits.Permit;
import org.anju.shared.Keyring;

/// Makes some of what the demo has led today a thing of earlier days, so that a town that grew this morning has
/// drafts that lapsed, months that are finished, and permits whose year is over. What follows from the days is left
/// to the house's own duties.
final class DemoPast implements AutoCloseable {

    private static final List<String> PERMIT = List.of("permits.permit", "permits.mark");

    private static final String DAYS = """
            select a.attname
            from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
              and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
            """;

    private static final String TOLD = "select notice, path from notices.notice where subject = ?";
    private static final String NOT_TOLD = "delete from notices.notice where subject = ? and notice = ?";

    /// Of which stay it speaks, and since when that is believed, is not of its day.
    private static final String PROOF = """
            update permits.proof set on_day = on_day - ?, until = until - ?, at = at - ? * interval '1 day'
            where subject = ? and application = ?
            """;

    private static final String PROOF_AS_SIGNED = """
            update certificates.certificate c set issued = c.issued - ?, until = c.until - ?, at = c.at - ? * interval '1 day'
            from permits.proof p
            where c.subject = ? and p.application = ? and p.subject = c.subject and p.certificate = c.certificate
            """;

    private final Installation.Running running;
    private final Keyring keyring;
    private final Connection owner;

    private DemoPast(Installation.Running running, Connection owner) {
        this.running = running;
        this.keyring = running.the(Keyring.class);
        this.owner = owner;
    }

    /// As the owner of the tables, who brings them up to date: the program itself cannot change what was written.
    static DemoPast of(Installation.Running running) throws SQLException {
        var house = running.house().getEnvironment();
        return new DemoPast(
                running,
                DriverManager.getConnection(
                        house.getRequiredProperty("spring.flyway.url"),
                        house.getRequiredProperty("spring.flyway.user"),
                        house.getRequiredProperty("spring.flyway.password")));
    }

    /// What the person was told of it named today, and goes.
    void move(Case one, int days) throws SQLException {
        move(CaseTables.ALL, "application", one.subject().value(), one.id().value(), days);
        if (days > 0) {
            untell(one);
        }
    }

    /// The proof that it brought about as well; what was signed keeps the day on which it was.
    void moveWithProof(Case one, int days) throws SQLException {
        move(one, days);
        for (var sql : List.of(PROOF_AS_SIGNED, PROOF)) {
            try (var statement = owner.prepareStatement(sql)) {
                for (int i = 1; i <= 3; i++) {
                    statement.setInt(i, days);
                }
                statement.setObject(4, one.subject().value());
                statement.setObject(5, one.id().value());
                requireOne(statement.executeUpdate(), "permits.proof");
            }
        }
    }

    void move(Permit permit, int days) throws SQLException {
        move(PERMIT, "permit", permit.subject().value(), permit.id().value(), days);
    }

    private void untell(Case one) throws SQLException {
        var about = "/me/cases/" + keyring.reference(one.id().value());
        var told = new ArrayList<UUID>();
        try (var statement = owner.prepareStatement(TOLD)) {
            statement.setObject(1, one.subject().value());
            var row = statement.executeQuery();
            while (row.next()) {
                if (keyring.unseal(row.getBytes(2)).equals(about)) {
                    told.add(row.getObject(1, UUID.class));
                }
            }
        }
        for (var notice : told) {
            try (var statement = owner.prepareStatement(NOT_TOLD)) {
                statement.setObject(1, one.subject().value());
                statement.setObject(2, notice);
                requireOne(statement.executeUpdate(), "notices.notice");
            }
        }
    }

    /// The first table has one row of it, the others as many as there are.
    private void move(List<String> tables, String key, UUID subject, UUID which, int days) throws SQLException {
        for (var table : tables) {
            var earlier = columns(table).stream()
                    .map(column -> "%1$s = %1$s - %2$d * interval '1 day'".formatted(column, days))
                    .collect(Collectors.joining(", "));
            try (var statement = owner.prepareStatement(
                    "update %s set %s where subject = ? and %s = ?".formatted(table, earlier, key))) {
                statement.setObject(1, subject);
                statement.setObject(2, which);
                int moved = statement.executeUpdate();
                if (table.equals(tables.getFirst())) {
                    requireOne(moved, table);
                }
            }
        }
    }

    private static void requireOne(int rows, String table) {
        if (rows != 1) {
            throw new IllegalStateException("%d rows of %s were of one thing of the demo.".formatted(rows, table));
        }
    }

    private List<String> columns(String table) throws SQLException {
        try (var statement = owner.prepareStatement(DAYS)) {
            statement.setString(1, table);
            var columns = new ArrayList<String>();
            var row = statement.executeQuery();
            while (row.next()) {
                columns.add(row.getString(1));
            }
            return columns;
        }
    }

    /// What the house does when a day has passed, now instead of within the half hour.
    void dayHasPassed() {
        for (var duty : List.of("CaseDuties.dayHasPassed", "PermitDuties.makeWanted", "PermitDuties.remind")) {
            running.doNow(duty);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
