package org.anju.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.names.NameKeys;
import org.anju.names.Probe;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys under which persons are found. The program can add keys and ask the one function; it cannot read
/// them.
@Repository
class KeyRecords {

    private static final String ADD = """
            insert into residents.person_key (person, born, ending, key)
            select person, born, ending, key
            from unnest(:persons::uuid[], :born::int[], :endings::text[], :keys::text[]) as k (person, born, ending, key)
            """;

    private static final String FOUND = """
            select person, way, inside
            from residents.found(:froms::text[], :untils::text[], :ways::int[], :bornFirst::int[], :bornLast::int[],
                                 :ending, :homes::uuid[], :place, :own, :widened)
            """;

    private final JdbcClient db;

    KeyRecords(JdbcClient db) {
        this.db = db;
    }

    /// Somebody who is to be found by a name.
    ///
    /// @param ending the last four characters of the document number
    record Keyed(PersonId person, String name, PartialDate birth, String ending) {

        static Keyed of(Item.Weighed weighed) {
            var sound = weighed.item().sound();
            return new Keyed(
                    weighed.person(),
                    sound.name(),
                    sound.birth(),
                    IdentityNumber.lastFour(sound.number().value()));
        }
    }

    /// Adds the keys of each name; a former name stays a way to find the person. Needs an entry in the access
    /// log of the same transaction, as any write.
    void add(List<Keyed> keyed) {
        var persons = new ArrayList<UUID>();
        var born = new ArrayList<Integer>();
        var endings = new ArrayList<String>();
        var keys = new ArrayList<String>();
        for (var one : keyed) {
            for (var key : NameKeys.of(one.name())) {
                persons.add(one.person().value());
                born.add(BirthRange.number(one.birth()));
                endings.add(one.ending());
                keys.add(key);
            }
        }
        db.sql(ADD)
                .param("persons", persons.toArray(UUID[]::new))
                .param("born", born.toArray(Integer[]::new))
                .param("endings", endings.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /// What must fit besides the name.
    ///
    /// @param births one of these must fit; empty for any birth date
    /// @param ending empty for any
    /// @param homes empty for anywhere
    /// @param place the beginning of a division's code; empty for anywhere
    record Facts(List<BirthRange> births, String ending, List<UUID> homes, String place) {}

    /// A person whom a key leads to.
    ///
    /// @param way the place of its likeness, the nearest 0
    /// @param inside whether the person lives, or lived last, in the asker's territory
    record Lead(PersonId person, int way, boolean inside) {}

    /// At most 21, the nearest first.
    ///
    /// @param own the beginning of the codes of the asker's divisions; empty for everywhere
    List<Lead> found(List<Probe> probes, Facts facts, String own, boolean widened) {
        var births = facts.births().isEmpty() ? List.of(BirthRange.ANY) : facts.births();
        return db.sql(FOUND)
                .param("froms", probes.stream().map(Probe::from).toArray(String[]::new))
                .param("untils", probes.stream().map(Probe::until).toArray(String[]::new))
                .param(
                        "ways",
                        probes.stream().map(probe -> probe.likeness().ordinal()).toArray(Integer[]::new))
                .param("bornFirst", births.stream().map(BirthRange::first).toArray(Integer[]::new))
                .param("bornLast", births.stream().map(BirthRange::last).toArray(Integer[]::new))
                .param("ending", facts.ending())
                .param("homes", facts.homes().toArray(UUID[]::new))
                .param("place", facts.place())
                .param("own", own)
                .param("widened", widened)
                .query((row, n) -> new Lead(
                        new PersonId(row.getObject("person", UUID.class)), row.getInt("way"), row.getBoolean("inside")))
                .list();
    }
}
