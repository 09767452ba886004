package org.anju.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Many dwellings at once: keys of who lives there, what changed, and who left. Names come back only under a
/// committed entry.
@Repository
class HomeRecords {

    private static final String KNOWLEDGE =
            "select pg_current_snapshot()::text as transactions, clock_timestamp() as at";

    private static final String LIVING_IN = """
            select distinct person
            from residents.living_in_homes(:homes::uuid[], daterange(:day::date, :day::date + 1), :known::timestamptz)
            """;

    private static final String NAMED = """
            select p.person, p.name, p.birth
            from residents.particulars p
            where p.person = any (:persons::uuid[])
              and p.recorded @> :known::timestamptz and p.valid @> :day::date
            order by p.birth, p.person
            """;

    private static final String CONFIRMATIONS = """
            select dwelling, day, channel
            from residents.confirmations(:homes::uuid[])
            """;

    private static final String CHANGED =
            "select dwelling from residents.homes_changed(:homes::uuid[], :seen) as dwelling";

    private static final String SINCE = """
            select n, person, stay, seen, stands, changed
            from residents.stays_since(:homes::uuid[], :snapshots::text[], :days::date[], :visitor)
            order by n, stay
            """;

    private static final String WEIGH = """
            select relation
            from residents.left_since(:persons::uuid[], :stays::uuid[], :starts::text[], :latest::date[])
            order by n
            """;

    private static final String ACT = """
            insert into residents.act
                (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence, reason,
                 evidence_kind, evidence_reference)
            select person, act, 'CHANGE', :account::uuid, :unit::uuid, :unitName::text, :role::text, :channel::text,
                   :purpose::text, :file::text, '{}', :reason::text, :evidence::text, reference
            from unnest(:persons::uuid[], :acts::uuid[], :references::text[]) as a (person, act, reference)
            """;

    private static final String MOVE_AWAY =
            "select residents.move_away(:stays::jsonb, :owners::uuid[], :leaving::uuid[])";

    private final JdbcClient db;
    private final JsonMapper json;

    HomeRecords(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Knowledge knowledge() {
        return db.sql(KNOWLEDGE)
                .query((row, n) -> new Knowledge(
                        row.getString("transactions"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .single();
    }

    List<PersonId> livingIn(Collection<DwellingId> homes, LocalDate day, Instant known) {
        return db.sql(LIVING_IN)
                .param("homes", uuids(homes, DwellingId::value))
                .param("day", day)
                .param("known", known.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    /// A name, masked, and the year of birth.
    record Named(PersonId person, String name, String birthYear) {}

    List<Named> named(Collection<PersonId> persons, LocalDate day, Instant known) {
        return db.sql(NAMED)
                .param("persons", uuids(persons, PersonId::value))
                .param("day", day)
                .param("known", known.atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    var birth = row.getString("birth");
                    return new Named(
                            new PersonId(row.getObject("person", UUID.class)),
                            Hit.masked(row.getString("name")),
                            birth.equals("unknown") ? "" : birth.substring(0, 4));
                })
                .list();
    }

    Map<DwellingId, Confirmed> confirmations(Collection<DwellingId> homes) {
        var confirmations = new HashMap<DwellingId, Confirmed>();
        db.sql(CONFIRMATIONS).param("homes", uuids(homes, DwellingId::value)).query(row -> {
            confirmations.put(
                    new DwellingId(row.getObject("dwelling", UUID.class)),
                    new Confirmed(row.getObject("day", LocalDate.class), Channel.valueOf(row.getString("channel"))));
        });
        return confirmations;
    }

    Set<DwellingId> changed(Collection<DwellingId> homes, Knowledge since) {
        return new HashSet<>(db.sql(CHANGED)
                .param("homes", uuids(homes, DwellingId::value))
                .param("seen", since.transactions())
                .query((row, n) -> new DwellingId(row.getObject("dwelling", UUID.class)))
                .list());
    }

    List<List<StaySince>> since(List<Homes.Sight> sights, AccountId visitor) {
        var since = new ArrayList<List<StaySince>>();
        sights.forEach(sight -> since.add(new ArrayList<>()));
        if (sights.isEmpty()) {
            return since;
        }
        db.sql(SINCE)
                .param("homes", uuids(sights, sight -> sight.home().value()))
                .param("snapshots", texts(sights, sight -> sight.knowledge().transactions()))
                .param("days", texts(sights, sight -> day(sight.knowledge().at())))
                .param("visitor", visitor.value())
                .query(row -> {
                    since.get(row.getInt("n") - 1)
                            .add(new StaySince(
                                    new PersonId(row.getObject("person", UUID.class)),
                                    row.getObject("stay", UUID.class),
                                    row.getBoolean("seen"),
                                    row.getBoolean("stands"),
                                    row.getBoolean("changed")));
                });
        return since;
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, org.anju.frame.Words.ZONE).toString();
    }

    List<Departure.Relation> weigh(List<Departure> departures) {
        return db.sql(WEIGH)
                .param("persons", uuids(departures, one -> one.person().value()))
                .param("stays", uuids(departures, Departure::stay))
                .param("starts", texts(departures, one -> one.since().text()))
                .param("latest", texts(departures, HomeRecords::latest))
                .query((row, n) ->
                        Departure.Relation.valueOf(row.getString("relation").toUpperCase(Locale.ROOT)))
                .list();
    }

    private static String latest(Departure departure) {
        var latest = departure.since().latest();
        return latest.equals(LocalDate.MAX) ? "infinity" : latest.toString();
    }

    void act(List<Departure> departures, List<PersonId> movers, Access access) {
        db.sql(ACT)
                .param("persons", uuids(movers, PersonId::value))
                .param("acts", uuids(departures, one -> one.act()))
                .param("references", texts(departures, Departure::reference))
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name())
                .param("channel", access.channel().name())
                .param("purpose", access.purpose().value())
                .param("file", access.file())
                .param("reason", Grounds.Reason.ESTABLISHED_ON_SITE.name())
                .param("evidence", Grounds.Evidence.VISIT_RECORD.name())
                .update();
    }

    /// False where one of the stays does not go on any more.
    boolean moveAway(List<Map<String, Object>> stays, List<Departure> departures) {
        return db.sql(MOVE_AWAY)
                .param("stays", json.writeValueAsString(stays))
                .param("owners", uuids(departures, one -> one.person().value()))
                .param("leaving", uuids(departures, Departure::stay))
                .query(Boolean.class)
                .single();
    }

    static UUID key() {
        return Ids.next();
    }

    private static <T> UUID[] uuids(Collection<T> of, Function<T, UUID> key) {
        return of.stream().map(key).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }
}
