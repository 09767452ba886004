package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.anju.accounts.Accounts;
import org.anju.cases.Case;
import org.anju.cases.CasePapers;
import org.anju.cases.CaseState;
import org.anju.cases.Cases;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.context.WebApplicationContext;

/// The pages on which a case is filled in and handed in: in the portal, and at the counter.
@HouseTest
class CasePageTests {

    private static final MatterCode DOG = new MatterCode("dog-registration");
    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{5}-[2-9A-Z]{5}");

    @Autowired
    WebApplicationContext house;

    private final Access registrar = Neighbourhood.registrar("997201");
    private PersonId person = PersonId.next();
    private PageReader me;
    private PageReader officer;
    private String mine = "";
    private String desk = "";

    @BeforeEach
    void somebodyWithADraft() {
        var number = Neighbourhood.number();
        var street = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("试办人", number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = found.hits().getFirst().person();
        me = PageReader.resident(house, person);
        var login = "counter-" + UUID.randomUUID();
        house.getBean(Accounts.class)
                .createStaff(login, "员", "一句自己记得住的话 2026", Neighbourhood.office(house, DOG), Role.REVIEWER);
        officer = PageReader.signedIn(
                house, house.getBean(Accounts.class).findAccount(login).orElseThrow());
        officer.sends("/desk/purpose", "purpose", "case-handling", "file", "XB-2");
        mine = me.sends("/me/matters/dog-registration").location().replace("/apply", "");
        desk = mine.replace("/me/", "/desk/");
    }

    private Case now() {
        return house.getBean(Cases.class).listAbout(List.of(person), registrar).getFirst();
    }

    private void fill() {
        var bitten = LocalDate.now(Words.ZONE).minusDays(30);
        me.sends(mine + "/questions/first", "said", "no");
        me.sends(mine + "/questions/breed", "said", "small");
        me.sends(
                mine + "/questions/vaccinated",
                "said-year",
                String.valueOf(bitten.getYear()),
                "said-month",
                String.valueOf(bitten.getMonthValue()),
                "said-day",
                String.valueOf(bitten.getDayOfMonth()));
        me.sends(mine + "/questions/rented", "said", "no");
        me.sends(mine + "/papers/vaccination/later");
        me.sends(mine + "/papers/photograph/later");
    }

    /// All at once, each in a window of its own: every one of them is led to the one receipt.
    private void click(List<PageReader> windows, String base) throws Exception {
        var clicks = windows.stream()
                .<Callable<String>>map(
                        window -> () -> window.sends(base + "/send").location())
                .toList();
        try (var threads = Executors.newFixedThreadPool(windows.size())) {
            for (var one : threads.invokeAll(clicks)) {
                assertThat(one.get()).isEqualTo(base + "/sent");
            }
        }
        assertThat(windows.getFirst().sends(base + "/send").location()).isEqualTo(base + "/sent");
        assertThat(windows.getFirst().at(base + "/sent").text())
                .contains(now().number().spoken());
        assertThat(now().state()).isEqualTo(CaseState.SUBMITTED);
    }

    @Test
    void whoClicksTwiceHandsInOnceAndIsLedToTheReceipt() throws Exception {
        fill();
        click(List.of(me, me.later(), me.later()), mine);
    }

    @Test
    void soDoesTheCounter() throws Exception {
        fill();
        click(List.of(officer, counter(), counter()), desk);
    }

    private PageReader counter() {
        var window = officer.later();
        window.sends("/desk/purpose", "purpose", "case-handling", "file", "XB-2");
        return window;
    }

    @Test
    void ofWhatWasNotHandedInThereIsNoReceipt() {
        assertThat(me.at(mine + "/sent").location()).isEqualTo(mine);
        assertThat(officer.at(desk + "/sent").location()).isEqualTo(desk);
        me.sends(mine + "/withdrawal");
        assertThat(me.sends(mine + "/send").location()).isEqualTo(mine + "/sent");
        assertThat(me.at(mine + "/sent").location()).isEqualTo(mine);
    }

    @Test
    void theCounterMakesANewCodeUntilTheCaseIsAccepted() {
        fill();
        assertThat(officer.at(desk).text()).contains(desk + "/code");
        officer.sends(desk + "/send");
        assertThat(officer.at(desk).text()).contains(desk + "/code");
        assertThat(officer.follows(desk + "/code").text()).containsPattern(CODE);
        officer.sends(desk + "/missing", "paper", "vaccination");
        assertThat(now().state()).isEqualTo(CaseState.MISSING);
        assertThat(officer.at(desk).text()).contains(desk + "/code");
        assertThat(officer.follows(desk + "/code").text()).containsPattern(CODE);
        officer.sends(desk + "/papers/vaccination/shown");
        officer.sends(desk + "/send");
        assertThat(now().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(officer.at(desk).text()).doesNotContain(desk + "/code");
    }

    @Test
    void whatIsTooLargeIsRefusedAtItsPaperBeforeItIsRead() {
        var large = new MockMultipartFile("file", new byte[] {'%', 'P', 'D', 'F', '-'}) {
            @Override
            public long getSize() {
                return CasePapers.LARGEST + 1L;
            }

            @Override
            public byte[] getBytes() {
                throw new AssertionError("It was read.");
            }
        };
        assertThat(me.uploads(mine + "/papers/photograph", large).text())
                .contains("paper-photograph-fault", "文件超过 10 MB");
        assertThat(officer.uploads(desk + "/papers/photograph", large).text()).contains("文件超过 10 MB");
        assertThat(me.at(mine + "/papers").text()).doesNotContain("/out\"");
        assertThat(me.uploads(mine + "/papers/photograph", new byte[] {'%', 'P', 'D', 'F', '-'})
                        .location())
                .isEqualTo(mine + "/papers");
        assertThat(me.at(mine + "/papers").text()).contains("/out\"");
    }
}
