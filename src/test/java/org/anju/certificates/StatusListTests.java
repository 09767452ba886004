package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.anju.certificates.Checked.Lack;
import org.anju.certificates.Checked.Standing;
import org.anju.certificates.StatusList.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusListTests {

    private final SigningKeys keys = Forms.keys(1);

    // The example of the specification with two bits: 1 2 0 3 0 1 0 1 1 2 3 3; what 3 means is not ours.
    @Test
    void theExampleOfTheSpecificationIsRead() {
        var bits = StatusList.unzipped("eNo76fITAAPfAgc").orElseThrow();
        assertThat(HexFormat.of().formatHex(bits)).isEqualTo("c944f9");
        var list = new StatusList(bits, Forms.at(Forms.ISSUED, 0));
        var read = new StringBuilder();
        for (int place = 0; place < 12; place++) {
            read.append(list.at(place).map(status -> "" + status.ordinal()).orElse("3"));
        }
        assertThat(read).hasToString("120301011233");
        assertThat(list.at(12)).isEmpty();
    }

    @Test
    void whatIsMarkedIsReadBackAndNothingElse() {
        var marked = Map.of(0, Status.REVOKED, 5, Status.SUSPENDED, 131_071, Status.REVOKED);
        var written = StatusList.of(marked, Forms.at(Forms.ISSUED, 11)).sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
        assertThat(written.length()).isLessThan(1_000);
        var read = ((StatusList.Reading.Good) StatusList.reading(written, 3, keys.open(), Forms.at(Forms.ISSUED, 12)))
                .list();
        for (int place = 0; place < StatusList.PLACES; place++) {
            assertThat(read.at(place)).contains(marked.getOrDefault(place, Status.VALID));
        }
        assertThat(read.at(-1)).isEmpty();
        assertThat(read.at(StatusList.PLACES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VALID,     2026-11-29T04:00:00Z, GENUINE",
        "SUSPENDED, 2026-11-29T04:00:00Z, SUSPENDED",
        "REVOKED,   2026-11-29T04:00:00Z, REVOKED",
        "VALID,     2026-12-06T02:59:59Z, GENUINE",
        // seven days after it was made a saved list says nothing any more
        "VALID,     2026-12-06T03:00:00Z, STATUS_UNKNOWN",
        "REVOKED,   2026-12-06T03:00:00Z, STATUS_UNKNOWN",
        // what is over needs no list
        "VALID,     2027-11-28T16:00:00Z, EXPIRED"
    })
    void aSavedListSaysWhatHoldsForAWeek(Status status, String now, Standing standing) {
        var list = StatusList.of(Map.of(Forms.SLOT.place(), status), Forms.at(Forms.ISSUED, 11))
                .sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
        var verifying = new Verifying(keys.open(), java.time.Instant.parse(now));
        assertThat(verifying.check(Forms.card(keys), list).standing()).isEqualTo(standing);
        assertThat(verifying.check(Forms.sdJwt(keys), list).standing()).isEqualTo(standing);
    }

    @Test
    void aListThatAnswersNothingSaysWhy() {
        var now = Forms.at(Forms.ISSUED, 12);
        var verifying = new Verifying(keys.open(), now);
        var made = StatusList.of(Map.of(), Forms.at(Forms.ISSUED, 11));
        var good = made.sign(Forms.HOUSE + SdJwt.LISTS + 3, keys);
        assertLacks(verifying, made.sign(Forms.HOUSE + SdJwt.LISTS + 4, keys), Lack.Why.OTHER_LIST);
        assertLacks(verifying, made.sign(Forms.HOUSE + SdJwt.LISTS + 3, Forms.keys(2)), Lack.Why.NO_LIST);
        assertLacks(verifying, "", Lack.Why.NO_LIST);
        assertLacks(verifying, Forms.card(keys), Lack.Why.NO_LIST);
        var old = StatusList.of(Map.of(), Forms.at(Forms.ISSUED.minusDays(8), 11));
        assertLacks(verifying, old.sign(Forms.HOUSE + SdJwt.LISTS + 3, keys), Lack.Why.STALE);
        // A list that ends before the place.
        var cut = new StatusList(new byte[] {0, 0, 0}, Forms.at(Forms.ISSUED, 11));
        assertLacks(verifying, cut.sign(Forms.HOUSE + SdJwt.LISTS + 3, keys), Lack.Why.UNLISTED);
        assertThat(verifying.check(Forms.card(keys), good).lack()).isNull();
        assertThat(verifying.check(Forms.card(keys)).lack())
                .isEqualTo(new Lack(Lack.Why.NOT_LOOKED, Forms.SLOT.list(), null));
    }

    @Test
    void afterAChangeOfKeysOldCardsVerifyByListsOfTheNewKey() {
        var both = Forms.keys(1, 2);
        var old = Forms.card(Forms.keys(1));
        var list = StatusList.of(Map.of(Forms.SLOT.place(), Status.REVOKED), Forms.at(Forms.ISSUED, 11))
                .sign(Forms.HOUSE + SdJwt.LISTS + 3, both);
        var verifying = new Verifying(both.open(), Forms.at(Forms.ISSUED, 12));
        assertThat(both.name()).isNotEqualTo(Forms.keys(1).name());
        assertThat(verifying.check(old).standing()).isEqualTo(Standing.GENUINE);
        assertThat(verifying.check(old, list).standing()).isEqualTo(Standing.REVOKED);
        assertThat(verifying.check(Forms.card(both)).standing()).isEqualTo(Standing.GENUINE);
        assertThat(new Verifying(Forms.keys(1).open(), Forms.at(Forms.ISSUED, 12))
                        .check(Forms.card(both))
                        .standing())
                .isEqualTo(Standing.UNKNOWN_KEY);
    }

    private void assertLacks(Verifying verifying, String list, Lack.Why why) {
        var checked = verifying.check(Forms.card(keys), list);
        assertThat(checked.standing()).isEqualTo(Standing.STATUS_UNKNOWN);
        assertThat(checked.statusAt()).isNull();
        assertThat(checked.lack()).isNotNull().satisfies(lack -> {
            assertThat(lack.why()).isEqualTo(why);
            assertThat(lack.list()).isEqualTo(Forms.SLOT.list());
            assertThat(lack.at() == null).isEqualTo(why != Lack.Why.STALE);
        });
    }
}
