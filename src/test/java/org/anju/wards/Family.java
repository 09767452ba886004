package org.anju.wards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.Neighbourhood;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.ApplicationContext;

/// A child of ten and two adults who cannot exist, registered and looked at once by a registrar.
public final class Family {

    private static final AtomicInteger NEXT = new AtomicInteger();

    public final Access registrar = Neighbourhood.registrar("997201");
    public final LocalDate today;
    public final LocalDate born;
    public final String childNumber;
    public final String guardianNumber = Neighbourhood.number();
    public final PersonId child;
    public final PersonId guardian;

    /// The guardian's access in the portal.
    final Access self;

    private final ApplicationContext house;

    private Family(ApplicationContext house) {
        this.house = house;
        this.today = LocalDate.now(house.getBean(Clock.class));
        this.born = today.minusYears(10).minusDays(40);
        this.childNumber = numberOf(born);
        var street = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(
                        List.of(
                                street.declaration("试小满", childNumber, 101, "2021-01-01"),
                                street.declaration("试监护", guardianNumber, 101, "2021-01-01")),
                        registrar);
        this.child = person(childNumber);
        this.guardian = person(guardianNumber);
        house.getBean(Residents.class).get(child, house.getBean(Residents.class).now(), registrar);
        this.self = new Access(
                AccountId.next(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
    }

    public static Family build(ApplicationContext house) {
        return new Family(house);
    }

    static String numberOf(LocalDate born) {
        var seventeen = "997201" + born.toString().replace("-", "") + (100 + NEXT.incrementAndGet());
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    PersonId person(String number) {
        var found = house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    Person record(PersonId person) {
        var residents = house.getBean(Residents.class);
        return residents.get(person, residents.now(), registrar);
    }

    IdentityNumber document(String number) {
        return ((IdentityNumber.Reading.Valid) IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, number, today))
                .number();
    }

    /// The guardian is recorded as a parent until the child is of age.
    public void record() {
        make(child, Guardianship.Basis.PARENT, guardianNumber, born.plusYears(18));
    }

    public void make(PersonId ward, Guardianship.Basis basis, String guardianDocument, LocalDate until) {
        house.getBean(Guardianships.class)
                .make(
                        record(ward),
                        basis,
                        document(guardianDocument),
                        Guardianship.Paper.BIRTH_CERTIFICATE,
                        "R330112041",
                        until,
                        registrar);
    }

    /// The desk ends it.
    public void end() {
        var wards = house.getBean(Wards.class);
        wards.listAbout(child, registrar).stream()
                .filter(one -> one.standsOn(today))
                .forEach(one -> house.getBean(Guardianships.class).end(child, one.id(), registrar));
    }
}
