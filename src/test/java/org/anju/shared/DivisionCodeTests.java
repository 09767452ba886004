package org.anju.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionCodeTests {

    @ParameterizedTest
    @CsvSource({
        "440305001, 4403, a prefecture",
        "440105, 4401, another",
        "3301, 3301, is its own",
        "441900003, 4419, a prefecture without counties",
        "460400100, 4604, another",
        "110108001, 11, Beijing",
        "120000, 12, Tianjin",
        "310115, 31, Shanghai",
        "500112, 50, a district of Chongqing",
        "500229, 50, a county of Chongqing",
        "419001, 419001, Jiyuan",
        "429004001, 429004, Xiantao",
        "429021, 429021, Shennongjia",
        "469002100, 469002, Qionghai",
        "469030, 469030, a county of Hainan",
        "659001002, 659001, Shihezi",
        "990101, 9901, a made-up one",
        "44, 44, a province lies in no city"
    })
    void theCityOfADivisionIs(String division, String city, String which) {
        assertThat(DivisionCode.read(division).city().prefix()).as(which).isEqualTo(city);
    }

    @org.junit.jupiter.api.Test
    void countiesWithoutACityAreNotOneCity() {
        assertThat(DivisionCode.read("469002").city().holds(DivisionCode.read("469005")))
                .isFalse();
        assertThat(DivisionCode.read("469002").city().holds(DivisionCode.read("469002100")))
                .isTrue();
    }
}
