package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.anju.HouseTest;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Ages of dwellings, against a count in Java over the same doors.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessTests {

    private static final int DOORS = 2_000;

    /// One door as the test knows it.
    private record Known(
            UUID building,
            String division,
            @Nullable AreaId area,
            @Nullable Integer age,
            int target,
            boolean gone) {}

    @Autowired
    ApplicationContext house;

    @Autowired
    Freshness freshness;

    @Autowired
    FreshnessPages pages;

    @Autowired
    Dwellings dwellings;

    @Autowired
    Clock clock;

    private final List<Known> doors = new ArrayList<>();
    private List<Dwelling> rooms = List.of();

    @BeforeAll
    void aDistrictOfDoors() {
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("97", "鲜活省", ""),
                        DivisionRow.today("9701", "鲜活市", "97"),
                        DivisionRow.today("970101", "鲜东区", "9701"),
                        DivisionRow.today("970102", "鲜西区", "9701"),
                        DivisionRow.today("970101001", "鲜花街道", "970101"),
                        DivisionRow.today("970101001001", "东风社区", "970101001"),
                        DivisionRow.today("970101001002", "西风社区", "970101001"),
                        DivisionRow.today("970102001", "鲜果街道", "970102"),
                        DivisionRow.today("970102001001", "南风社区", "970102001")));
        var ground = new Ground(house);
        var soon = ground.area("三十天片区", "970101001", 30);
        var late = ground.area("一年片区", "970102001", 365);
        var random = new Random(7);
        var communities = List.of("970101001001", "970101001002", "970102001001");
        for (int i = 0; i < DOORS; i++) {
            var division = communities.get(random.nextInt(3));
            var area = random.nextInt(5) == 0 ? null : division.startsWith("970101") ? soon : late;
            var age = random.nextInt(4) == 0 ? null : (Integer) random.nextInt(400);
            var known = new Known(
                    new UUID(7, random.nextInt(60)),
                    division,
                    area,
                    age,
                    area == null ? 90 : area.equals(soon) ? 30 : 365,
                    random.nextInt(20) == 0);
            doors.add(known);
            ground.door(UUID.randomUUID(), known.building(), division, area, confirmed(age), known.gone());
        }
        dwellings.accept(List.of(
                room("F-1", "花开路1号1栋101室", "118.001"),
                room("F-2", "花开路1号1栋102室", "118.001"),
                room("F-3", "花开路1号1栋103室", "118.001"),
                room("F-4", "花开路3号101室", "118.0012")));
        rooms = dwellings.list(DivisionCode.read("970101001001"), null, 10);
        int[] ages = {3, 45, 200};
        for (int i = 0; i < rooms.size(); i++) {
            var age = i < ages.length ? (Integer) ages[i] : null;
            var room = rooms.get(i);
            ground.door(room, soon, confirmed(age));
            doors.add(new Known(room.building().value(), room.division().value(), soon, age, 30, false));
        }
    }

    private static DwellingRow room(String code, String address, String longitude) {
        return new DwellingRow(code, "970101001001", "鲜活市鲜东区鲜花街道" + address, longitude, "31.001", "住宅");
    }

    private @Nullable LocalDate confirmed(@Nullable Integer age) {
        return age == null ? null : LocalDate.now(clock).minusDays(age);
    }

    private Ages counted(Predicate<Known> which) {
        var mine = doors.stream().filter(which).filter(door -> !door.gone()).toList();
        var order = mine.stream()
                .map(door -> door.age() == null ? Integer.MAX_VALUE : door.age())
                .sorted()
                .toList();
        var middle = order.isEmpty() ? null : order.get((order.size() - 1) / 2);
        return new Ages(
                mine.size(),
                count(mine, age -> age != null && age <= 30),
                count(mine, age -> age != null && age > 30 && age <= 90),
                count(mine, age -> age != null && age > 90),
                count(mine, Objects::isNull),
                middle == null || middle == Integer.MAX_VALUE ? null : middle,
                (int) mine.stream()
                        .filter(door -> door.age() != null && door.age() <= door.target())
                        .count());
    }

    private static int count(List<Known> doors, Predicate<@Nullable Integer> age) {
        return (int) doors.stream().filter(door -> age.test(door.age())).count();
    }

    @ParameterizedTest
    @CsvSource({"97", "9701", "970101", "970101001", "970101001002", "970102001"})
    void aDivisionIsTheSumOfItsDoors(String code) {
        var divided = freshness.in(DivisionCode.read(code));

        assertThat(divided.whole()).isEqualTo(counted(door -> door.division().startsWith(code)));
        assertThat(divided.parts())
                .isNotEmpty()
                .allSatisfy((part, ages) -> assertThat(ages)
                        .isEqualTo(counted(door -> door.division().startsWith(part.prefix()))));
    }

    @Test
    void buildingsAndAreasAreCountedInTheSameWay() {
        var buildings = doors.stream()
                .map(door -> new BuildingId(door.building()))
                .distinct()
                .toList();
        assertThat(freshness.of(buildings))
                .hasSizeGreaterThan(40)
                .allSatisfy((building, ages) -> assertThat(ages)
                        .isEqualTo(counted(door -> door.building().equals(building.value()))));

        var areas = doors.stream()
                .map(Known::area)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        assertThat(freshness.ofAreas(areas))
                .hasSize(2)
                .allSatisfy((area, ages) -> assertThat(ages).isEqualTo(counted(door -> area.equals(door.area()))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0,WITHIN_30", "30,WITHIN_30", "31,WITHIN_90", "90,WITHIN_90", "91,OLDER", "-,NEVER"})
    void theClassesMeetWithoutAGap(@Nullable Integer days, AgeClass expected) {
        assertThat(AgeClass.of(days)).isEqualTo(expected);
    }

    @Test
    void nothingIsFreshWhereThereIsNothing() {
        assertThat(freshness.in(DivisionCode.read("970199")))
                .isEqualTo(new Freshness.Divided(Ages.NONE, java.util.Map.of()));
        assertThat(Ages.NONE.target()).isEqualTo("–");
        assertThat(Ages.NONE.bar()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void aReaderWalksDownFromTheDistrictToTheDoor(Tongue tongue) {
        var page = Ground.frame(Role.ADMINISTRATOR, tongue);
        assertThat(html(pages.divisions(page, "970101", false, "")))
                .contains("?division=970101001000\"", "鲜花街道")
                .doesNotContain("class=\"map\"");
        var street = html(pages.divisions(page, "970101001", false, ""));
        assertThat(street).contains("东风社区", "西风社区");
        assertThat(street.indexOf("<table")).isPositive().isLessThan(street.indexOf("class=\"map\""));
        var community = html(pages.divisions(page, "970101001001", false, ""));
        assertThat(community).contains("花开路1号1栋", "花开路3号", "/desk/freshness/buildings/");
        var reference = community.replaceAll("(?s).*/desk/freshness/buildings/([0-9a-f]{32})\"[^>]*>花开路1号1栋<.*", "$1");
        var building = html(pages.building(page, reference));
        assertThat(building)
                .contains(
                        "花开路1号1栋101室",
                        page.words().of(AgeClass.WITHIN_30),
                        page.words().of(AgeClass.OLDER))
                .doesNotContain(" style=", "/desk/dwellings/");
        assertThat(html(pages.building(Ground.frame(Role.REGISTRAR, tongue), reference)))
                .contains("/desk/dwellings/");
    }

    @Test
    void theFileSaysWhatThePageSays() {
        var page = Ground.frame(Role.AUDITOR, Tongue.EN);
        var file = new String(
                Objects.requireNonNull(pages.table(page, "970101001", false, "").getBody()), StandardCharsets.UTF_8);
        var ages = counted(door -> door.division().equals("970101001002"));
        assertThat(file)
                .startsWith("\ufeff")
                .contains("970101001002,西风社区," + String.join(",", FreshnessView.cells(ages)));
    }

    @Test
    void theMapGivesEachBuildingAFormAndWords() {
        var page = Ground.frame(Role.REVIEWER, Tongue.EN);
        var features = Objects.requireNonNull(
                pages.features(page, "117.9,30.9,118.1,31.1").getBody());
        assertThat(features.features())
                .extracting(feature -> feature.properties().label() + " "
                        + feature.properties().age() + " "
                        + feature.properties().said())
                .containsExactlyInAnyOrder("1-1 WITHIN_90 31 to 90 days", "3 NEVER Never confirmed");
        assertThatThrownBy(() -> pages.features(page, "1,2")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COLLECTOR", "REPORTER", "RESIDENT", "SYSTEM"})
    void onlyStaffOfTheDeskSeesIt(Role role) {
        var page = Ground.frame(role, Tongue.ZH);
        assertThatThrownBy(() -> pages.divisions(page, "", false, "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.table(page, "", false, "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.building(page, "0")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.features(page, "1,2,3,4")).isInstanceOf(Problem.class);
    }

    @Test
    void theDaysOfADoorAreThoseOfItsArea() {
        var confirmations = freshness.confirmations(rooms.getFirst().building());
        assertThat(confirmations)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.withinDays()).isEqualTo(30));
        var today = LocalDate.now(clock);
        assertThat(confirmations).filteredOn(one -> one.withinTarget(today)).hasSize(1);
        assertThat(confirmations)
                .filteredOn(one -> one.on() != null)
                .allSatisfy(one -> assertThat(one.age(today))
                        .isEqualTo((int) ChronoUnit.DAYS.between(Objects.requireNonNull(one.on()), today)));
    }

    private static String html(Object model) {
        return ((JteModel) model).render();
    }
}
