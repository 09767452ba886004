package org.anju.fieldwork;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Areas, doors and visits for tests, put straight into the tables: what a phone would have handed in long
/// ago.
final class Ground {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    Ground(ApplicationContext house) {
        db = house.getBean(JdbcClient.class);
        json = house.getBean(JsonMapper.class);
        keyring = house.getBean(Keyring.class);
    }

    AreaId area(String name, String division, int withinDays) {
        var id = Ids.next();
        db.sql(
                        "insert into fieldwork.area (area, name, division, within_days) values (:area, :name, :division, :within)")
                .param("area", id)
                .param("name", name)
                .param("division", DivisionCode.read(division).value())
                .param("within", withinDays)
                .update();
        return new AreaId(id);
    }

    void door(Dwelling dwelling, @Nullable AreaId area, @Nullable LocalDate confirmed) {
        door(
                dwelling.id().value(),
                dwelling.building().value(),
                dwelling.division().value(),
                area,
                confirmed,
                false);
    }

    void door(
            UUID dwelling,
            UUID building,
            String division,
            @Nullable AreaId area,
            @Nullable LocalDate confirmed,
            boolean gone) {
        db.sql("""
                        insert into fieldwork.door (dwelling, building, division, area, walk, confirmed_on, confirmed_by, gone)
                        values (:dwelling, :building, :division, :area, 1, :confirmed::date,
                                case when :confirmed::date is not null then 'COLLECTOR' end, :gone)
                        """)
                .param("dwelling", dwelling)
                .param("building", building)
                .param("division", division)
                .param("area", area == null ? null : area.value())
                .param("confirmed", confirmed == null ? null : confirmed.toString())
                .param("gone", gone)
                .update();
    }

    void ask(DwellingId dwelling, LocalDate on) {
        db.sql("update fieldwork.door set asked_on = :on, asked_for = 'RETURNED' where dwelling = :dwelling")
                .param("on", on)
                .param("dwelling", dwelling.value())
                .update();
    }

    /// A phone of a worker who holds an area.
    void round(AreaId area, int waiting, @Nullable LocalDate since) {
        var account = Ids.next();
        db.sql("insert into fieldwork.holding (area, account, since) values (:area, :account, :since)")
                .param("area", area.value())
                .param("account", account)
                .param("since", LocalDate.of(2026, 1, 1))
                .update();
        db.sql("""
                        insert into fieldwork.round (phone, account, waiting, waiting_since, heard_on)
                        values (:phone, :account, :waiting, :since::date, current_date)
                        """)
                .param("phone", Ids.next())
                .param("account", account)
                .param("waiting", waiting)
                .param("since", since == null ? null : since.toString())
                .update();
    }

    /// A visit with its verdict.
    VisitId visit(AreaId area, @Nullable DwellingId dwelling, Outcome outcome, String verdict, Instant received) {
        return visit(area, dwelling, outcome, verdict, null, received, received, List.of());
    }

    VisitId held(
            AreaId area,
            @Nullable DwellingId dwelling,
            Outcome outcome,
            VisitVerdict.@Nullable Differs differs,
            Instant base,
            Instant received,
            Fact... facts) {
        return visit(area, dwelling, outcome, "HELD", differs, base, received, List.of(facts));
    }

    private VisitId visit(
            AreaId area,
            @Nullable DwellingId dwelling,
            Outcome outcome,
            String verdict,
            VisitVerdict.@Nullable Differs differs,
            Instant base,
            Instant received,
            List<Fact> facts) {
        var id = UUID.randomUUID();
        var each = facts.stream()
                .map(fact -> VisitVerdict.OfFact.of(Verdict.held("parallel-change")))
                .toList();
        var answer = new VisitVerdict(VisitVerdict.State.valueOf(verdict), "", List.of(), differs, each);
        db.sql("""
                        insert into fieldwork.visit
                            (visit, phone, sequence, account, area, dwelling, base, observed_at, received_at, outcome, digest,
                             verdict, differs, answer)
                        values (:visit, :phone, 1, :account, :area, :dwelling, :base, :received, :received, :outcome, '',
                                :verdict, :differs, :answer)
                        """)
                .param("visit", id)
                .param("phone", Ids.next())
                .param("account", Ids.next())
                .param("area", area.value())
                .param("dwelling", dwelling == null ? null : dwelling.value())
                .param("base", base.atOffset(ZoneOffset.UTC))
                .param("received", received.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.name())
                .param("verdict", verdict)
                .param("differs", differs == null ? null : differs.name())
                .param("answer", keyring.seal(json.writeValueAsString(answer)))
                .update();
        var visit = new Visit(new VisitId(id), 1, dwelling, "", received, outcome, facts, "");
        db.sql("insert into fieldwork.visit_content (subject, visit, content) values (:visit, :visit, :content)")
                .param("visit", id)
                .param("content", keyring.seal(json.writeValueAsString(visit)))
                .update();
        return new VisitId(id);
    }

    /// What became of a visit: verdict, reason, and why it was given back.
    String state(VisitId visit) {
        return db.sql("select verdict || ' ' || reason || ' ' || coalesce(returned_for, '') from fieldwork.visit"
                        + " where visit = :visit")
                .param("visit", visit.value())
                .query(String.class)
                .single()
                .strip();
    }

    static Frame frame(@Nullable Role role, Tongue tongue) {
        return new Frame(
                Words.in(tongue),
                false,
                "/desk",
                "_csrf",
                "x",
                role == null ? null : new Frame.Viewer("邓", role, "人口办"),
                null,
                List.of());
    }
}
