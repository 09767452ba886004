package org.anju.residents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on arrivals; each takes one person or one document.
@Repository
class ArrivalRecords {

    private static final String WAITING =
            "select person, act from residents.arrival order by bulk, at, act limit :most";

    private static final String TOLD = "select residents.arrival_told(:person, :act)";

    private static final String IDENTITIES = "select identity from residents.identities(:person) as identity";

    private static final String HOLDER = "select residents.holder(:identity) as person";

    private final JdbcClient db;

    ArrivalRecords(JdbcClient db) {
        this.db = db;
    }

    List<Arrivals.Arrival> waiting(int most) {
        return db.sql(WAITING)
                .param("most", most)
                .query((row, number) -> new Arrivals.Arrival(
                        new PersonId(row.getObject("person", UUID.class)), row.getObject("act", UUID.class)))
                .list();
    }

    void told(Arrivals.Arrival arrival) {
        db.sql(TOLD)
                .param("person", arrival.person().value())
                .param("act", arrival.act())
                .query(row -> {});
    }

    List<Digest> identities(PersonId person) {
        return db.sql(IDENTITIES)
                .param("person", person.value())
                .query((row, number) -> new Digest(row.getBytes("identity")))
                .list();
    }

    Optional<PersonId> holder(Digest identity) {
        return db.sql(HOLDER)
                .param("identity", identity.bytes())
                .query((row, number) ->
                        Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new))
                .single();
    }
}
