package org.anju.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Verdict;
import org.anju.sheets.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ImportRecords {

    private static final String BEGIN = """
            insert into imports.run (run, kind, file_name, account, dry, headings)
            values (:run, :kind, :name, :account, :dry, :headings::text[])
            """;

    private static final String ADD = """
            insert into imports.run_row (run, row_number, verdict, reason, arguments, cells)
            select :run::uuid, row_number, verdict, reason, arguments, cells
            from unnest(:numbers::int[], :verdicts::text[], :reasons::text[], :arguments::bytea[], :cells::bytea[])
                 as r (row_number, verdict, reason, arguments, cells)
            """;

    private static final String PROGRESS = """
            update imports.run
            set accepted = :accepted, held = :held, refused = :refused, known = :known
            where run = :run
            """;

    private static final String END = "update imports.run set ended = now(), failure = :failure::text where run = :run";

    private static final String FIND = """
            select run, kind, file_name, account, dry, started, ended, failure, accepted, held, refused, known, headings
            from imports.run
            where run = :run
            """;

    private static final String LATEST = """
            select run, kind, file_name, account, dry, started, ended, failure, accepted, held, refused, known, headings
            from imports.run
            where account = :account
            order by run desc
            limit 20
            """;

    private static final String INTERRUPTED = """
            update imports.run
            set ended = now(), failure = 'import-interrupted'
            where ended is null and started < :before
            """;

    private static final String ROWS = """
            select row_number, verdict, reason, arguments, cells
            from imports.run_row
            where run = :run
            order by row_number
            """;

    private static final String ERASE_ROWS = "select imports.erase_rows(:most)";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    ImportRecords(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    /// Takes away the rows of runs of so long ago that their time is over.
    long eraseRows(int most) {
        return db.sql(ERASE_ROWS).param("most", most).query(Long.class).single();
    }

    void begin(UUID run, ImportKind kind, String name, AccountId account, boolean dry, List<String> headings) {
        db.sql(BEGIN)
                .param("run", run)
                .param("kind", kind.name())
                .param("name", name)
                .param("account", account.value())
                .param("dry", dry)
                .param("headings", headings.toArray(String[]::new))
                .update();
    }

    void add(UUID run, List<ImportedRow> rows, Tally tally) {
        db.sql(ADD)
                .param("run", run)
                .param("numbers", rows.stream().map(row -> row.row().number()).toArray(Integer[]::new))
                .param(
                        "verdicts",
                        rows.stream().map(row -> row.verdict().kind().name()).toArray(String[]::new))
                .param(
                        "reasons",
                        rows.stream().map(row -> row.verdict().reason()).toArray(String[]::new))
                .param(
                        "arguments",
                        rows.stream()
                                .map(row -> sealed(row.verdict().arguments()))
                                .toArray(byte[][]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(row -> row.in() ? null : sealed(row.row().cells()))
                                .toArray(byte[][]::new))
                .update();
        db.sql(PROGRESS)
                .param("run", run)
                .param("accepted", tally.accepted())
                .param("held", tally.held())
                .param("refused", tally.refused())
                .param("known", tally.alreadyKnown())
                .update();
    }

    void end(UUID run, @Nullable String failure) {
        db.sql(END).param("run", run).param("failure", failure).update();
    }

    /// Ends runs that a program before this one did not end.
    void interrupted(OffsetDateTime before) {
        db.sql(INTERRUPTED).param("before", before).update();
    }

    Optional<ImportRun> find(UUID run) {
        return db.sql(FIND).param("run", run).query(ImportRecords::run).optional();
    }

    List<ImportRun> latest(AccountId account) {
        return db.sql(LATEST)
                .param("account", account.value())
                .query(ImportRecords::run)
                .list();
    }

    void rows(UUID run, Consumer<ImportedRow> each) {
        db.sql(ROWS).param("run", run).query((ResultSet row) -> {
            var cells = row.getBytes("cells");
            each.accept(new ImportedRow(
                    new Row(row.getInt("row_number"), cells == null ? List.of() : opened(cells)),
                    new Verdict(
                            Verdict.Kind.valueOf(row.getString("verdict")),
                            row.getString("reason"),
                            opened(row.getBytes("arguments")))));
        });
    }

    private byte[] sealed(List<String> texts) {
        return keyring.seal(json.writeValueAsString(texts));
    }

    private List<String> opened(byte[] sealed) {
        return List.of(json.readValue(keyring.unseal(sealed), String[].class));
    }

    private static ImportRun run(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended", OffsetDateTime.class);
        return new ImportRun(
                row.getObject("run", UUID.class),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                new AccountId(row.getObject("account", UUID.class)),
                row.getBoolean("dry"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("failure"),
                new Tally(row.getLong("accepted"), row.getLong("held"), row.getLong("refused"), row.getLong("known")),
                Arrays.asList((String[]) row.getArray("headings").getArray()));
    }
}
