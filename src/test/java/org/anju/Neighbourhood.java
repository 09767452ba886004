package org.anju;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.residents.Declaration;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.IdentityNumber;
import org.anju.shared.MatterCode;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// A few streets for tests: divisions, dwellings, and declarations about people who cannot exist.
public final class Neighbourhood {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String street;

    private Neighbourhood(String street) {
        this.street = street;
    }

    /// Builds a street of its own with 24 dwellings in the district 997201.
    public static Neighbourhood build(ApplicationContext house) {
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("99", "试验省", ""),
                        DivisionRow.today("9972", "试验市", "99"),
                        DivisionRow.today("997201", "试验区", "9972"),
                        DivisionRow.today("997201001", "试验街道", "997201"),
                        DivisionRow.today("997202", "邻区", "9972"),
                        DivisionRow.today("997202001", "邻街道", "997202")));
        var street = "试" + Character.toString(0x4e00 + NEXT.incrementAndGet()) + "路";
        var rows = new ArrayList<DwellingRow>();
        for (int floor = 1; floor <= 6; floor++) {
            for (int room = 1; room <= 4; room++) {
                rows.add(new DwellingRow(
                        UUID.randomUUID().toString().substring(0, 18),
                        "997201001",
                        "试验市试验区试验街道%s8号1栋1单元%d0%d室".formatted(street, floor, room),
                        "123.8",
                        "29.0",
                        "住宅"));
            }
        }
        house.getBean(Dwellings.class).accept(rows);
        return new Neighbourhood(street);
    }

    /// A new unit of the district to which every step of these matters is delegated since yesterday.
    public static UnitId office(ApplicationContext house, MatterCode... matters) {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("试验所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        var system = accounts.systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        var since = LocalDate.now(house.getBean(Clock.class)).minusDays(1);
        for (var matter : matters) {
            for (var step : FunctionStep.values()) {
                house.getBean(Delegations.class)
                        .add(new Delegation.Wish(null, unit, matter, step, since, null, "试验 trial"), system);
            }
        }
        return unit;
    }

    /// The address of a room such as 101 … 604.
    public String room(int number) {
        return "试验市试验区试验街道%s8号1栋1单元%d室".formatted(street, number);
    }

    /// A new number that is valid in form and belongs to nobody; odd ones are men's.
    public static String number() {
        var n = NEXT.incrementAndGet();
        var seventeen = "997201" + (19500101 + (n / 900) * 10_000) + String.format("%03d", 100 + n % 900);
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    public Declaration declaration(String name, String number, int room, String movedIn) {
        return new Declaration(name, "", "居民身份证", number, "", "997201", room(room), movedIn, "自有住房", "", "本人申报");
    }

    /// A registrar of the district, or of another one.
    public static Access registrar(@Nullable String territory) {
        return access(Role.REGISTRAR, "residence-registration", territory);
    }

    public static Access access(Role role, String purpose, @Nullable String territory) {
        return new Access(
                AccountId.next(),
                UnitId.next(),
                "试验派出所",
                role,
                new PurposeCode(purpose),
                "T-1",
                Channel.DESK,
                territory == null ? null : DivisionCode.read(territory));
    }
}
