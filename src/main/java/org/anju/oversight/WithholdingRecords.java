package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WithholdingRecords {

    private static final String ADD = """
            insert into oversight.withholding (withholding, unit, unit_name, file, issuer, order_number, until, account)
            values (:withholding, :unit, :unitName, :file, :issuer, :number, :until, :account)
            """;

    private static final String GET = """
            select w.withholding, w.unit_name, w.file, w.issuer, w.order_number, w.until, h.at as since, r.at as revealed
            from oversight.withholding w
            left join oversight.withheld h on h.withholding = w.withholding
            left join oversight.revealed r on r.withholding = w.withholding
            where w.withholding = :withholding
            """;

    private static final String LIST = """
            select w.withholding, w.unit_name, w.file, w.issuer, w.order_number, w.until, h.at as since, r.at as revealed
            from oversight.withheld h
            join oversight.withholding w on w.withholding = h.withholding
            left join oversight.revealed r on r.withholding = w.withholding
            where :all or h.unit = :unit
            order by r.withholding is not null or h.until < :today, h.at desc
            limit :most
            """;

    private static final String WITHHOLD = "select oversight.withhold(:withholding, :proposal)::text";

    private static final String REVEAL = """
            insert into oversight.revealed (withholding, account)
            select h.withholding, :account::uuid from oversight.withheld h
            where h.withholding = :withholding and (:all or h.unit = :unit)
            on conflict do nothing
            """;

    private final JdbcClient db;
    private final Acting acting;

    WithholdingRecords(JdbcClient db, Acting acting) {
        this.db = db;
        this.acting = acting;
    }

    void add(UUID id, String file, String issuer, String number, LocalDate until, Access access) {
        db.sql(ADD)
                .param("withholding", id)
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("file", file)
                .param("issuer", issuer)
                .param("number", number)
                .param("until", until)
                .param("account", access.by().value())
                .update();
    }

    /// Names the role for the transaction that is open.
    Withholding get(UUID id, Role role) {
        acting.as(role);
        return db.sql(GET)
                .param("withholding", id)
                .query(WithholdingRecords::withholding)
                .single();
    }

    /// The same.
    List<Withholding> list(Access access, LocalDate today, int most) {
        acting.as(access.role());
        return db.sql(LIST)
                .param("all", access.role() == Role.AUDITOR)
                .param("unit", access.unit().value())
                .param("today", today)
                .param("most", most)
                .query(WithholdingRecords::withholding)
                .list();
    }

    void withhold(UUID id, ProposalId proposal) {
        db.sql(WITHHOLD)
                .param("withholding", id)
                .param("proposal", proposal.value())
                .query(row -> {});
    }

    boolean reveal(UUID id, Access access) {
        return db.sql(REVEAL)
                        .param("withholding", id)
                        .param("account", access.by().value())
                        .param("all", access.role() == Role.AUDITOR)
                        .param("unit", access.unit().value())
                        .update()
                > 0;
    }

    private static Withholding withholding(ResultSet row, int n) throws SQLException {
        return new Withholding(
                row.getObject("withholding", UUID.class),
                row.getString("unit_name"),
                row.getString("file"),
                row.getString("issuer"),
                row.getString("order_number"),
                row.getObject("until", LocalDate.class),
                instant(row, "since"),
                instant(row, "revealed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
