package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/// The desk splits a dwelling, or merges it into another: nobody is left over, and nothing typed is lost.
@HouseTest
class SuccessionPagesTests {

    private static final DivisionCode DIVISION = DivisionCode.read("997201001");
    private static final Pattern CHOICE = Pattern.compile("<select id=\"(home-[^\"]+)\"");

    @Autowired
    ApplicationContext house;

    @Autowired
    Observations observations;

    @Autowired
    Residents residents;

    @Autowired
    Dwellings dwellings;

    @Autowired
    SuccessionPages pages;

    @Autowired
    Keyring keyring;

    final Access officer = Neighbourhood.registrar(null);
    final Frame frame =
            new Frame(Words.in(Tongue.EN), false, "/desk/dwellings", "_csrf", "token", null, null, List.of());

    Neighbourhood street;

    @BeforeEach
    void twoLiveInRoom101() {
        street = Neighbourhood.build(house);
        observations.observe(
                List.of(
                        street.declaration("分甲", Neighbourhood.number(), 101, "2015-01-01"),
                        street.declaration("合乙", Neighbourhood.number(), 101, "2016-02-01")),
                officer);
    }

    private DwellingId room(int room) {
        return ((Located.Found) dwellings.resolve(List.of(street.room(room))).getFirst()).dwelling();
    }

    private String reference(int room) {
        return keyring.reference(room(room).value());
    }

    private Map<String, String> answers(String kind, String addresses) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "act",
                keyring.reference(Ids.next()),
                "addresses",
                addresses,
                "since",
                "2024-01-01",
                "reason",
                kind.equals("SPLIT") ? "DWELLING_SPLIT" : "DWELLINGS_MERGED",
                "evidence",
                "DECISION",
                "reference",
                "房字 7"));
    }

    private Object sent(Map<String, String> given, String step) {
        return pages.act(frame, officer, reference(101), given.getOrDefault("kind", ""), step, given);
    }

    private static String html(Object page) {
        return ((JteModel) page).render();
    }

    private List<String> choices(String html) {
        return CHOICE.matcher(html).results().map(found -> found.group(1)).toList();
    }

    private int livingIn(DwellingId dwelling) {
        return residents
                .occupancy(dwelling, DIVISION, residents.now(), officer)
                .occupants()
                .size();
    }

    @Test
    void eachOfThoseWhoLiveInASplitDwellingGoesSomewhere() {
        var old = room(101);
        var given = answers("SPLIT", street.room(201) + "\n\n" + street.room(202));
        var checked = html(sent(given, "check"));
        assertThat(checked).contains("房字 7", street.room(201), street.room(202), "分*", "合*");
        var choices = choices(checked);
        assertThat(choices).hasSize(2);

        given.put(choices.getFirst(), reference(201));
        var leftOver = html(sent(given, "confirm"));
        assertThat(leftOver).contains("href=\"#" + choices.getLast() + "\"", "Choose where");
        assertThat(livingIn(old)).isEqualTo(2);

        var other = reference(202);
        given.put(choices.getLast(), other);
        assertThat(sent(given, "confirm")).isInstanceOf(ResponseEntity.class);
        assertThat(livingIn(room(201))).isEqualTo(1);
        assertThat(livingIn(room(202))).isEqualTo(1);
        assertThat(livingIn(old)).isZero();
    }

    @Test
    void whoLivesInAMergedDwellingLivesInTheOtherFromThatDayOn() {
        var old = room(101);
        var given = answers("MERGE", street.room(301));
        assertThat(html(sent(given, "check"))).contains("分*", "合*").doesNotContain("<select");
        assertThat(sent(given, "confirm")).isInstanceOf(ResponseEntity.class);
        assertThat(livingIn(room(301))).isEqualTo(2);
        assertThat(livingIn(old)).isZero();
        assertThat(residents.livingFrom(room(301), DIVISION, LocalDate.of(2024, 1, 1), officer))
                .hasSize(2);
    }

    @Test
    void whatIsWrongIsSaidAtItsLineAndNothingTypedIsLost() {
        var given = answers("SPLIT", street.room(101) + "\n" + street.room(201) + "\n没有的路1号");
        given.remove("reference");
        given.put("since", "2024-02-30");
        var page = html(sent(given, "check"));
        assertThat(page)
                .contains("Line 1:", "Line 3:", street.room(201), "没有的路1号", "There is no such day.")
                .contains("Give the number or date of the paper")
                .doesNotContain("value=\"confirm\"");
        given = answers("MERGE", "");
        given.put("since", LocalDate.now().plusDays(9).toString());
        assertThat(html(sent(given, "check"))).contains("Give one address.");
        given.put("addresses", street.room(301));
        assertThat(html(sent(given, "check"))).contains("faults").contains(street.room(301));
        assertThat(html(sent(answers("MERGE", street.room(301)), "change"))).contains(street.room(301), "房字 7");
    }

    @Test
    void onlyOfficersWhosePurposeOpensTheRecordMayEndADwelling() {
        for (var access : List.of(
                Neighbourhood.access(Role.REGISTRAR, "address-verification", null),
                Neighbourhood.access(Role.AUDITOR, "inspection", null))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> pages.form(frame, access, reference(101), "split"));
        }
        assertThat(html(pages.form(frame, officer, reference(101), "split"))).contains("name=\"addresses\"");
    }
}
