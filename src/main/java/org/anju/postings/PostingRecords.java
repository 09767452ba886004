package org.anju.postings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostingRecords {

    private static final String ADD = """
            insert into postings.posting
                (posting, kind, officer, unit, unit_zh, unit_en, agreement, places, since, until, shown_name, account, by_unit)
            values (:posting, :kind, :officer, :unit, :unitZh, :unitEn, :agreement::uuid, :places::text[], :since, :until,
                    :shownName, :account, :byUnit)
            """;

    private static final String END = """
            with ended as (
                insert into postings.posting_end (posting, until, account, unit)
                select p.posting, greatest(p.since, :today::date), :account::uuid, :unit::uuid
                from postings.posting p
                where p.posting = :posting and p.until > :today::date
                on conflict (posting) do nothing
                returning posting, until
            )
            update postings.posting p set until = e.until from ended e where p.posting = e.posting
            """;

    // A posting under an agreement does not outlast it, and is none before both offices have signed.
    private static final String LIST = """
            select p.posting, p.kind, p.officer, p.unit, p.unit_zh, p.unit_en, p.agreement, p.places, p.since,
                   greatest(p.since, case when p.agreement is null then p.until
                                          when a.agreement is null then p.since
                                          else least(p.until, a.until) end) as until,
                   p.shown_name
            from postings.posting p
            left join postings.standing_agreement a on a.agreement = p.agreement
            where (:one::uuid is null or p.posting = :one::uuid) and (:officer::uuid is null or p.officer = :officer::uuid)
              and (:places::text[] is null or p.kind = 'VILLAGE' and p.places && :places::text[])
            order by p.until desc, p.posting desc
            limit :most
            """;

    private static final String VILLAGES = """
            select distinct unnest(p.places) as village
            from postings.posting p
            where p.kind = 'VILLAGE' and p.since <= :today and p.until > :today
            order by village
            """;

    // The most particular agreement for a place of household registration; of equal ones the newest.
    private static final String COVERING = """
            select a.agreement
            from postings.standing_agreement a
            where 'HELP' = any (a.allows) and a.since <= :today and a.until > :today and a.home = any (:homes::text[])
              and exists (select from postings.posting p
                          where p.agreement = a.agreement and p.since <= :today and p.until > :today
                            and p.places && :hosts::text[])
            order by a.home desc, a.since desc, a.agreement
            limit 1
            """;

    private final JdbcClient db;

    PostingRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whether it could be: the officer is nowhere else on one of its days.
    boolean add(PostingId id, Posting.Wish wish, SignedIn officer, SignedIn by) {
        try {
            db.sql(ADD)
                    .param("posting", id.value())
                    .param("kind", wish.kind().name())
                    .param("officer", officer.account().value())
                    .param("unit", officer.unit().value())
                    .param("unitZh", officer.unitZh())
                    .param("unitEn", officer.unitEn())
                    .param(
                            "agreement",
                            wish.agreement() == null ? null : wish.agreement().value())
                    .param(
                            "places",
                            wish.places().stream().map(DivisionCode::value).toArray(String[]::new))
                    .param("since", wish.since())
                    .param("until", wish.until())
                    .param("shownName", wish.shownName())
                    .param("account", by.account().value())
                    .param("byUnit", by.unit().value())
                    .update();
            return true;
        } catch (DataIntegrityViolationException e) {
            if (Constraint.is(e, "one_place_at_a_time")) {
                return false;
            }
            throw e;
        }
    }

    void end(PostingId id, LocalDate today, SignedIn by) {
        db.sql(END)
                .param("posting", id.value())
                .param("today", today)
                .param("account", by.account().value())
                .param("unit", by.unit().value())
                .update();
    }

    List<Posting> list(int most) {
        return list(null, null, null, most);
    }

    List<Posting> of(AccountId officer, int most) {
        return list(null, officer.value(), null, most);
    }

    /// Those of village officers that name this village, or a division in which it lies.
    List<Posting> at(DivisionCode village, int most) {
        return list(null, null, within(village), most);
    }

    List<DivisionCode> villages(LocalDate today) {
        return db.sql(VILLAGES)
                .param("today", today)
                .query((row, n) -> new DivisionCode(row.getString("village")))
                .list();
    }

    Optional<Posting> find(PostingId id) {
        return list(id.value(), null, null, 1).stream().findFirst();
    }

    private List<Posting> list(@Nullable UUID one, @Nullable UUID officer, String @Nullable [] places, int most) {
        return db.sql(LIST)
                .param("one", one)
                .param("officer", officer)
                .param("places", places)
                .param("most", most)
                .query(PostingRecords::posting)
                .list();
    }

    /// Under which agreement somebody from a place who lives in a division is helped on a day.
    Optional<AgreementId> covering(DivisionCode household, DivisionCode division, LocalDate today) {
        return db.sql(COVERING)
                .param("homes", within(household))
                .param("hosts", within(division))
                .param("today", today)
                .query(UUID.class)
                .optional()
                .map(AgreementId::new);
    }

    /// The division and all that it lies in.
    private static String[] within(DivisionCode division) {
        return Arrays.stream(DivisionCode.Level.values())
                .map(level -> division.at(level).value())
                .distinct()
                .toArray(String[]::new);
    }

    private static Posting posting(ResultSet row, int n) throws SQLException {
        var agreement = row.getObject("agreement", UUID.class);
        return new Posting(
                new PostingId(row.getObject("posting", UUID.class)),
                Posting.Kind.valueOf(row.getString("kind")),
                new AccountId(row.getObject("officer", UUID.class)),
                new UnitId(row.getObject("unit", UUID.class)),
                row.getString("unit_zh"),
                row.getString("unit_en"),
                agreement == null ? null : new AgreementId(agreement),
                Arrays.stream((String[]) row.getArray("places").getArray())
                        .map(DivisionCode::new)
                        .toList(),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("shown_name"));
    }
}
