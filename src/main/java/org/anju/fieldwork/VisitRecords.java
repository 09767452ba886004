package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.anju.accounts.PhoneId;
import org.anju.dwellings.DwellingId;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Visits and their verdicts, what each phone has handed in so far, and what came before its turn.
@Repository
class VisitRecords {

    private static final String BEGIN_ROUND = """
            insert into fieldwork.round (phone, account, heard_on)
            values (:phone, :account, :day)
            on conflict (phone) do nothing
            """;

    private static final String LOCK_ROUND =
            "select next_sequence from fieldwork.round where phone = :phone for update";

    private static final String HEARD = """
            update fieldwork.round
            set next_sequence = :next, waiting = :waiting, heard_on = :day,
                waiting_since = case when :waiting > 0 then coalesce(waiting_since, :day) end
            where phone = :phone
            """;

    private static final String KNOWN = """
            select visit, phone, sequence, digest, verdict, differs, answer,
                   case when decided_at is null then reason else '' end as reason
            from fieldwork.visit
            where visit = any (:visits::uuid[])
            """;

    private static final String TAKEN_NUMBERS = """
            select sequence
            from fieldwork.visit
            where phone = :phone and sequence = any (:sequences::bigint[])
            """;

    private static final String KEEP = """
            insert into fieldwork.visit as v
                (visit, phone, sequence, account, area, dwelling, base, observed_at, outcome, digest, verdict, reason, differs,
                 answer)
            select visit, :phone::uuid, sequence, :account::uuid, area, dwelling, base, observed_at, outcome, digest, verdict,
                   reason, differs, answer
            from unnest(:visits::uuid[], :sequences::bigint[], :areas::uuid[], :dwellings::uuid[], :bases::timestamptz[],
                        :observed::timestamptz[], :outcomes::text[], :digests::bytea[], :verdicts::text[], :reasons::text[],
                        :differs::text[], :answers::bytea[])
                 as k (visit, sequence, area, dwelling, base, observed_at, outcome, digest, verdict, reason, differs, answer)
            order by visit
            on conflict (visit) do update
                set verdict = excluded.verdict, reason = excluded.reason, differs = excluded.differs, answer = excluded.answer,
                    area = excluded.area, dwelling = excluded.dwelling
                where v.verdict = 'WAITING' and v.phone = excluded.phone
            """;

    private static final String KEEP_EARLY = """
            insert into fieldwork.early (phone, sequence, visit, content)
            select :phone::uuid, sequence, visit, content
            from unnest(:sequences::bigint[], :visits::uuid[], :contents::bytea[]) as e (sequence, visit, content)
            """;

    private static final String EARLY = """
            select sequence, content
            from fieldwork.early
            where phone = :phone and sequence >= :from
            order by sequence
            limit :limit
            """;

    private static final String FORGET_EARLY =
            "delete from fieldwork.early where phone = :phone and sequence = any (:sequences::bigint[])";

    private static final String KEEP_CONTENT = """
            insert into fieldwork.visit_content (subject, visit, content)
            select subject, visit, content
            from unnest(:subjects::uuid[], :visits::uuid[], :contents::bytea[]) as c (subject, visit, content)
            """;

    private static final String HELD_OF =
            "select visit from fieldwork.visit where verdict = 'HELD' and account = :account order by received_at";

    private static final String RETURNED = """
            select v.visit, v.dwelling, v.returned_for, v.returned_at
            from fieldwork.visit v
            where v.account = :account and v.returned_at is not null
              and not exists (select from fieldwork.visit later
                              where later.dwelling = v.dwelling and later.received_at > v.returned_at
                                and later.verdict <> 'REFUSED')
            order by v.returned_at desc
            limit 200
            """;

    private static final String SUBJECTS = "select subject from fieldwork.subjects_of(array[:visit::uuid])";

    private static final String HELD = """
            select v.visit, v.dwelling, v.base, v.observed_at, v.received_at, v.outcome, v.reason, v.differs, v.answer,
                   (select c.content from fieldwork.visit_content c where c.visit = v.visit limit 1) as content
            from fieldwork.visit v
            where v.visit = :visit and v.verdict = 'HELD' and v.returned_at is null
            """;

