package org.anju.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.ApplicationContext;

/// An office to which dogs are delegated, and residents who have some.
final class Office {

    static final MatterCode DOG = new MatterCode("dog-registration");
    static final MatterCode PROOF = new MatterCode("residence-proof");

    final ApplicationContext house;
    final Neighbourhood street;
    final Access officer;

    private int rooms = 100;

    private Office(ApplicationContext house) {
        this.house = house;
        this.street = Neighbourhood.build(house);
        this.officer = officer(Neighbourhood.office(house, DOG), "997201");
    }

    static Office in(ApplicationContext house) {
        return new Office(house);
    }

    static Access officer(UnitId unit, String territory) {
        return new Access(
                AccountId.next(),
                unit,
                "试验犬所",
                Role.REVIEWER,
                new PurposeCode("case-handling"),
                "T-9",
                Channel.DESK,
                DivisionCode.read(territory));
    }

    void delegate(UnitId unit, MatterCode matter, FunctionStep step) {
        var system = house.getBean(Accounts.class)
                .systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        house.getBean(Delegations.class)
                .add(new Delegation.Wish(null, unit, matter, step, today().minusDays(1), null, "试验 trial"), system);
    }

    /// By the clock of the house, which is that of the city.
    LocalDate today() {
        return LocalDate.now(house.getBean(Clock.class));
    }

    /// Somebody of this street, with a home of their own.
    PersonId resident(String name) {
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        rooms = rooms % 100 == 4 ? rooms + 97 : rooms + 1;
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, rooms, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return found.hits().getFirst().person();
    }

    Access own() {
        return new Access(
                AccountId.next(),
                UnitId.next(),
                "居民",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
    }

    Map<String, String> answers() {
        return Map.of(
                "first",
                "no",
                "breed",
                "small",
                "vaccinated",
                today().minusDays(30).toString(),
                "rented",
                "no");
    }

    /// A draft with its answers and papers, ready to be handed in.
    CaseFile filled(PersonId who, Access access) {
        var cases = house.getBean(Cases.class);
        var papers = house.getBean(CasePapers.class);
        var draft = cases.begin(who, DOG, access);
        var file = cases.find(List.of(who), draft.id(), access).orElseThrow();
        cases.save(file, answers(), access);
        file = cases.find(List.of(who), draft.id(), access).orElseThrow();
        file = papers.later(file, "vaccination", access);
        papers.upload(file, "photograph", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3}, access);
        return cases.find(List.of(who), draft.id(), access).orElseThrow();
    }

    Case submitted(PersonId who, Access access) {
        return house.getBean(Cases.class).submit(filled(who, access), access);
    }

    /// As the owner of the tables: so that days pass without waiting for them.
    void owner(String sql, UUID application) throws SQLException {
        try (Connection connection = TableOwner.connect(house.getEnvironment());
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, application);
            statement.executeUpdate();
        }
    }
}
