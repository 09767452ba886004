package org.anju.declarations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Verdict;
import org.anju.sheets.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Lists that were handed in, and the rows that go back. Of a guest who does not stay long enough nothing is
/// kept but the number of the row.
@Repository
class ListRecords {

    /// Rows whose cells are not kept.
    private static final Set<String> NOT_KEPT = Set.of("stay-too-short", "stay-length-missing");

    private static final String ADD = """
            insert into declarations.list (list, account, receipt, file_name, headings, received, doubtful, refused)
            values (:list, :account, :receipt, :name, :headings::text[], :received, :doubtful, :refused)
            """;

    private static final String ADD_ROWS = """
            insert into declarations.list_row (list, row_number, verdict, reason, arguments, cells)
            select :list::uuid, row_number, verdict, reason, arguments, cells
            from unnest(:numbers::int[], :verdicts::text[], :reasons::text[], :arguments::bytea[], :cells::bytea[])
                 as r (row_number, verdict, reason, arguments, cells)
            """;

    private static final String FIND = """
            select list, receipt, file_name, headings, made_at, received, doubtful, refused
            from declarations.list
            where list = :list and account = :account
            """;

    private static final String LATEST = """
            select list, receipt, file_name, headings, made_at, received, doubtful, refused
            from declarations.list
            where account = :account
            order by list desc
            limit 20
            """;

    private static final String ROWS = """
            select row_number, verdict, reason, arguments, cells
            from declarations.list_row
            where list = :list
            order by row_number
            """;

    private static final String FORGET = """
            delete from declarations.list_row r
            using declarations.list l
            where l.list = r.list and l.made_at < :before
            """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    ListRecords(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    void add(Roll roll, AccountId account) {
        db.sql(ADD)
                .param("list", roll.id())
                .param("account", account.value())
                .param("receipt", roll.receipt().digits())
                .param("name", roll.fileName())
                .param("headings", roll.headings().toArray(String[]::new))
                .param("received", roll.received())
                .param("doubtful", roll.doubtful())
                .param("refused", roll.refused())
                .update();
    }

    void addRows(UUID list, List<Roll.Line> back) {
        db.sql(ADD_ROWS)
                .param("list", list)
                .param("numbers", back.stream().map(line -> line.row().number()).toArray(Integer[]::new))
                .param(
                        "verdicts",
                        back.stream().map(line -> line.told().kind().name()).toArray(String[]::new))
                .param(
                        "reasons",
                        back.stream().map(line -> line.told().reason()).toArray(String[]::new))
                .param(
                        "arguments",
                        back.stream()
                                .map(line -> sealed(line.told().arguments()))
                                .toArray(byte[][]::new))
                .param(
                        "cells",
                        back.stream()
                                .map(line -> NOT_KEPT.contains(line.told().reason())
                                        ? null
                                        : sealed(line.row().cells()))
                                .toArray(byte[][]::new))
                .update();
    }

    Optional<Roll> find(UUID list, AccountId account) {
        return db.sql(FIND)
                .param("list", list)
                .param("account", account.value())
                .query(ListRecords::roll)
                .optional();
    }

    List<Roll> latest(AccountId account) {
        return db.sql(LATEST)
                .param("account", account.value())
                .query(ListRecords::roll)
                .list();
    }

    List<Roll.Line> back(UUID list) {
        return db.sql(ROWS)
                .param("list", list)
                .query((row, n) -> {
                    var cells = row.getBytes("cells");
                    return new Roll.Line(
                            new Row(row.getInt("row_number"), cells == null ? List.of() : opened(cells)),
                            new Verdict(
                                    Verdict.Kind.valueOf(row.getString("verdict")),
                                    row.getString("reason"),
                                    opened(row.getBytes("arguments"))));
                })
                .list();
    }

    int forgetRows(Instant before) {
        return db.sql(FORGET).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private byte[] sealed(List<String> texts) {
        return keyring.seal(json.writeValueAsString(texts));
    }

    private List<String> opened(byte[] sealed) {
        return List.of(json.readValue(keyring.unseal(sealed), String[].class));
    }

    private static Roll roll(ResultSet row, int n) throws SQLException {
        return new Roll(
                row.getObject("list", UUID.class),
                new ReceiptNumber(row.getString("receipt")),
                row.getString("file_name"),
                Arrays.asList((String[]) row.getArray("headings").getArray()),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("received"),
                row.getInt("doubtful"),
                row.getInt("refused"));
    }
}
