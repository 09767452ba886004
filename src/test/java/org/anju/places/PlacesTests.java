package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.anju.places.Resolution.Ambiguous;
import org.anju.places.Resolution.Found;
import org.anju.places.Resolution.Unknown;
import org.anju.shared.DivisionCode;
import org.anju.shared.Verdict;
import org.anju.shared.Verdict.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class PlacesTests {

    static PlacesDatabase database;
    static Places places;

    @BeforeAll
    static void aTownWithAFewAddresses() throws SQLException {
        database = new PlacesDatabase("places_tests");
        places = database.the(Places.class);
        places.importDivisions(Gazetteers.TOWN);
        var registered = places.register(List.of(
                new StandardAddress("990102001001", "示例市临江区望江街道朝阳路176号1栋1单元101室"),
                new StandardAddress("990102001001", "示例市临江区望江街道朝阳路176号1栋1单元102室"),
                new StandardAddress("990102001001", "示例市临江区望江街道朝阳路176号2栋1单元101室"),
                new StandardAddress("990103003001", "示例市望山区白石镇朝阳路176号1栋1单元101室"),
                new StandardAddress("990103003001", "示例市望山区白石镇人民路9号幸福小区3栋2单元501室"),
                new StandardAddress("990103003001", "示例市望山区白石镇人民路11号3单元501室"),
                new StandardAddress("990103002003", "示例市望山区桥头街道石塘村57号"),
                new StandardAddress("990103002003", "示例市望山区桥头街道石塘村南区57号1栋1单元601室"),
                new StandardAddress("990103002003", "示例市望山区桥头街道工业二路4号2栋"),
                new StandardAddress("990103002003", "示例市望山区桥头街道江苏路123弄4号501室")));
        assertThat(registered).hasOnlyElementsOfType(Registration.Registered.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "示例市临江区望江街道朝阳路176号1栋1单元101室, 示例市临江区望江街道朝阳路176号1栋1单元101室",
        "示例省示例市 临江区 朝阳路１７６号 1-1-101, 示例市临江区望江街道朝阳路176号1栋1单元101室",
        "临江区朝阳路176号一幢一单元101, 示例市临江区望江街道朝阳路176号1栋1单元101室",
        "新村社区朝阳路176号1栋102室, 示例市临江区望江街道朝阳路176号1栋1单元102室",
        "望山白石镇朝阳路176号1#楼101, 示例市望山区白石镇朝阳路176号1栋1单元101室",
        "幸福小区3-2-501, 示例市望山区白石镇人民路9号幸福小区3栋2单元501室",
        "人民路9号3栋2单元501室, 示例市望山区白石镇人民路9号幸福小区3栋2单元501室",
        "人民路11号3-501, 示例市望山区白石镇人民路11号3单元501室",
        "石塘村57号, 示例市望山区桥头街道石塘村57号",
        "桥头街道石塘村南区57号1-1-601, 示例市望山区桥头街道石塘村南区57号1栋1单元601室",
        "南区57号1栋1单元601室, 示例市望山区桥头街道石塘村南区57号1栋1单元601室",
        "工业二路四号二栋, 示例市望山区桥头街道工业二路4号2栋",
        "江苏路123弄4号501, 示例市望山区桥头街道江苏路123弄4号501室"
    })
    void aTextThatFitsOneAddressIsFound(String written, String address) {
        assertThat(resolve(written))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.text()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"朝阳路176号1栋1单元101室", "示例市朝阳路176号1-1-101", "临江区朝阳路176号101室", "朝阳路176号101"})
    void aTextThatFitsSeveralIsAmbiguous(String written) {
        assertThat(resolve(written))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        several -> assertThat(several.candidates()).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ADDRESS_MISSING",
        "'  ', ADDRESS_MISSING",
        "12-3, ADDRESS_UNREADABLE",
        "临江区不存在路1号, STREET_UNKNOWN",
        "望山区桥头街道朝阳路176号1栋1单元101室, STREET_UNKNOWN",
        "临江区朝阳路999号1栋1单元101室, NUMBER_UNKNOWN",
        "临江区朝阳路176号1栋1单元909室, ROOM_UNKNOWN",
        "临江区朝阳路176号1栋3单元101室, ROOM_UNKNOWN",
        "石塘村57号1栋1单元101室, ROOM_UNKNOWN",
        "石塘村57号旁边, ROOM_UNKNOWN",
        "临江区朝阳路176号1栋1单元, ROOM_MISSING",
        "人民路11号3单元, ROOM_MISSING"
    })
    void whatContradictsOrIsTooLittleIsNoMatch(String written, Resolution.Fault fault) {
        assertThat(resolve(written)).isEqualTo(new Unknown(fault));
    }

    @Test
    void anAddressInAnAbolishedDivisionWaitsForAPersonEvenWhereOnlyOneFits() {
        places.importDivisions(List.of(DivisionRow.through("990104", "旧城区", "1985", "2010")));

        assertThat(resolve("旧城区人民路11号3单元501室"))
                .isInstanceOfSatisfying(
                        Ambiguous.class, held -> assertThat(held.candidates()).hasSize(1));
        assertThat(resolve("人民路11号3单元501室")).isInstanceOf(Found.class);
    }

    @Test
    void aGroupIsOneHoweverItIsCounted() {
        var twice = places.register(List.of(
                new StandardAddress("990103002003", "示例市望山区桥头街道石塘村三组5号"),
                new StandardAddress("990103002003", "示例市望山区桥头街道石塘村3组5号")));

        assertThat(twice.get(0)).isEqualTo(twice.get(1));
        assertThat(resolve("石塘村三组5号")).isInstanceOf(Found.class);
        assertThat(resolve("石塘村3组5号")).isInstanceOf(Found.class);
    }

    @Test
    void theSamePlaceWrittenTwiceIsOneAddress() {
        var twice = places.register(List.of(
                new StandardAddress("990102001001", "示例市临江区望江街道滨江大道1号1栋101室"),
                new StandardAddress("990102001004", "望江街道滨江大道１号 一幢 101")));

        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    @Test
    void anAddressThatCannotStandIsNotRegistered() {
        assertThat(places.register(List.of(
                        new StandardAddress("990199001001", "朝阳路1号"),
                        new StandardAddress("990102", "朝阳路1号"),
                        new StandardAddress("990102001001", ""),
                        new StandardAddress("990102001001", "朝阳路"),
                        new StandardAddress("990102001001", "望山区朝阳路1号"))))
                .containsExactly(
                        new Registration.NotRegistered("division-unknown"),
                        new Registration.NotRegistered("division-unknown"),
                        new Registration.NotRegistered("address-missing"),
                        new Registration.NotRegistered("address-unreadable"),
                        new Registration.NotRegistered("address-outside-division"));
    }

    @Test
    void divisionsAreNamedFromTheProvinceDown() {
        var community = new DivisionCode("990102001001");

        assertThat(places.name(community)).isEqualTo("示例省示例市临江区望江街道新村社区");
        assertThat(places.children(null, ""))
                .containsExactly(new DivisionName(community.at(DivisionCode.Level.PROVINCE), "示例省"));
        assertThat(places.children(new DivisionCode("990103000000"), "990103001000"))
                .extracting(DivisionName::name)
                .containsExactly("桥头街道", "白石镇");
    }

    @Test
    void whatIsImportedTwiceIsKnownTheSecondTimeAndANewNameIsReadAtOnce() {
        assertThat(places.importDivisions(Gazetteers.TOWN)).containsOnly(Verdict.ALREADY_KNOWN);

        assertThat(places.importDivisions(List.of(DivisionRow.today("990102003001", "石桥村", ""))))
                .containsExactly(Verdict.ACCEPTED);
        assertThat(places.division(
                        new DivisionCode("990102003001"), LocalDate.now().plusDays(2)))
                .map(DivisionName::name)
                .contains("石桥村");
        assertThat(places.division(new DivisionCode("990102003001"), LocalDate.of(2020, 1, 1)))
                .map(DivisionName::name)
                .contains("石塘村");
    }

    @Test
    void anotherCourseOfAStreetIsANewBelief() {
        var first = new StreetRow("990102003", "长堤路", List.of(new Position(114.1, 30.1), new Position(114.2, 30.2)));
        var second = new StreetRow("990102003", "长堤路", List.of(new Position(114.1, 30.1), new Position(114.2, 30.3)));

        assertThat(places.importStreets(List.of(first))).containsExactly(Verdict.ACCEPTED);
        assertThat(places.importStreets(List.of(first))).containsExactly(Verdict.ALREADY_KNOWN);
        assertThat(places.importStreets(List.of(second))).containsExactly(Verdict.ACCEPTED);
        assertThat(places.importStreets(List.of(
                        new StreetRow("990102", "长堤路", second.line()), new StreetRow("12", "长堤路", second.line()))))
                .extracting(Verdict::kind)
                .containsExactly(Kind.REFUSED, Kind.HELD);
        assertThat(places.streets(Bounds.read("114.19,30.25,115,31").orElseThrow()))
                .singleElement()
                .satisfies(street -> assertThat(street.line()).isEqualTo(second.line()));
        assertThat(places.streets(new DivisionCode("990102003000")))
                .extracting(Street::name)
                .containsExactly("长堤路");
    }

    private static Resolution resolve(String written) {
        return places.resolve(List.of(written)).getFirst();
    }
}
