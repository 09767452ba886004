package org.anju.residents;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.names.NameKeys;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The statements of acts. The functions that they call close what was believed and write what is believed now.
@Repository
class ActRecords {

    private static final String ACT = """
            insert into residents.act
                (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence, reason,
                 evidence_kind, evidence_reference)
            values (:person, :act, :kind, :account, :unit, :unitName, :role, :channel, :purpose, :file, '{}', :reason,
                    :evidence, :reference)
            on conflict do nothing
            """;

    private static final String SETTLE = "select residents.settle(:stays::jsonb)";

    private static final String AMEND = "select residents.amend(:person, :stay, :patch::jsonb)";

    private static final String STRIKE = "select residents.strike(:person, :stay, :act)";

    private static final String STAND = "select residents.stand(:person, :act, :word, :since, :ended)";

    private static final String DESCRIBE =
            "select residents.describe(:person, :act, :name, :sex, :birth, :household, :from::date, :born, :keys::text[])";

    private static final String UNCOMPARED =
            "insert into residents.uncompared (person) values (:person) on conflict do nothing";

    private static final String ERASE = "select residents.erase(:person, :decided, :act)";

    private static final String DUE = "select person from residents.due(:rule, :most) as person";

    private static final String LAPSE = "select residents.lapse(:person, :rule)";

    private static final String ERASE_REFUSED = "select residents.erase_refused(:most)";

    private static final String LIVING_FROM = """
            select person from residents.living_in(:dwelling, daterange(:since, null), 'infinity') as person order by person
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    ActRecords(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// Enters an act; false where the same act was done before.
    boolean act(PersonId person, Person.Act.Kind kind, Grounds grounds, Access access) {
        return db.sql(ACT)
                        .param("person", person.value())
                        .param("act", grounds.act())
                        .param("kind", kind.name())
                        .param("account", access.by().value())
                        .param("unit", access.unit().value())
                        .param("unitName", access.unitName())
                        .param("role", access.role().name())
                        .param("channel", access.channel().name())
                        .param("purpose", access.purpose().value())
                        .param("file", access.file())
                        .param("reason", grounds.reason().name())
                        .param("evidence", grounds.evidence().name())
                        .param("reference", grounds.reference())
                        .update()
                == 1;
    }

    /// Who lives, or possibly lives, in a dwelling on a day or later.
    List<PersonId> livingIn(DwellingId dwelling, LocalDate since) {
        return db.sql(LIVING_FROM)
                .param("dwelling", dwelling.value())
                .param("since", since)
                .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    void move(PersonId person, UUID act, Map<String, @Nullable Object> stay) {
        var moved = new LinkedHashMap<>(stay);
        moved.put("person", person.value());
        moved.put("stay", Ids.next());
        moved.put("reason", "");
        moved.put("source", "");
        moved.put("opened_by", act);
        db.sql(SETTLE).param("stays", json.writeValueAsString(List.of(moved))).query(row -> {});
    }

    /// False where the stay is not believed.
    boolean amend(PersonId person, UUID stay, UUID act, Map<String, @Nullable Object> otherwise) {
        var patch = new LinkedHashMap<>(otherwise);
        patch.put("opened_by", act);
        return db.sql(AMEND)
                .param("person", person.value())
                .param("stay", stay)
                .param("patch", json.writeValueAsString(patch))
                .query(Boolean.class)
                .single();
    }

    /// False where the stay is not believed.
    boolean strike(PersonId person, UUID stay, UUID act) {
        return db.sql(STRIKE)
                .param("person", person.value())
                .param("stay", stay)
                .param("act", act)
                .query(Boolean.class)
                .single();
    }

    void stand(PersonId person, UUID act, Person.Standing.Word word, LocalDate since, boolean ended) {
        db.sql(STAND)
                .param("person", person.value())
                .param("act", act)
                .param("word", word.name())
                .param("since", since)
                .param("ended", ended)
                .query(row -> {});
    }

    /// False where nothing is recorded of the person on that day.
    boolean describe(PersonId person, UUID act, Amendment.Describe described) {
        db.sql(UNCOMPARED).param("person", person.value()).update();
        return db.sql(DESCRIBE)
                .param("person", person.value())
                .param("act", act)
                .param("name", Examination.plainName(described.name()))
                .param("sex", described.sex().name())
                .param("birth", described.birth().text())
                .param("household", described.household().strip())
                .param("from", described.from())
                .param("born", BirthRange.number(described.birth()))
                .param("keys", NameKeys.of(described.name()).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /// Takes away declarations that did not enter the register, at the end of their time.
    long eraseRefused(int most) {
        return db.sql(ERASE_REFUSED).param("most", most).query(Long.class).single();
    }

    /// Whose records have come to the end of their time by a rule of the schedule.
    List<PersonId> due(String rule, int most) {
        return db.sql(DUE)
                .param("rule", rule)
                .param("most", most)
                .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    /// Says so for one of them, for as long as the transaction lasts.
    UUID lapse(PersonId person, String rule) {
        return db.sql(LAPSE)
                .param("person", person.value())
                .param("rule", rule)
                .query(UUID.class)
                .single();
    }

    /// @param decided the proposal that a second person has confirmed, or that its time is over
    void erase(PersonId person, UUID decided, UUID act) {
        db.sql(ERASE)
                .param("person", person.value())
                .param("decided", decided)
                .param("act", act)
                .query(row -> {});
    }
}
