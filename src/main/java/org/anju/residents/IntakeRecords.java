package org.anju.residents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.dwellings.Located;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The statements by which declarations enter the register, each for a whole batch.
@Repository
class IntakeRecords {

    private static final String KNOWN = """
            select content, subject, observation, verdict, reason
            from residents.inbox
            where content = any (:contents::bytea[])
            """;

    private static final String STATE = """
            select case when exists (select from residents.inbox where observation = :observation and verdict = 'HELD')
                        then 'HELD'
                        when exists (select from residents.inbox where observation = :observation and verdict = 'REFUSED')
                        then 'REFUSED'
                        else 'ACCEPTED' end
            """;

    private static final String OWNERS = """
            select digest, person
            from residents.identity_claim
            where digest = any (:digests::bytea[])
            """;

    private static final String CLAIM = """
            insert into residents.identity_claim (digest, person)
            select digest, person
            from unnest(:digests::bytea[], :persons::uuid[]) as claim (digest, person)
            order by digest
            on conflict do nothing
            """;

    private static final String WEIGH = """
            select n, name_agrees, relation
            from residents.weigh(:persons::uuid[], :keys::text[], :dwellings::uuid[], :starts::text[], :certain::date[])
            order by n
            """;

    private static final String REMEMBER = """
            insert into residents.inbox as i (content, subject, observation, verdict, reason)
            select content, subject, observation, verdict, reason
            from unnest(:contents::bytea[], :subjects::uuid[], :observations::uuid[], :verdicts::text[], :reasons::text[])
                 as taken (content, subject, observation, verdict, reason)
            order by content
            on conflict (content) do update
                set verdict = excluded.verdict, reason = excluded.reason
                where i.verdict = 'HELD' and i.observation = excluded.observation
            """;

    private static final String KEEP_OBSERVATIONS = """
            insert into residents.observation
                (subject, observation, content, verdict, reason, arguments, candidates, account, unit_name, channel)
            select o.subject, o.observation, o.content, o.verdict, o.reason,
                   array(select jsonb_array_elements_text(o.arguments::jsonb)),
                   array(select jsonb_array_elements_text(o.candidates::jsonb)::uuid),
                   :account::uuid, :unitName::text, :channel::text
            from unnest(:subjects::uuid[], :observations::uuid[], :contents::bytea[], :verdicts::text[], :reasons::text[],
                        :arguments::text[], :candidates::text[])
                 as o (subject, observation, content, verdict, reason, arguments, candidates)
            """;

    private static final String ACT = """
            insert into residents.act
                (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence)
            select person, act, :kind::text, :account::uuid, :unit::uuid, :unitName::text, :role::text, :channel::text,
                   :purpose::text, :file::text, array[observation]
            from unnest(:persons::uuid[], :acts::uuid[], :observations::uuid[]) as a (person, act, observation)
            """;

    private static final String NEW_PERSONS = """
            with fresh as (
                select *
                from unnest(:persons::uuid[], :acts::uuid[], :names::text[], :sexes::text[], :births::text[],
                            :households::text[], :digests::bytea[], :kinds::text[], :numbers::bytea[])
                     as f (person, act, name, sex, birth, household, digest, kind, number)
            ), described as (
                insert into residents.particulars (person, name, sex, birth, household, valid, opened_by)
                select person, name, sex, birth, household, daterange(null, null), act from fresh
            )
            insert into residents.document (person, digest, kind, number, opened_by)
            select person, digest, kind, number, act from fresh
            """;

    private static final String UNCOMPARED = """
            insert into residents.uncompared (person)
            select person from unnest(:persons::uuid[]) as u (person) order by person
            on conflict do nothing
            """;

    private static final String ARRIVE = """
            insert into residents.arrival (person, act, bulk)
            select person, act, :bulk::boolean from unnest(:persons::uuid[], :acts::uuid[]) as a (person, act)
            """;

    private static final String NEW_PHONES = """
            insert into residents.contact (person, opened_by, phone)
            select person, act, phone
            from unnest(:persons::uuid[], :acts::uuid[], :phones::bytea[]) as c (person, act, phone)
            """;

    private static final String SETTLE = "select residents.settle(:stays::jsonb)";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;
    private final KeyRecords keys;

