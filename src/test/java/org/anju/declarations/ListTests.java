package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.residents.HeldItems;
import org.anju.residents.Residents;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/// Lists of organisations: they go in, and tell nothing of the register.
@HouseTest
class ListTests {

    private static final String HEADINGS = "姓名,证件号码,现住址,入住日期,预计离开日期\n";

    @Autowired
    WebApplicationContext house;

    @Autowired
    Lists lists;

    @Autowired
    JdbcClient db;

    private Doorstep door;
    private SignedIn reporter;

    @BeforeEach
    void anOrganisation() {
        door = new Doorstep(house);
        reporter = door.staff(Role.REPORTER);
    }

    private String row(String name, String number, int room, String from, String until) {
        return String.join(",", name, number, door.street.room(room), from, until) + "\n";
    }

    private Roll hands(String rows, boolean lodging, boolean longStay) {
        var file = new ByteArrayInputStream((HEADINGS + rows).getBytes(StandardCharsets.UTF_8));
        return lists.get(lists.hand("名单.csv", file, lodging, longStay, reporter), reporter);
    }

    private List<String> told(String rows) {
        var roll = hands(rows, false, false);
        var told = new ArrayList<String>();
        lists.back(roll)
                .forEach(line -> told.add(line.told().kind() + " " + line.told().reason()));
        told.add(roll.received() + "/" + roll.doubtful() + "/" + roll.refused());
        return told;
    }

    @Test
    void eachRowGetsAVerdictAndWhatCannotBeUsedComesBack() {
        var number = Neighbourhood.number();
        var roll = hands(
                row("职工甲", number, 101, "2024-05-01", "")
                        + row("", Neighbourhood.number(), 101, "", "")
                        + row("职工乙", "123", 101, "", "")
                        + "职工丙," + Neighbourhood.number() + ",试验市没有的路9号,,\n",
                false,
                false);
        assertThat(roll)
                .extracting(Roll::received, Roll::doubtful, Roll::refused)
                .containsExactly(1, 1, 2);
        assertThat(lists.back(roll))
                .extracting(line -> line.told().reason())
                .containsExactly("name-missing", "document-number-form", "dwelling-unknown");
        assertThat(lists.back(roll).get(1).row().cells()).contains("职工乙", "123");
        var residents = house.getBean(Residents.class);
        assertThat(residents
                        .get(Objects.requireNonNull(door.find(number)), residents.now(), door.registrar)
                        .stays()
                        .getFirst()
                        .source())
                .isEqualTo("单位申报");
    }

    @Test
    void anOrganisationCannotFindOutWhoIsRegisteredOrWhere() {
        var here = Neighbourhood.number();
        var elsewhere = Neighbourhood.number();
        var refused = Neighbourhood.number();
        door.resident("职工丁", here, 201);
        door.resident("职工戊", elsewhere, 202);
        refuse("职工己", refused);
        var probes = List.of(
                row("职工丁", here, 201, "2015-01-01", ""),
                row("职工丁", here, 201, "2016-01-01", ""),
                row("别的名字", here, 201, "2015-01-01", ""),
                row("职工戊", elsewhere, 201, "2015-01-01", ""),
                row("职工戊", elsewhere, 201, "2019-01-01", ""),
                row("职工己", refused, 203, "2015-01-01", ""),
                row("职工庚", Neighbourhood.number(), 201, "2015-01-01", ""));
        for (int time = 0; time < 2; time++) {
            var answers = probes.stream().map(this::told).distinct().toList();
            assertThat(answers).containsExactly(List.of("1/0/0"));
        }
        // And the receipt says no more, then or later.
        var receipt = hands(probes.getFirst(), false, false).receipt();
        assertThat(house.getBean(Receipts.class).find(receipt).orElseThrow().state())
                .isEqualTo(Tracked.State.RECEIVED);
    }

    private void refuse(String name, String number) {
        told(row(name, number, 204, "2015-01-01", ""));
        told(row("别名", number, 203, "2015-01-01", ""));
        var access = Doorstep.officer(door.staff(Role.REVIEWER));
        var held = house.getBean(HeldItems.class);
        held.list(null, 1_000, access).stream()
                .filter(item -> item.declaration().documentNumber().equals(number))
                .forEach(item -> held.refuse(item.id(), access));
    }