    private static final String PLACE = """
            select v.area, coalesce(d.division, a.division) as division
            from fieldwork.visit v
            left join fieldwork.door d on d.dwelling = v.dwelling
            left join fieldwork.area a on a.area = v.area
            where v.visit = :visit
            """;

    /// Whoever began to decide has ten minutes before somebody else may.
    private static final String CLAIM = """
            update fieldwork.visit
            set decided_by = :by, decided_at = now()
            where visit = :visit and verdict = 'HELD' and returned_at is null
              and (decided_by is null or decided_by = :by or decided_at < now() - interval '10 minutes')
            """;

    private static final String RELEASE = """
            update fieldwork.visit
            set decided_by = null, decided_at = null
            where visit = :visit and verdict = 'HELD'
            """;

    private static final String CLOSE = """
            update fieldwork.visit
            set verdict = :verdict, reason = :reason, decided_by = :by, decided_at = now()
            where visit = :visit and verdict = 'HELD'
            """;

    private static final String GIVE_BACK = """
            update fieldwork.visit
            set verdict = 'REFUSED', returned_for = :reason, returned_at = now(), decided_by = :by, decided_at = now()
            where visit = :visit and verdict = 'HELD' and returned_at is null
            """;

    private static final String ERASE_CONTENT = "select fieldwork.erase_content(:most)";

