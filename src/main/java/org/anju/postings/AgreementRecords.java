package org.anju.postings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.accounts.SignedIn;
import org.anju.shared.DivisionCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgreementRecords {

    private static final String ADD = """
            insert into postings.agreement
                (agreement, number, signed_on, home_unit, home, host_unit, host, since, until, allows, answer_days, account, unit)
            values (:agreement, :number, :signedOn, :homeUnit, :home, :hostUnit, :host, :since, :until, :allows::text[],
                    :answerDays, :account, :unit)
            """;

    private static final String SIGN = """
            insert into postings.signature (agreement, side, account, unit, unit_name)
            values (:agreement, :side, :account, :unit, :unitName)
            on conflict (agreement, side) do nothing
            """;

    private static final String END = """
            with ended as (
                insert into postings.agreement_end (agreement, until, account, unit, unit_name)
                select a.agreement, greatest(a.since, :today::date), :account::uuid, :unit::uuid, :unitName::text
                from postings.agreement a
                where a.agreement = :agreement and a.until > :today::date
                on conflict (agreement) do nothing
                returning agreement, until
            )
            update postings.agreement a set until = e.until from ended e where a.agreement = e.agreement
            """;

    private static final String LIST = """
            select a.agreement, a.number, a.signed_on, a.home_unit, a.home, a.host_unit, a.host, a.since, a.until, a.allows,
                   a.answer_days, m.unit_name as home_signed, m.at as home_at, t.unit_name as host_signed, t.at as host_at,
                   e.agreement is not null as ended
            from postings.agreement a
            left join postings.signature m on m.agreement = a.agreement and m.side = 'HOME'
            left join postings.signature t on t.agreement = a.agreement and t.side = 'HOST'
            left join postings.agreement_end e on e.agreement = a.agreement
            where (:one::uuid is null or a.agreement = :one::uuid)
            order by a.until desc, a.agreement desc
            limit :most
            """;

    private final JdbcClient db;

    AgreementRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whether it could be: no other of the two offices holds on one of its days.
    boolean add(AgreementId id, Agreement.Wish wish, SignedIn by) {
        try {
            db.sql(ADD)
                    .param("agreement", id.value())
                    .param("number", wish.number())
                    .param("signedOn", wish.signedOn())
                    .param("homeUnit", wish.homeUnit().value())
                    .param("home", wish.home().value())
                    .param("hostUnit", wish.hostUnit().value())
                    .param("host", wish.host().value())
                    .param("since", wish.since())
                    .param("until", wish.until())
                    .param(
                            "allows",
                            wish.allows().stream().map(Enum::name).sorted().toArray(String[]::new))
                    .param("answerDays", wish.answerDays())
                    .param("account", by.account().value())
                    .param("unit", by.unit().value())
                    .update();
            return true;
        } catch (DataIntegrityViolationException e) {
            if (Constraint.is(e, "one_at_a_time")) {
                return false;
            }
            throw e;
        }
    }

    /// Whether it could be: the same account has not signed for the other side.
    boolean sign(AgreementId id, Side side, SignedIn by) {
        try {
            db.sql(SIGN)
                    .param("agreement", id.value())
                    .param("side", side.name())
                    .param("account", by.account().value())
                    .param("unit", by.unit().value())
                    .param("unitName", name(by))
                    .update();
            return true;
        } catch (DataIntegrityViolationException e) {
            if (Constraint.is(e, "two_persons")) {
                return false;
            }
            throw e;
        }
    }

    void end(AgreementId id, LocalDate today, SignedIn by) {
        db.sql(END)
                .param("agreement", id.value())
                .param("today", today)
                .param("account", by.account().value())
                .param("unit", by.unit().value())
                .param("unitName", name(by))
                .update();
    }

    List<Agreement> list(int most) {
        return list(null, most);
    }

    Optional<Agreement> find(AgreementId id) {
        return list(id.value(), 1).stream().findFirst();
    }

    private List<Agreement> list(@Nullable UUID one, int most) {
        return db.sql(LIST)
                .param("one", one)
                .param("most", most)
                .query(AgreementRecords::agreement)
                .list();
    }

    private static String name(SignedIn by) {
        return by.unitZh().equals(by.unitEn()) ? by.unitZh() : by.unitZh() + " " + by.unitEn();
    }

    private static Agreement agreement(ResultSet row, int n) throws SQLException {
        return new Agreement(
                new AgreementId(row.getObject("agreement", UUID.class)),
                row.getString("number"),
                row.getObject("signed_on", LocalDate.class),
                new UnitId(row.getObject("home_unit", UUID.class)),
                new DivisionCode(row.getString("home")),
                new UnitId(row.getObject("host_unit", UUID.class)),
                new DivisionCode(row.getString("host")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                Arrays.stream((String[]) row.getArray("allows").getArray())
                        .map(Allowed::valueOf)
                        .collect(Collectors.toSet()),
                row.getInt("answer_days"),
                signatures(row),
                row.getBoolean("ended"));
    }

    private static Map<Side, Agreement.Signature> signatures(ResultSet row) throws SQLException {
        var signatures = new EnumMap<Side, Agreement.Signature>(Side.class);
        put(signatures, Side.HOME, row.getString("home_signed"), row.getObject("home_at", OffsetDateTime.class));
        put(signatures, Side.HOST, row.getString("host_signed"), row.getObject("host_at", OffsetDateTime.class));
        return signatures;
    }

    private static void put(
            Map<Side, Agreement.Signature> signatures, Side side, @Nullable String name, @Nullable OffsetDateTime at) {
        if (name != null && at != null) {
            signatures.put(side, new Agreement.Signature(name, at.toInstant()));
        }
    }
}
