package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/// Going on with an application by the code on paper, page by page: what a code opens, for how long, and that it is
/// shown once.
@HouseTest
class ResumeTests {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{5}-[2-9A-Z]{5}");
    private static final LocalDate BITE = LocalDate.now(Words.ZONE).minusDays(30);

    @Autowired
    WebApplicationContext house;

    private final String number = Neighbourhood.number();
    private PageReader me;
    private PageReader anybody;
    private String base = "";
    private String receipt = "";

    @BeforeEach
    void somebodyWithADraft() {
        var street = Neighbourhood.build(house);
        Neighbourhood.office(house, new MatterCode("dog-registration"));
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("续办人", number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        me = PageReader.resident(house, found.hits().getFirst().person());
        anybody = PageReader.nobody(house);
        base = me.sends("/me/matters/dog-registration").location().replace("/apply", "");
        var spoken =
                Pattern.compile("([0-9]{4} ){2}[0-9]{4}").matcher(me.at(base).text());
        assertThat(spoken.find()).isTrue();
        receipt = spoken.group();
    }

    private static String code(String page) {
        var found = CODE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }

    private PageReader.Answer resume(PageReader reader, String code) {
        return reader.sends("/resume", "number", receipt, "code", code, "lastFour", number.substring(14));
    }

    private static void fill(PageReader reader, String base) {
        reader.sends(base + "/questions/first", "said", "no");
        reader.sends(base + "/questions/breed", "said", "small");
        reader.sends(
                base + "/questions/vaccinated",
                "said-year",
                String.valueOf(BITE.getYear()),
                "said-month",
                String.valueOf(BITE.getMonthValue()),
                "said-day",
                String.valueOf(BITE.getDayOfMonth()));
        reader.sends(base + "/questions/rented", "said", "no");
        reader.sends(base + "/papers/vaccination/later");
        reader.sends(base + "/papers/photograph/later");
    }

    @Test
    void whatWasAnsweredIsThereWhenTheSignalComesBack() {
        me.sends(base + "/questions/first", "said", "yes");
        // The answer was taken and the next page never came; so it is sent again, and gone on with later.
        assertThat(me.sends(base + "/questions/first", "said", "yes").location())
                .endsWith("/questions/tag");
        var later = me.later();
        assertThat(later.at("/me/cases").text()).contains("养犬登记", "填写中");
        assertThat(later.at(base + "/apply").location()).endsWith("/questions/tag");
        assertThat(later.at(base + "/questions/first").text()).containsPattern("value=\"yes\" checked");
        later.sends(base + "/questions/tag", "said", "");
        assertThat(me.at(base + "/apply").location()).endsWith("/questions/breed");
    }

    @Test
    void aCodeIsShownOnceAndANewOneMakesItVoid() {
        var first = code(me.follows(base + "/code").text());
        assertThat(me.at(base + "/code").text()).doesNotContainPattern(CODE).contains("刚才已经显示过了", "取续办码");
        var second = code(me.follows(base + "/code").text());
        assertThat(second).isNotEqualTo(first);
        assertThat(resume(anybody, first).text()).contains("对不上");
        assertThat(resume(anybody, second).location()).isEqualTo("/resume/case");
    }

    @Test
    void aCodeIsGoodUntilTheHandInWhoseReceiptHasANewOne() {
        var first = code(me.follows(base + "/code").text());
        assertThat(resume(PageReader.nobody(house), first).location()).isEqualTo("/resume/case");
        assertThat(resume(anybody, first).location()).as("used again").isEqualTo("/resume/case");
        fill(anybody, "/resume/case");
        var sent = anybody.sends("/resume/case/send");
        assertThat(sent.location()).as(sent.text()).isEqualTo("/resume/case/sent");
        var page = anybody.at("/resume/case/sent").text();
        var second = code(page);
        assertThat(page).contains(receipt).doesNotContain("href=\"/resume/case\"");
        assertThat(anybody.at("/resume/case/sent").text()).as("reloaded").doesNotContainPattern(CODE);
        assertThat(anybody.sends("/resume/case/send").location())
                .as("sent twice")
                .isEqualTo("/resume/case/sent");
        missing();
        assertThat(resume(PageReader.nobody(house), first).text()).contains("对不上");
        var again = PageReader.nobody(house);
        assertThat(resume(again, second).location()).isEqualTo("/resume/case");
        assertThat(again.at("/resume/case").text()).contains("狂犬病免疫证明");
    }

    @Test
    void whoEndsLeavesNothingInTheBrowser() {
        resume(anybody, code(me.follows(base + "/code").text()));
        fill(anybody, "/resume/case");
        anybody.sends("/resume/case/send");
        var before = anybody.session();
        assertThat(anybody.sends("/resume/end").location()).isEqualTo("/resume");
        assertThat(before.isInvalid())
                .as("the code that no page has shown yet is gone with it")
                .isTrue();
        assertThat(anybody.at("/resume/case/sent").status()).isEqualTo(410);
    }

    @Test
    void whatWasHandedInOrClosedMeanwhileIsRefusedInPlainWords() {
        resume(anybody, code(me.follows(base + "/code").text()));
        assertThat(anybody.at("/resume/case/questions/first").status()).isEqualTo(200);
        var other = PageReader.nobody(house);
        resume(other, code(me.follows(base + "/code").text()));
        fill(anybody, "/resume/case");
        anybody.sends("/resume/case/send");
        for (var path : List.of("", "/check", "/papers", "/questions/first", "/sent")) {
            assertThat(other.at("/resume/case" + path).status()).as(path).isEqualTo(410);
        }
        assertThat(anybody.at("/resume/case").text())
                .as("who handed it in sees the receipt and nothing else of it")
                .contains("已经提交或者已经结束", receipt)
                .doesNotContain("小型犬");
        me.sends(base + "/withdrawal");
        assertThat(other.sends("/resume/case/questions/first", "said", "yes").text())
                .contains("已经提交或者已经结束");
    }

    /// An officer tells what is missing.
    private void missing() {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("犬所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        var system = accounts.systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        house.getBean(Delegations.class)
                .add(
                        new Delegation.Wish(
                                null,
                                unit,
                                new MatterCode("dog-registration"),
                                FunctionStep.RECEIVE,
                                LocalDate.now(Words.ZONE).minusDays(1),
                                null,
                                "试验 trial"),
                        system);
        var login = "resume-" + UUID.randomUUID();
        accounts.createStaff(login, "员", "一句自己记得住的话 2026", unit, Role.REVIEWER);
        var officer = PageReader.signedIn(house, accounts.findAccount(login).orElseThrow());
        officer.sends("/desk/purpose", "purpose", "case-handling", "file", "XB-1");
        officer.sends(base.replace("/me/", "/desk/") + "/missing", "paper", "vaccination");
        assertThat(me.at(base).text()).contains("待补正");
    }
}
