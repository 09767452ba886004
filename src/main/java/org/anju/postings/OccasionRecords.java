package org.anju.postings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePointId;
import org.anju.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OccasionRecords {

    private static final String ADD = """
            insert into postings.occasion (occasion, posting, kind, day, point, division, minutes, subject_kind, persons, account)
            values (:occasion, :posting, :kind, :day, :point::uuid, :division::text, :minutes, :about, :persons, :account)
            on conflict (occasion) do nothing
            """;

    private static final String FIND = """
            select o.occasion, o.posting, o.kind, o.day, o.point, o.division, o.minutes, o.subject_kind, o.persons
            from postings.occasion o
            where o.occasion = :occasion and o.account = :account
            """;

    private static final String WITHDRAW = """
            insert into postings.occasion_withdrawn (occasion, account)
            select o.occasion, :account::uuid
            from postings.occasion o
            where o.occasion = :occasion and o.account = :account::uuid
            on conflict (occasion) do nothing
            """;

    private static final String LIST = """
            select o.occasion, o.posting, o.kind, o.day, o.point, o.division, o.minutes, o.subject_kind, o.persons
            from postings.occasion o
            where o.posting = any (:postings::uuid[])
              and not exists (select from postings.occasion_withdrawn w where w.occasion = o.occasion)
            order by o.day desc, o.occasion desc
            limit :most
            """;

    private static final String QUARTERS = """
            select date_trunc('quarter', o.day)::date as quarter, o.kind, count(*) as number, sum(o.persons) as persons
            from postings.occasion o
            where o.day >= :since::date and o.day < :before::date
              and not exists (select from postings.occasion_withdrawn w where w.occasion = o.occasion)
            group by 1, 2
            order by 1 desc, 2
            """;

    private final JdbcClient db;

    OccasionRecords(JdbcClient db) {
        this.db = db;
    }

    /// Nothing where the key was used.
    void add(Occasion one, SignedIn by) {
        db.sql(ADD)
                .param("occasion", one.id().value())
                .param("posting", one.posting().value())
                .param("kind", one.kind().name())
                .param("day", one.day())
                .param("point", one.point() == null ? null : one.point().value())
                .param(
                        "division",
                        one.division() == null ? null : one.division().value())
                .param("minutes", one.minutes())
                .param("about", one.about().name())
                .param("persons", one.persons())
                .param("account", by.account().value())
                .update();
    }

    /// One that this account has written down, be it taken back or not.
    Optional<Occasion> find(OccasionId id, SignedIn by) {
        return db.sql(FIND)
                .param("occasion", id.value())
                .param("account", by.account().value())
                .query(OccasionRecords::occasion)
                .optional();
    }

    void withdraw(OccasionId id, SignedIn by) {
        db.sql(WITHDRAW)
                .param("occasion", id.value())
                .param("account", by.account().value())
                .update();
    }

    List<Occasion> list(Collection<PostingId> postings, int most) {
        return db.sql(LIST)
                .param("postings", postings.stream().map(PostingId::value).toArray(UUID[]::new))
                .param("most", most)
                .query(OccasionRecords::occasion)
                .list();
    }

    List<OccasionQuarter> quarters(LocalDate since, LocalDate before) {
        return db.sql(QUARTERS)
                .param("since", since)
                .param("before", before)
                .query((row, n) -> new OccasionQuarter(
                        row.getObject("quarter", LocalDate.class),
                        Occasion.Kind.valueOf(row.getString("kind")),
                        row.getLong("number"),
                        row.getLong("persons")))
                .list();
    }

    private static Occasion occasion(ResultSet row, int n) throws SQLException {
        var point = row.getObject("point", UUID.class);
        var division = row.getString("division");
        return new Occasion(
                new OccasionId(row.getObject("occasion", UUID.class)),
                new PostingId(row.getObject("posting", UUID.class)),
                Occasion.Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                point == null ? null : new ServicePointId(point),
                division == null ? null : new DivisionCode(division),
                row.getInt("minutes"),
                Need.valueOf(row.getString("subject_kind")),
                row.getInt("persons"));
    }
}
