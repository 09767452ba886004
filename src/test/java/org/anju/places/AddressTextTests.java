package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.places.AddressReading.Door;
import org.anju.shared.DivisionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTests {

    final Gazetteer town = Gazetteers.town();

    @ParameterizedTest
    @CsvSource({
        "'  朝阳路１７６号 ', 朝阳路176号",
        "石塘村南区57号 1-1-601, 石塘村南区57号1-1-601",
        "朝阳路 176 1－2－3, 朝阳路176-1-2-3",
        "朝阳路176号，1栋（2单元）101室, 朝阳路176号1栋2单元101室",
        "a座1203b, A座1203B",
        "3#-101, 3#101"
    })
    void whatLooksAlikeIsWrittenAlike(String written, String normal) {
        assertThat(AddressText.normal(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "176号1栋1单元101室, 176, -, 1, 1, 101",
                "176号一栋一单元101室, 176, -, 1, 1, 101",
                "176号1幢1单元101, 176, -, 1, 1, 101",
                "176号01栋02单元101, 176, -, 1, 2, 101",
                "176号1-1-101, 176, -, 1, 1, 101",
                "176号1-1-6-601, 176, -, 1, 1, 601",
                "176号3栋2-501, 176, -, 3, 2, 501",
                "176号3栋2单元5-501, 176, -, 3, 2, 501",
                "176号3栋2单元5层501室, 176, -, 3, 2, 501",
                "176号3#楼2门501, 176, -, 3, 2, 501",
                "176号3#101, 176, -, 3, -, 101",
                "176号3号楼501号房, 176, -, 3, -, 501",
                "176号3楼2单元501, 176, -, 3, 2, 501",
                "176号3楼301, 176, -, -, -, 301",
                "176号幸福小区1栋2单元101室, 176, 幸福小区, 1, 2, 101",
                "176号望江大厦A座1203A, 176, 望江大厦, A, -, 1203A",
                "B1栋五〇一室, -, -, B1, -, 501",
                "176号东户, 176, -, -, -, 东户",
                "176号3层, 176, -, -, -, 3层",
                "二十号, 20, -, -, -, -",
                "12号甲, 12甲, -, -, -, -",
                "甲12号, 12甲, -, -, -, -",
                "12甲号101室, 12甲, -, -, -, 101",
                "12号附3号, 12附3, -, -, -, -",
                "12号之一, 12之1, -, -, -, -",
                "12-1号, 12-1, -, -, -, -",
                "12号院3号楼2单元501, 12, -, 3, 2, 501",
                "123弄4号501室, 123弄, -, 4, -, 501",
                "57号, 57, -, -, -, -",
                "176号101, 176, -, -, -, 101",
                "176-1-1-101, 176, -, 1, 1, 101",
                "176-1栋1单元101室, 176, -, 1, 1, 101"
            })
    void aDoorIsReadInItsParts(String text, String number, String compound, String building, String unit, String room) {
        assertThat(DoorText.read(text))
                .contains(new Door(part(number), part(compound), part(building), part(unit), part(room)));
    }

    private static String part(@org.jspecify.annotations.Nullable String written) {
        return written == null ? "" : written;
    }

    @ParameterizedTest
    @CsvSource({
        "工业二路4号, 工业二路",
        "梅园三巷100号1栋1单元101室, 梅园三巷",
        "石塘村三组57号, 石塘村三组",
        "六号大街12号, 六号大街",
        "三门路20号, 三门路",
        "人民路2巷5号, 人民路2巷",
        "中山东一路十二号, 中山东一路",
        "江苏路123弄4号, 江苏路",
        "和平街甲12号, 和平街"
    })
    void numeralsInTheNameOfAStreetStay(String written, String street) {
        assertThat(AddressText.readings(written, town))
                .first()
                .extracting(AddressReading::street)
                .isEqualTo(street);
    }

    @Test
    void twoNumbersMayBeBuildingOrUnitAndBothAreKept() {
        assertThat(DoorText.read("176号3-501"))
                .containsExactlyInAnyOrder(new Door("176", "", "3", "", "501"), new Door("176", "", "", "3", "501"));
    }

    @Test
    void aVillageThatAlsoBeginsAStreetIsReadBothWays() {
        assertThat(AddressText.readings("望山区桥头街道石塘村南区57号", town))
                .extracting(reading -> reading.within().toString() + reading.street())
                .contains("[990103002000]石塘村南区", "[990103002003]南区");
    }

    @ParameterizedTest
    @CsvSource({
        "示例省示例市示例市望山区白石镇滨江大道1号, [990103003000]",
        "示例市 望山区 白石镇 滨江大道1号, [990103003000]",
        "望山白石镇滨江大道1号, [990103003000]",
        "白石镇滨江大道1号, '[990102003000, 990103003000]'",
        "滨江大道1号, []"
    })
    void divisionsMayBeRepeatedShortenedOrLeftOut(String written, String within) {
        assertThat(AddressText.readings(written, town))
                .filteredOn(reading -> reading.street().equals("滨江大道"))
                .extracting(reading -> reading.within().toString())
                .containsOnly(within);
    }

    @ParameterizedTest
    @CsvSource({
        "990102001001, 示例市临江区望江街道朝阳路176号1栋1单元101室, 朝阳路",
        "990102001001, 示例市临江区望江街道新村社区朝阳路176号1栋1单元101室, 朝阳路",
        "990102001001, 示例市临江区望江街道新村社区1栋1单元101室, 新村社区",
        "990103002003, 示例市望山区桥头街道石塘村57号, 石塘村",
        "990103002003, 示例市望山区桥头街道石塘村南区57号1栋1单元101室, 石塘村南区",
        "990103002003, 石塘村三组57号, 石塘村三组"
    })
    void aStandardAddressHasOneReading(String division, String written, String street) {
        assertThat(AddressText.standard(written, new DivisionCode(division), town))
                .get()
                .extracting(AddressReading::street)
                .isEqualTo(street);
    }

    @Test
    void anAddressInAnotherDivisionThanItsCodeContradicts() {
        var linjiang = new DivisionCode("990102001001");

        assertThat(AddressText.contradicts("示例市望山区望江街道朝阳路1号", linjiang, town)).isTrue();
        assertThat(AddressText.contradicts("示例市临江区望江街道朝阳路1号", linjiang, town)).isFalse();
        assertThat(AddressText.contradicts("示例市临江区望江街道石塘村南区1号", linjiang, town)).isFalse();
    }

    @Test
    void whatIsNoAddressHasNoReading() {
        assertThat(AddressText.readings("", town)).isEmpty();
        assertThat(AddressText.readings("?!12-3", town)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "示例市临江区望江街道朝阳路１７６号一栋1单元101, 示例市临江区望江街道朝阳路176号1栋1单元101室",
        "望江街道望江大厦a座1203, 示例市临江区望江街道望江大厦A座1203室",
        "江苏路123弄4号501, 示例市临江区望江街道江苏路123弄4号501室"
    })
    void theRegisterWritesAddressesInOneForm(String written, String text) {
        assertThat(StandardAddresses.read(new StandardAddress("990102001001", written), town))
                .isInstanceOfSatisfying(
                        Registration.Registered.class,
                        registered -> assertThat(registered.address().text()).isEqualTo(text));
    }
}
