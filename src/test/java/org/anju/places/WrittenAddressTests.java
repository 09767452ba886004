package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.shared.DivisionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAddressTests {

    final Gazetteer town = Gazetteers.of(withHistory());

    private static List<DivisionRow> withHistory() {
        var rows = new ArrayList<>(Gazetteers.TOWN);
        rows.add(DivisionRow.through("990104", "旧城区", "1985", "2010"));
        rows.add(DivisionRow.through("990102", "老江区", "1985", "2001"));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "临江区朝阳路176号1栋1单元101室, ROOM, ''",
        "临江区朝阳路176号1栋101室, ROOM, unit-missing",
        "临江区朝阳路176号1栋1单元, UNIT, room-missing",
        "临江区朝阳路176号3层501室, ROOM, room-not-on-storey several-readings",
        "临江区朝阳路176号3-501, ROOM, unit-missing several-readings",
        "临江区朝阳路176号12号, BUILDING, number-twice room-missing several-readings",
        "临江区朝阳路, STREET, number-missing",
        "临江区幸福小区1单元101, ROOM, building-missing",
        "临江区, DIVISION, street-missing number-missing",
        "朝阳路176号, NUMBER, division-missing",
        "旧城区朝阳路176号, NUMBER, division-abolished",
        "临江区望山区朝阳路176号, NUMBER, divisions-contradict",
        "临江区朝阳路176号对面, NUMBER, rest-not-understood",
        "临江区朝阳路176号（东侧）, NUMBER, ''",
        "12-3, NOTHING, division-missing street-missing number-missing rest-not-understood"
    })
    void anAddressSaysHowFarItGoesAndWhatIsWrongWithIt(String written, WrittenAddress.Level level, String faults) {
        var read = AddressText.written(written, town);

        assertThat(read.level()).isEqualTo(level);
        assertThat(read.faults().stream().map(WrittenAddress.Fault::code).collect(Collectors.joining(" ")))
                .isEqualTo(faults);
    }

    @Test
    void partsAreDigitsWithoutTheirMarks() {
        var read = AddressText.written("示例市臨江區朝陽路三十三號二棟四〇二房（東側）", town);

        assertThat(List.of(read.city(), read.road(), read.number(), read.building(), read.room(), read.rest()))
                .containsExactly("示例市", "朝阳路", "33", "2", "402", "東側");
    }

    @Test
    void aShopOrCellarIsNoDwellingOfThatNumber() {
        assertThat(AddressText.written("朝阳路95号商铺12", town).room()).isEqualTo("铺12");
        assertThat(AddressText.written("幸福小区3栋地下室12号", town).room()).isEqualTo("地下室12");
        assertThat(AddressText.written("幸福小区3栋负一层12室", town).storey()).isEqualTo("-1");
    }

    @Test
    void aFormerNameMeansWhatStillExistsAndAnAbolishedOneWhatLiesAboveIt() {
        assertThat(AddressText.written("老江区朝阳路1号", town).within()).containsExactly(new DivisionCode("990102000000"));
        assertThat(AddressText.written("旧城区朝阳路1号", town).within()).containsExactly(new DivisionCode("990100000000"));
        assertThat(AddressText.readings("旧城区朝阳路1号", town))
                .filteredOn(reading -> !reading.within().isEmpty())
                .isNotEmpty()
                .allMatch(AddressReading::former);
    }

    @ParameterizedTest
    @CsvSource({"三组, 3组", "石塘村二十三组, 石塘村23组", "人民路二巷, 人民路2巷", "中山一路, 中山一路", "三里屯, 三里屯"})
    void groupsAndLanesThatAreCountedHaveOneForm(String street, String key) {
        assertThat(AddressText.streetKey(street)).isEqualTo(key);
    }
}