    private static final String FORGET = "select fieldwork.forget(:person, :decided, :by)";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    VisitRecords(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    /// Takes away what was noted at visits of so long ago that its time is over.
    long eraseContent(int most) {
        return db.sql(ERASE_CONTENT).param("most", most).query(Long.class).single();
    }

    /// The number that is next on a phone's round, for the caller's transaction alone.
    long lockRound(PhoneId phone, AccountId account, LocalDate day) {
        db.sql(BEGIN_ROUND)
                .param("phone", phone.value())
                .param("account", account.value())
                .param("day", day)
                .update();
        return db.sql(LOCK_ROUND)
                .param("phone", phone.value())
                .query(Long.class)
                .single();
    }

    /// @param waiting how many visits the phone still carries
    void heard(PhoneId phone, long next, int waiting, LocalDate day) {
        db.sql(HEARD)
                .param("phone", phone.value())
                .param("next", next)
                .param("waiting", waiting)
                .param("day", day)
                .update();
    }

    /// A visit that was handed in before.
    ///
    /// @param verdict `null` where it waits for its turn
    record Known(
            PhoneId phone,
            long sequence,
            byte[] digest,
            @Nullable VisitVerdict verdict) {

        boolean same(PhoneId from, byte[] other) {
            return phone.equals(from) && Arrays.equals(digest, other);
        }
    }

    Map<VisitId, Known> known(Collection<VisitId> visits) {
        var known = new HashMap<VisitId, Known>();
        db.sql(KNOWN).param("visits", uuids(visits, VisitId::value)).query(row -> {
            known.put(
                    new VisitId(row.getObject("visit", UUID.class)),
                    new Known(
                            new PhoneId(row.getObject("phone", UUID.class)),
                            row.getLong("sequence"),
                            row.getBytes("digest"),
                            known(row)));
        });
        return known;
    }

    private @Nullable VisitVerdict known(ResultSet row) throws SQLException {
        var state = VisitVerdict.State.valueOf(row.getString("verdict"));
        if (state == VisitVerdict.State.WAITING) {
            return null;
        }
        var answer = row.getBytes("answer");
        return answer == null ? VisitVerdict.erased(state, row.getString("reason"), differs(row)) : verdict(answer);
    }

    /// Those of these numbers under which the phone has handed in something before.
    List<Long> takenNumbers(PhoneId phone, Collection<Long> sequences) {
        return db.sql(TAKEN_NUMBERS)
                .param("phone", phone.value())
                .param("sequences", sequences.toArray(Long[]::new))
                .query((row, n) -> row.getLong("sequence"))
                .list();
    }

    /// A visit with its verdict, or without one while it waits.
    record Kept(
            Visit visit,
            byte[] digest,
            @Nullable AreaId area,
            @Nullable Instant base,
            VisitVerdict verdict) {}

    /// Returns how many of them no other phone has handed in.
    int keep(PhoneId phone, AccountId account, List<Kept> kept) {
        return db.sql(KEEP)
                .param("phone", phone.value())
                .param("account", account.value())
                .param("visits", uuids(kept, one -> one.visit().id().value()))
                .param(
                        "sequences",
                        kept.stream().map(one -> one.visit().sequence()).toArray(Long[]::new))
                .param("areas", texts(kept, one -> text(one.area(), AreaId::value)))
                .param("dwellings", texts(kept, one -> text(one.visit().dwelling(), DwellingId::value)))
                .param(
                        "bases",
                        texts(
                                kept,
                                one -> one.base() == null ? null : one.base().toString()))
                .param("observed", texts(kept, one -> one.visit().observedAt().toString()))
                .param("outcomes", texts(kept, one -> one.visit().outcome().name()))
                .param("digests", kept.stream().map(Kept::digest).toArray(byte[][]::new))
                .param("verdicts", texts(kept, one -> one.verdict().state().name()))
                .param("reasons", texts(kept, one -> one.verdict().reason()))
                .param("differs", texts(kept, one -> {
                    var differs = one.verdict().differs();
                    return differs == null ? null : differs.name();
                }))
                .param(
                        "answers",
                        kept.stream()
                                .map(one -> keyring.seal(json.writeValueAsString(one.verdict())))
                                .toArray(byte[][]::new))
                .update();
    }

    private VisitVerdict verdict(byte[] sealed) {
        return json.readValue(keyring.unseal(sealed), VisitVerdict.class);
    }

    void keepEarly(PhoneId phone, List<Visit> early) {
        db.sql(KEEP_EARLY)
                .param("phone", phone.value())
                .param("sequences", early.stream().map(Visit::sequence).toArray(Long[]::new))
                .param("visits", uuids(early, one -> one.id().value()))
                .param("contents", early.stream().map(this::sealed).toArray(byte[][]::new))
                .update();
    }

    /// What a phone has handed in before its turn, from a number on.
    List<Visit> early(PhoneId phone, long from, int limit) {
        return db.sql(EARLY)
                .param("phone", phone.value())
                .param("from", from)
                .param("limit", limit)
                .query((row, n) -> visit(row.getBytes("content")))
                .list();
    }

    void forgetEarly(PhoneId phone, Collection<Long> sequences) {
        db.sql(FORGET_EARLY)
                .param("phone", phone.value())
                .param("sequences", sequences.toArray(Long[]::new))
                .update();
    }

    /// Lets go of what visits said of a person whose record is erased.
    void forget(PersonId person, UUID decided, AccountId by) {
        db.sql(FORGET)
                .param("person", person.value())
                .param("decided", decided)
                .param("by", by.value())
                .query(row -> {});
    }

    /// What a visit says, for one of those whom it concerns.
    record Content(UUID subject, Visit visit) {}

    void keepContents(List<Content> contents) {
        db.sql(KEEP_CONTENT)
                .param("subjects", uuids(contents, Content::subject))
                .param("visits", uuids(contents, one -> one.visit().id().value()))
                .param(
                        "contents",
                        contents.stream().map(one -> sealed(one.visit())).toArray(byte[][]::new))
                .update();
    }

    /// The worker's visits that wait for a person.
    List<VisitId> heldOf(AccountId worker) {
        return db.sql(HELD_OF)
                .param("account", worker.value())
                .query((row, n) -> new VisitId(row.getObject("visit", UUID.class)))
                .list();
    }

    /// The visits that were given back to a worker and have not been made again.
    List<AreaPackage.ReturnedVisit> returnedTo(AccountId worker) {
        return db.sql(RETURNED)
                .param("account", worker.value())
                .query((row, n) -> new AreaPackage.ReturnedVisit(
                        new VisitId(row.getObject("visit", UUID.class)),
                        dwelling(row),
                        ReturnReason.valueOf(row.getString("returned_for")),
                        row.getObject("returned_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Persons whom a visit concerns; nobody is named by it.
    List<PersonId> subjects(VisitId visit) {
        return db.sql(SUBJECTS)
                .param("visit", visit.value())
                .query((row, n) -> new PersonId(row.getObject("subject", UUID.class)))
                .list();
    }

    /// A visit that waits, read under entries about its subjects.
    Optional<HeldVisit> held(VisitId visit) {
        return db.sql(HELD)
                .param("visit", visit.value())
                .query((row, n) -> held(row))
                .optional();
    }

    private HeldVisit held(ResultSet row) throws SQLException {
        var sent = visit(row.getBytes("content"));
        var verdict = verdict(row.getBytes("answer"));
        var facts = new ArrayList<HeldVisit.HeldFact>();
        for (int i = 0; i < sent.facts().size(); i++) {
            var of = i < verdict.facts().size() ? verdict.facts().get(i).verdict() : null;
            if (of == null || of.kind() == Verdict.Kind.HELD) {
                facts.add(new HeldVisit.HeldFact(i, sent.facts().get(i), of == null ? "" : of.reason()));
            }
        }
        var base = row.getObject("base", OffsetDateTime.class);
        return new HeldVisit(
                new VisitId(row.getObject("visit", UUID.class)),
                dwelling(row),
                base == null ? null : base.toInstant(),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                differs(row),
                facts);
    }

    private static VisitVerdict.@Nullable Differs differs(ResultSet row) throws SQLException {
        var differs = row.getString("differs");
        return differs == null ? null : VisitVerdict.Differs.valueOf(differs);
    }

    /// The code of the division in which a visit was made.
    Optional<String> divisionOf(VisitId visit) {
        return db.sql(PLACE)
                .param("visit", visit.value())
                .query((row, n) -> row.getString("division"))
                .optional();
    }

    Optional<AreaId> areaOf(VisitId visit) {
        return db.sql(PLACE)
                .param("visit", visit.value())
                .query((row, n) -> new AreaId(row.getObject("area", UUID.class)))
                .optional();
    }

    /// Lets one officer decide; false where another one does, or has.
    boolean claim(VisitId visit, AccountId by) {
        return db.sql(CLAIM)
                        .param("visit", visit.value())
                        .param("by", by.value())
                        .update()
                == 1;
    }

    void release(VisitId visit) {
        db.sql(RELEASE).param("visit", visit.value()).update();
    }

    void close(VisitId visit, VisitVerdict.State verdict, ReviewReason reason, AccountId by) {
        db.sql(CLOSE)
                .param("visit", visit.value())
                .param("verdict", verdict.name())
                .param("reason", reason.name())
                .param("by", by.value())
                .update();
    }

    boolean giveBack(VisitId visit, ReturnReason reason, AccountId by) {
        return db.sql(GIVE_BACK)
                        .param("visit", visit.value())
                        .param("reason", reason.name())
                        .param("by", by.value())
                        .update()
                == 1;
    }

    String text(Visit visit) {
        return json.writeValueAsString(visit);
    }

    private byte[] sealed(Visit visit) {
        return keyring.seal(text(visit));
    }

    Visit visit(byte[] sealed) {
        return json.readValue(keyring.unseal(sealed), Visit.class);
    }

    static @Nullable DwellingId dwelling(ResultSet row) throws SQLException {
        var dwelling = row.getObject("dwelling", UUID.class);
        return dwelling == null ? null : new DwellingId(dwelling);
    }

    private static <T> @Nullable String text(@Nullable T key, Function<T, UUID> value) {
        return key == null ? null : value.apply(key).toString();
    }

    private static <T> UUID[] uuids(Collection<T> of, Function<T, UUID> key) {
        return of.stream().map(key).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(Collection<T> of, Function<T, @Nullable String> text) {
        var texts = new java.util.ArrayList<@Nullable String>(of.size());
        of.forEach(one -> texts.add(text.apply(one)));
        return texts.toArray(new String[0]);
    }
}