    /// Of a contradiction in its own words an organisation is told the same, whether the register has taken
    /// it or not.
    @Test
    void whatContradictsItselfIsToldWhateverTheRegisterSays() {
        var number = Neighbourhood.number();
        var file = "姓名,证件号码,现住址,出生日期\n职工辛," + number + "," + door.street.room(301) + ",1931-02-03\n";
        var first = declared(file);
        var access = Doorstep.officer(door.staff(Role.REVIEWER));
        var held = house.getBean(HeldItems.class);
        held.list(null, 1_000, access).stream()
                .filter(item -> item.declaration().documentNumber().equals(number))
                .forEach(item -> held.accept(item.id(), null, access));
        assertThat(door.find(number)).isNotNull();
        assertThat(declared(file)).isEqualTo(first).contains("birth-date-differs-from-document-number");
    }

    private List<String> declared(String file) {
        var in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return lists.back(lists.get(lists.hand("a.csv", in, false, false, reporter), reporter)).stream()
                .map(line -> line.told().reason())
                .toList();
    }

    @Test
    void ofHotelGuestsOnlyWhoStaysThirtyDaysIsTakenAndNothingOfTheOthersIsKept() {
        var stays = Neighbourhood.number();
        var passes = Neighbourhood.number();
        var roll = hands(
                row("长住客", stays, 401, "2026-05-01", "2026-08-01")
                        + row("过路客", passes, 401, "2026-05-01", "2026-05-03")
                        + row("不详客", Neighbourhood.number(), 401, "2026-05-01", ""),
                true,
                false);
        assertThat(lists.back(roll))
                .extracting(line -> line.told().reason())
                .containsExactly("stay-too-short", "stay-length-missing");
        assertThat(lists.back(roll)).allMatch(line -> line.row().cells().isEmpty());
        assertThat(door.find(stays)).isNotNull();
        assertThat(door.find(passes)).isNull();
        assertThat(db.sql("select count(*) from declarations.list_row where list = :list and cells is not null")
                        .param("list", roll.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aHotelIsKnownByItsDwellingsToo() {
        var address = door.street.room(101).replace("1栋1单元101室", "2栋8001室");
        house.getBean(Dwellings.class)
                .accept(List.of(new DwellingRow(
                        java.util.UUID.randomUUID().toString().substring(0, 18),
                        "997201001",
                        address,
                        "123.8",
                        "29.0",
                        "酒店")));
        var roll = hands("过路客," + Neighbourhood.number() + "," + address + ",2026-05-01,\n", false, false);
        assertThat(lists.back(roll)).extracting(line -> line.told().reason()).containsExactly("stay-length-missing");
    }

    @Test
    void aListIsItsOwnersAndAReporterReadsNothing() {
        var roll = hands(row("职工壬", Neighbourhood.number(), 501, "", ""), false, false);
        var other = door.staff(Role.REPORTER);
        assertThatThrownBy(() -> lists.get(roll.id(), other)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> lists.latest(door.staff(Role.REGISTRAR))).isInstanceOf(Problem.class);
        for (var path : List.of(
                "/desk/search",
                "/desk/held",
                "/desk/purpose",
                "/desk/imports",
                "/desk/dwellings",
                "/desk/reports",
                "/map/features?bbox=1,2,3,4",
                "/me")) {
            assertThat(door.visitor(reporter).at(path).getStatus()).as(path).isEqualTo(403);
        }
        assertThat(Doorstep.text(door.visitor(reporter).at("/desk"))).contains("/desk/lists");
        assertThat(Doorstep.text(door.visitor(reporter).at("/desk/lists"))).contains("名单.csv", "不跟踪任何人的行踪");
    }

    @Test
    void aListThatIsTooLongIsNotTaken() {
        var number = Neighbourhood.number();
        var rows = row("职工癸", number, 601, "", "").repeat(Lists.MOST_ROWS + 1);
        assertThatThrownBy(() -> hands(rows, false, false))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("list-too-long"));
        assertThat(door.find(number)).isNull();
    }
}
