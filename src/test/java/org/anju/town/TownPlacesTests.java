package org.anju.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.anju.shared.DivisionCode;
import org.junit.jupiter.api.Test;

class TownPlacesTests {

    private static final Town TOWN = Town.grow(1, 20_000, TownTests.TODAY);

    @Test
    void everyDivisionIsOfTheUnassignedProvinceAndLiesInOneNamedBefore() {
        var seen = new HashSet<String>();
        for (var division : TOWN.divisions()) {
            assertThat(division.code()).matches("99[0-9]{10}");
            assertThat(seen.add(division.code())).isTrue();
            var parent = division.parent();
            if (parent == null) {
                assertThat(division.code()).isEqualTo("990000000000");
            } else {
                assertThat(seen).contains(parent);
                assertThat(new DivisionCode(parent).holds(new DivisionCode(division.code())))
                        .isTrue();
            }
        }
    }

    @Test
    void threeCountiesHaveFourToSixTownshipsOfFourToEightCommunities() {
        for (var county : Communities.COUNTIES) {
            var townships = children(county + "000000");
            assertThat(townships).hasSizeBetween(4, 6);
            assertThat(townships).allSatisfy(t -> assertThat(children(t)).hasSizeBetween(4, 8));
        }
    }

    private static java.util.List<String> children(String code) {
        return TOWN.divisions().stream()
                .filter(d -> code.equals(d.parent()))
                .map(TownDivision::code)
                .toList();
    }

    @Test
    void everyDwellingHasItsOwnCodeAndAddressAndAKnownCommunity() {
        var communities = TOWN.divisions().stream().map(TownDivision::code).collect(Collectors.toSet());
        var codes = new HashSet<String>();
        var addresses = new HashSet<String>();
        TOWN.dwellings().forEach(d -> {
            assertThat(codes.add(d.code())).isTrue();
            assertThat(addresses.add(d.address())).isTrue();
            assertThat(d.code()).matches("[0-9]{19}").startsWith(d.community());
            assertThat(communities).contains(d.community());
        });
    }

    @Test
    void dwellingsLieInOpenWaterAndNotInTheRiverOrOnAnotherBuilding() {
        var at = new HashMap<TownPoint, String>();
        TOWN.dwellings().forEach(d -> {
            assertThat(d.place().longitude()).isBetween(123.5, 124.1);
            assertThat(d.place().latitude()).isBetween(28.7, 29.3);
            var building = d.address().replaceAll("(\\d+单元)?(\\d+室)?$", "");
            assertThat(at.computeIfAbsent(d.place(), p -> building)).isEqualTo(building);
        });
    }

    @Test
    void oddNumbersStandOnOneSideOfTheStreetAndEvenOnTheOther() {
        var sides = new HashMap<String, HashSet<Boolean>>();
        var street = TOWN.streets().stream().collect(Collectors.toMap(TownStreet::name, s -> s.line()));
        TOWN.dwellings().forEach(d -> {
            var parts = java.util.regex.Pattern.compile("(?:街道|镇)(.+?\\D|.+?组)(\\d+)号")
                    .matcher(d.address());
            assertThat(parts.find()).as(d.address()).isTrue();
            var line = street.getOrDefault(parts.group(1), java.util.List.of());
            assertThat(line).as(d.address()).isNotEmpty();
            var odd = Integer.parseInt(parts.group(2)) % 2 == 1;
            sides.computeIfAbsent(parts.group(1) + odd, k -> new HashSet<>()).add(leftOf(line, d.place()));
        });
        assertThat(sides).allSatisfy((name, side) -> assertThat(side).hasSize(1));
    }

    private static boolean leftOf(java.util.List<TownPoint> line, TownPoint point) {
        var best = Double.MAX_VALUE;
        var left = false;
        for (int i = 1; i < line.size(); i++) {
            var ax = line.get(i - 1).longitude() * 0.8746;
            var ay = line.get(i - 1).latitude();
            var dx = line.get(i).longitude() * 0.8746 - ax;
            var dy = line.get(i).latitude() - ay;
            var px = point.longitude() * 0.8746 - ax;
            var py = point.latitude() - ay;
            var t = Math.clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
            var distance = Math.hypot(px - t * dx, py - t * dy);
            if (distance < best) {
                best = distance;
                left = dx * py - dy * px > 0;
            }
        }
        return left;
    }

    @Test
    void everyStreetHasANameOfItsOwnThatIsNoOthersEnding() {
        var names = TOWN.streets().stream().map(TownStreet::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names)
                .allSatisfy(n ->
                        assertThat(names.stream().filter(o -> o.endsWith(n))).containsExactly(n));
    }

    @Test
    void someBuildingsHaveThirtyStoreysAndFarmhousesHaveNoRoom() {
        assertThat(TOWN.dwellings().mapToInt(TownDwelling::storeys).max().orElseThrow())
                .isGreaterThanOrEqualTo(26);
        assertThat(TOWN.dwellings()
                        .filter(d -> d.address().matches(".+村\\d组\\d+号"))
                        .count())
                .isBetween(400L, 700L);
        assertThat(TOWN.dwellings().map(TownDwelling::use).distinct())
                .containsExactlyInAnyOrder("住宅", "商住", "集体宿舍", "办公");
    }

    @Test
    void everyAddressAsWrittenMeansExactlyTheDwellingThatIsMeant() {
        var written = new Written(TOWN);
        var standard = TOWN.dwellings().collect(Collectors.toMap(TownDwelling::code, TownDwelling::address));
        var plain = TOWN.stays()
                .filter(s -> {
                    assertThat(written.codeOf(s.address())).as(s.address()).isEqualTo(s.dwelling());
                    return s.address().equals(standard.get(s.dwelling()));
                })
                .count();
        assertThat((double) plain / TOWN.stayCount()).isBetween(0.55, 0.8);
    }

    @Test
    void theTownCanBeDrawn() {
        assertThat(TownPicture.draw(TOWN)).startsWith("<svg").contains("环城东路").hasSizeGreaterThan(50_000);
    }
}
