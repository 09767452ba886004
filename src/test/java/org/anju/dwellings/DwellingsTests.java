package org.anju.dwellings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.anju.places.Bounds;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.PlacesDatabase;
import org.anju.places.Position;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.anju.shared.Verdict.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class DwellingsTests {

    static final String COMMUNITY = "990102001001";

    static PlacesDatabase database;
    static Dwellings dwellings;

    @BeforeAll
    static void aTown() throws SQLException {
        database = new PlacesDatabase("dwellings_tests");
        dwellings = database.the(Dwellings.class);
        database.the(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("99", "示例省", ""),
                        DivisionRow.today("9901", "示例市", ""),
                        DivisionRow.today("990102", "临江区", ""),
                        DivisionRow.today("990102001", "望江街道", ""),
                        DivisionRow.today(COMMUNITY, "新村社区", "")));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theSameRowAgainIsKnownAlsoInOneBatch() {
        var row = row("again-1", "甲路1号1栋101室");

        assertThat(dwellings.accept(List.of(row, row))).containsExactly(Verdict.ACCEPTED, Verdict.ALREADY_KNOWN);
        assertThat(dwellings.accept(List.of(row))).containsExactly(Verdict.ALREADY_KNOWN);
    }

    @Test
    void anAddressBelongsToTheFirstThatHasIt() {
        assertThat(dwellings.accept(List.of(row("taken-1", "乙路1号101室"), row("taken-2", "乙路１号101"))))
                .containsExactly(Verdict.ACCEPTED, Verdict.held("address-taken", "示例市临江区望江街道乙路1号101室", "taken-1"));
        assertThat(dwellings.accept(List.of(row("taken-2", "乙路1号102室")))).containsExactly(Verdict.ACCEPTED);
    }

    @Test
    void aKnownCodeAtAnotherAddressIsHeldWithBoth() {
        dwellings.accept(List.of(row("differs-1", "丙路1号101室")));

        assertThat(dwellings.accept(List.of(row("differs-1", "丙路1号102室"))))
                .containsExactly(Verdict.held("differs-from-register", "示例市临江区望江街道丙路1号101室", "示例市临江区望江街道丙路1号102室"));
        assertThat(dwellings.accept(List.of(row("differs-2", "丙路1号102室")))).containsExactly(Verdict.ACCEPTED);
    }

    @Test
    void whatCannotBeUsedIsRefusedOrHeld() {
        assertThat(dwellings.accept(List.of(
                        row(" ", "丁路1号"),
                        row("bad-1", "丁路1号", "190", "30", "住宅", ""),
                        row("bad-2", "丁路1号", "114.1", "", "住宅", ""),
                        row("bad-3", "丁路1号", "", "", "住宅", "12"),
                        row("bad-4", "???"),
                        new DwellingRow("bad-5", "990199001", "丁路1号", "", "", "住宅", ""),
                        row("warn-1", "丁路1号", "", "", "飞船", ""))))
                .extracting(verdict -> verdict.kind() + " " + verdict.reason())
                .containsExactly(
                        "REFUSED code-missing",
                        "REFUSED position-impossible",
                        "REFUSED position-impossible",
                        "REFUSED door-plate-form",
                        "HELD address-unreadable",
                        "HELD division-unknown",
                        "ACCEPTED use-unknown");
    }

    @Test
    void aCorrectionIsANewBeliefAndTheOldOneCanStillBeRead() {
        dwellings.accept(List.of(row("moved-1", "戊路1号101室", "114.1", "30.1", "住宅", "")));
        var id = found("戊路1号101室");
        var before = dwellings.history(id).getFirst().recorded();

        assertThat(dwellings.accept(List.of(row("moved-1", "戊路1号101室", "114.2", "30.2", "住宅", ""))))
                .extracting(Verdict::kind, Verdict::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ACCEPTED, "dwelling-corrected"));

        assertThat(dwellings.get(id).position()).isEqualTo(new Position(114.2, 30.2));
        assertThat(dwellings.building(dwellings.get(id).building()).position()).isEqualTo(new Position(114.2, 30.2));
        assertThat(dwellings.find(id, new AsOf(LocalDate.of(2026, 1, 1), before)))
                .map(Dwelling::position)
                .contains(new Position(114.1, 30.1));
        assertThat(dwellings.find(id, new AsOf(LocalDate.of(2026, 1, 1), Instant.EPOCH)))
                .isEmpty();
        assertThat(dwellings.history(id))
                .hasSize(2)
                .last()
                .satisfies(old -> assertThat(old.superseded()).isNotNull());
    }

    @Test
    void whatARowLeavesOutItDoesNotContradict() {
        dwellings.accept(List.of(row("partial-1", "己路1号101室", "114.1", "30.1", "商业", "")));

        assertThat(dwellings.accept(List.of(row("partial-1", "己路1号101室", "", "", "", ""))))
                .containsExactly(Verdict.ALREADY_KNOWN);
    }

    @Test
    void aDoorPlateIsMadeOrTakenOverAndFindsItsDwelling() {
        dwellings.accept(List.of(row("plate-1", "庚路1号101室", "", "", "住宅", "ABCDE12345"), row("plate-2", "庚路1号102室")));

        assertThat(dwellings.findByDoorPlate("abcde-i2345")).map(Dwelling::code).contains("plate-1");
        var made = dwellings.get(found("庚路1号102室")).doorPlate();
        assertThat(made).matches("[0-9A-HJKMNP-TV-Z]{10}");
        assertThat(dwellings.findByDoorPlate(made.toLowerCase(Locale.ROOT)))
                .map(Dwelling::code)
                .contains("plate-2");
        assertThat(dwellings.accept(List.of(row("plate-3", "庚路1号103室", "", "", "住宅", "ABCDE12345"))))
                .containsExactly(Verdict.held("door-plate-taken", "ABCDE12345", "plate-1"));
    }

    @Test
    void anAddressLeadsToItsDwellingAndNeverToAGuess() {
        dwellings.accept(
                List.of(row("find-1", "辛路1号1栋101室"), row("find-2", "辛路1号2栋101室"), row("find-3", "辛路1号2栋102室")));

        assertThat(dwellings.resolve(List.of("辛路1号2栋102室", "辛路1号101室", "辛路1号1栋109室", "")))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isInstanceOfSatisfying(
                                        Located.Found.class,
                                        found -> assertThat(found.division()).isEqualTo(new DivisionCode(COMMUNITY))),
                        several -> assertThat(several)
                                .isInstanceOfSatisfying(
                                        Located.Ambiguous.class,
                                        ambiguous -> assertThat(ambiguous.candidates())
                                                .hasSize(2)),
                        none -> assertThat(none).isEqualTo(new Located.Unknown("room-unknown")),
                        missing -> assertThat(missing).isEqualTo(new Located.Unknown("address-missing")));
        var id = found("辛路1号2栋102室");
        assertThat(dwellings.located(id)).isInstanceOf(Located.Found.class);
        assertThat(dwellings.located(DwellingId.next())).isEqualTo(new Located.Unknown("dwelling-not-registered"));
        assertThatThrownBy(() -> dwellings.get(DwellingId.next()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("dwelling-unknown"));
    }

    @Test
    void buildingsAreListedAndFoundAroundAPlace() {
        dwellings.accept(List.of(
                row("near-1", "壬路1号1栋101室", "100.0001", "20.0001", "住宅", ""),
                row("near-2", "壬路1号1栋102室", "100.0001", "20.0001", "住宅", ""),
                row("near-3", "壬路3号101室", "100.0002", "20.0002", "住宅", ""),
                row("near-4", "壬路5号101室", "101", "20", "住宅", "")));

        assertThat(dwellings.near(Bounds.read("100,20,100.001,20.001").orElseThrow()))
                .extracting(Building::written, Building::dwellings)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("壬路1号1栋", 2),
                        org.assertj.core.groups.Tuple.tuple("壬路3号", 1));
        var dwelling = dwellings.get(found("壬路1号1栋102室"));
        assertThat(dwellings.surroundings(dwelling.building()).neighbours())
                .extracting(neighbour -> neighbour.building().label())
                .containsExactly("3");
        assertThat(dwellings.list(dwelling.building()))
                .extracting(Dwelling::code)
                .containsExactly("near-1", "near-2");
        var street = new DivisionCode(COMMUNITY).at(DivisionCode.Level.STREET);
        var all = dwellings.list(street, null, 100);
        assertThat(dwellings.list(street, all.get(1).id(), 100)).first().isEqualTo(all.get(2));
        var buildings = dwellings.buildings(street, null);
        assertThat(dwellings.buildings(street, buildings.get(1).id())).first().isEqualTo(buildings.get(2));
    }

    private static DwellingRow row(String code, String address) {
        return row(code, address, "", "", "住宅", "");
    }

    private static DwellingRow row(
            String code, String address, String longitude, String latitude, String use, String plate) {
        return new DwellingRow(code, COMMUNITY, "示例市临江区望江街道" + address, longitude, latitude, use, plate);
    }

    private static DwellingId found(String address) {
        return ((Located.Found) dwellings.resolve(List.of(address)).getFirst()).dwelling();
    }
}