    IntakeRecords(JdbcClient db, JsonMapper json, Keyring keyring, KeyRecords keys) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
        this.keys = keys;
    }

    /// What became of a declaration that was taken before.
    record Taken(PersonId subject, ObservationId observation, Verdict.Kind kind, String reason) {}

    /// How a declared stay stands to what is recorded.
    record Weight(boolean nameAgrees, Relation relation) {

        /// How it stands to two records of one person: what is nearest counts.
        Weight with(Weight other) {
            return new Weight(
                    nameAgrees || other.nameAgrees,
                    relation.compareTo(other.relation) <= 0 ? relation : other.relation);
        }
    }

    enum Relation {
        SAME,
        START_DIFFERS,
        CONFLICT,
        NEW
    }

    Map<Digest, Taken> known(Collection<Digest> contents) {
        var known = new HashMap<Digest, Taken>();
        db.sql(KNOWN).param("contents", bytes(contents)).query(row -> {
            known.put(
                    new Digest(row.getBytes("content")),
                    new Taken(
                            new PersonId(row.getObject("subject", UUID.class)),
                            new ObservationId(row.getObject("observation", UUID.class)),
                            Verdict.Kind.valueOf(row.getString("verdict")),
                            row.getString("reason")));
        });
        return known;
    }

    /// What became of an observation; each question is answered by an index of few rows.
    Verdict.Kind state(ObservationId observation) {
        return Verdict.Kind.valueOf(db.sql(STATE)
                .param("observation", observation.value())
                .query(String.class)
                .single());
    }

    Map<Digest, PersonId> owners(Collection<Digest> identities) {
        var owners = new HashMap<Digest, PersonId>();
        db.sql(OWNERS).param("digests", bytes(identities)).query(row -> {
            owners.put(new Digest(row.getBytes("digest")), new PersonId(row.getObject("person", UUID.class)));
        });
        return owners;
    }

    /// Claims numbers for new persons; returns how many were free.
    int claim(List<Digest> identities, List<PersonId> persons) {
        return db.sql(CLAIM)
                .param("digests", bytes(identities))
                .param("persons", uuids(persons, PersonId::value))
                .update();
    }

    List<Weight> weigh(List<Item> items, List<PersonId> persons, List<java.time.LocalDate> certain) {
        return db.sql(WEIGH)
                .param("persons", uuids(persons, PersonId::value))
                .param(
                        "keys",
                        texts(items, item -> Examination.nameKey(item.sound().name())))
                .param("dwellings", uuids(items, item -> item.found().dwelling().value()))
                .param("starts", texts(items, item -> item.sound().movedIn().text()))
                .param("certain", certain.stream().map(Object::toString).toArray(String[]::new))
                .query((row, number) -> new Weight(
                        row.getBoolean("name_agrees"),
                        Relation.valueOf(row.getString("relation")
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace('-', '_'))))
                .list();
    }

    /// Enters declarations in the inbox; returns how many of them nobody else had entered meanwhile.
    int remember(List<Item.Weighed> weighed) {
        return db.sql(REMEMBER)
                .param(
                        "contents",
                        bytes(weighed.stream().map(w -> w.item().content()).toList()))
                .param("subjects", uuids(weighed, w -> w.person().value()))
                .param("observations", uuids(weighed, w -> w.observation().value()))
                .param("verdicts", texts(weighed, w -> w.verdict().kind().name()))
                .param("reasons", texts(weighed, w -> w.verdict().reason()))
                .update();
    }

    void keepObservations(List<Item.Weighed> weighed, Access access) {
        db.sql(KEEP_OBSERVATIONS)
                .param("subjects", uuids(weighed, w -> w.person().value()))
                .param("observations", uuids(weighed, w -> w.observation().value()))
                .param(
                        "contents",
                        sealed(
                                weighed,
                                w -> json.writeValueAsString(w.item().sound().written())))
                .param("verdicts", texts(weighed, w -> w.verdict().kind().name()))
                .param("reasons", texts(weighed, w -> w.verdict().reason()))
                .param(
                        "arguments",
                        texts(weighed, w -> json.writeValueAsString(w.verdict().arguments())))
                .param(
                        "candidates",
                        texts(
                                weighed,
                                w -> json.writeValueAsString(candidates(w.item().home()))))
                .param("account", access.by().value())
                .param("unitName", access.unitName())
                .param("channel", access.channel().name())
                .update();
    }

    /// One act for each accepted item; returns their keys in order.
    List<UUID> act(List<Item.Weighed> accepted, Access access) {
        var acts = accepted.stream().map(w -> Ids.next()).toList();
        db.sql(ACT)
                .param("kind", "CHANGE")
                .param("persons", uuids(accepted, w -> w.person().value()))
                .param("acts", acts.toArray(UUID[]::new))
                .param("observations", uuids(accepted, w -> w.observation().value()))
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name())
                .param("channel", access.channel().name())
                .param("purpose", access.purpose().value())
                .param("file", access.file())
                .update();
        return acts;
    }

    /// Everybody alike: whether anybody waits for one of them is asked afterwards.
    void arrive(List<Item.Weighed> accepted, List<UUID> acts, Channel channel) {
        db.sql(ARRIVE)
                .param("bulk", channel == Channel.IMPORT || channel == Channel.API)
                .param("persons", uuids(accepted, w -> w.person().value()))
                .param("acts", acts.toArray(UUID[]::new))
                .update();
    }

    void addPersons(List<Item.Weighed> fresh, List<UUID> acts) {
        db.sql(NEW_PERSONS)
                .param("persons", uuids(fresh, w -> w.person().value()))
                .param("acts", acts.toArray(UUID[]::new))
                .param("names", texts(fresh, w -> w.item().sound().name()))
                .param("sexes", texts(fresh, w -> w.item().sound().sex().name()))
                .param("births", texts(fresh, w -> w.item().sound().birth().text()))
                .param(
                        "households",
                        texts(fresh, w -> w.item().sound().written().household().strip()))
                .param(
                        "digests",
                        bytes(fresh.stream().map(w -> w.item().identity()).toList()))
                .param(
                        "kinds",
                        texts(fresh, w -> w.item().sound().number().kind().name()))
                .param("numbers", sealed(fresh, w -> w.item().sound().number().value()))
                .update();
        keys.add(fresh.stream().map(KeyRecords.Keyed::of).toList());
        db.sql(UNCOMPARED)
                .param("persons", uuids(fresh, w -> w.person().value()))
                .update();
    }

    void addPhones(List<Item.Weighed> accepted, List<UUID> acts) {
        var persons = new ArrayList<UUID>();
        var by = new ArrayList<UUID>();
        var phones = new ArrayList<byte[]>();
        for (int i = 0; i < accepted.size(); i++) {
            var phone = accepted.get(i).item().sound().phone();
            if (!phone.isEmpty()) {
                persons.add(accepted.get(i).person().value());
                by.add(acts.get(i));
                phones.add(keyring.seal(phone));
            }
        }
        if (!persons.isEmpty()) {
            db.sql(NEW_PHONES)
                    .param("persons", persons.toArray(UUID[]::new))
                    .param("acts", by.toArray(UUID[]::new))
                    .param("phones", phones.toArray(byte[][]::new))
                    .update();
        }
    }

    /// A stay as the database function takes it: the columns of `residents.stay`.
    record DeclaredStay(
            UUID person,
            UUID stay,
            UUID dwelling,
            String division,
            String address,
            String starts,
            String certain_from,
            String placed,
            String reason,
            String source,
            UUID observation,
            UUID opened_by) {}

    void settle(List<Item.Weighed> accepted, List<UUID> acts, java.time.LocalDate today) {
        var stays = new ArrayList<DeclaredStay>(accepted.size());
        for (int i = 0; i < accepted.size(); i++) {
            var weighed = accepted.get(i);
            var sound = weighed.item().sound();
            var home = weighed.item().found();
            stays.add(new DeclaredStay(
                    weighed.person().value(),
                    Ids.next(),
                    home.dwelling().value(),
                    home.division().value(),
                    home.address(),
                    sound.movedIn().text(),
                    Course.certainFrom(sound.movedIn(), today).toString(),
                    Course.certainFrom(sound.movedIn(), today).toString(),
                    sound.written().reason().strip(),
                    sound.written().source().strip(),
                    weighed.observation().value(),
                    acts.get(i)));
        }
        db.sql(SETTLE).param("stays", json.writeValueAsString(stays)).query(rs -> {});
    }

    private static List<String> candidates(Located home) {
        return home instanceof Located.Ambiguous(var candidates)
                ? candidates.stream().map(c -> c.dwelling().value().toString()).toList()
                : List.of();
    }

    private <T> byte[][] sealed(List<T> of, Function<T, String> text) {
        return of.stream().map(text).map(keyring::seal).toArray(byte[][]::new);
    }

    private static byte[][] bytes(Collection<Digest> digests) {
        return digests.stream().map(Digest::bytes).toArray(byte[][]::new);
    }

    private static <T> UUID[] uuids(List<T> of, Function<T, UUID> key) {
        return of.stream().map(key).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }
}
