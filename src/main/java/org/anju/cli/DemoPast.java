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
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// Makes some of what the demo has led today a thing of earlier days, so that a town that grew this morning has
/// drafts that lapsed, months that are finished, and permits whose year is over. What follows from the days is left
/// to the house's own duties.
final class DemoPast implements AutoCloseable {

    private static final List<String> CASE = List.of(
            "cases.standing",
            "cases.application",
            "cases.step",
            "cases.answer",
            "cases.paper",
            "cases.missing",
            "cases.decision",
            "cases.known");

    private static final List<String> PERMIT = List.of("permits.permit", "permits.mark");

    private static final String DAYS = """
            select a.attname
            from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
              and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
            """;

    private static final String TOLD = "delete from notices.notice where subject = ?";

    private final Installation.Running running;
    private final Connection owner;

    private DemoPast(Installation.Running running, Connection owner) {
        this.running = running;
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

    void move(Case one, int days) throws SQLException {
        move(CASE, "application", one.subject().value(), one.id().value(), days);
    }

    /// What the holder was told of it named today.
    void move(Permit permit, int days) throws SQLException {
        if (days > 0) {
            try (var statement = owner.prepareStatement(TOLD)) {
                statement.setObject(1, permit.subject().value());
                statement.executeUpdate();
            }
        }
        move(PERMIT, "permit", permit.subject().value(), permit.id().value(), days);
    }

    private void move(List<String> tables, String key, UUID subject, UUID which, int days) throws SQLException {
        for (var table : tables) {
            var earlier = columns(table).stream()
                    .map(column -> "%1$s = %1$s - %2$d * interval '1 day'".formatted(column, days))
                    .collect(Collectors.joining(", "));
            try (var statement = owner.prepareStatement(
                    "update %s set %s where subject = ? and %s = ?".formatted(table, earlier, key))) {
                statement.setObject(1, subject);
                statement.setObject(2, which);
                statement.executeUpdate();
            }
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
            run(running, duty);
        }
    }

    /// Does now what the house would do at its own hour.
    static void run(Installation.Running running, String duty) {
        running.house().getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().endsWith(duty))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The house has no duty " + duty + "."))
                .getTask()
                .getRunnable()
                .run();
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
