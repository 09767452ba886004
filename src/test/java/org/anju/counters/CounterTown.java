package org.anju.counters;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.ApplicationContext;

/// Service points and people for tests: each point has a unit of its own.
public final class CounterTown {

    public static final MatterCode PROOF = new MatterCode("residence-proof");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ApplicationContext house;
    private final Neighbourhood street;

    private CounterTown(ApplicationContext house) {
        this.house = house;
        this.street = Neighbourhood.build(house);
    }

    public static CounterTown build(ApplicationContext house) {
        return new CounterTown(house);
    }

    public Access administrator() {
        return Neighbourhood.access(Role.ADMINISTRATOR, "upkeep", null);
    }

    public UnitId unit() {
        var name = "服务点单位" + NEXT.incrementAndGet();
        return house.getBean(Accounts.class).createUnit(name, name, DivisionCode.read("997201"));
    }

    /// One that may take in applications for a proof of residence.
    public ServicePoint point(String hours, int places, double longitude, UnitId unit) {
        var point = plain(hours, places, longitude, unit);
        house.getBean(ServicePoints.class).put(point, administrator());
        delegate(point, PROOF, FunctionStep.RECEIVE);
        return point;
    }

    ServicePoint plain(String hours, int places, double longitude, UnitId unit) {
        var number = NEXT.incrementAndGet();
        return new ServicePoint(
                ServicePointId.next(),
                "T-" + number,
                PointKind.POLICE_STATION,
                "试验派出所第" + number + "服务点",
                "Test Station " + number,
                DivisionCode.read("997201001"),
                "试验市试验区试验街道" + number + "号",
                new Position(longitude, 29.0),
                "000-1234",
                true,
                false,
                List.of("zh", "en"),
                unit,
                Set.of(),
                OpeningHours.read(hours).orElseThrow(),
                new ServicePoint.Slots(30, places),
                LocalDate.of(2025, 1, 1));
    }

    public DelegationId delegate(ServicePoint point, MatterCode function, FunctionStep step) {
        return house.getBean(Delegations.class)
                .add(
                        new Delegation.Wish(point.id(), null, function, step, LocalDate.of(2025, 1, 1), null, "试验依据"),
                        administrator());
    }

    /// The queue as it is at another time.
    Queue queueAt(LocalDateTime time) {
        return new Queue(
                house.getBean(QueueRecords.class),
                house.getBean(AppointmentRecords.class),
                house.getBean(ServicePoints.class),
                house.getBean(Delegations.class),
                house.getBean(Keyring.class),
                Clock.fixed(time.atZone(Words.ZONE).toInstant(), Words.ZONE));
    }

    public PersonId person(String name) {
        var registrar = Neighbourhood.registrar("997201");
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, 101, "2021-01-01")), registrar);
        var outcome = house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        if (outcome instanceof Search.Outcome.Hits hits) {
            return hits.hits().getFirst().person();
        }
        throw new IllegalStateException("Nobody was found: " + outcome);
    }

    public Access self() {
        return new Access(
                AccountId.next(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
    }

    public SignedIn officer(UnitId unit) {
        return new SignedIn(AccountId.next(), "试验", Role.REGISTRAR, unit, "试验派出所", "Station", null, null);
    }
}
