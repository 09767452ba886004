package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Question;
import org.anju.permits.TrialPermit;
import org.anju.postings.Province;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.anju.shared.MatterCode;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/// Every matter that comes with the program is applied for by somebody who may, in the portal, page by page,
/// from the list of matters to the receipt; and somebody whose home is not registered is told what to do instead.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramMattersTests {

    private static final Path OURS = Path.of("src/main/resources/matters");
    private static final LocalDate TODAY = LocalDate.now(Words.ZONE);

    @Autowired
    WebApplicationContext house;

    @Autowired
    Matters matters;

    private Province province;

    @BeforeAll
    void anOfficerOfAnotherProvinceIsHere() throws IOException {
        Neighbourhood.office(house, ours().map(MatterCode::new).toArray(MatterCode[]::new));
        province = Province.build(house);
        province.sendUnder(province.agree());
    }

    static Stream<String> ours() throws IOException {
        try (var files = Files.list(OURS)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    private Matter matter(String code) {
        return matters.find(new MatterCode(code), TODAY).orElseThrow();
    }

    /// Somebody from elsewhere who has lived here for years; with a permit a year old, unless the first is
    /// asked for.
    private PersonId somebody(String code) {
        var person = province.resident();
        if (!code.equals("residence-permit")) {
            TrialPermit.issue(house, person, DivisionCode.read("997201"), TODAY.minusMonths(12));
        }
        return person;
    }

    private static String[] form(Question question) {
        return switch (question.type()) {
            case CHOICE -> new String[] {"said", question.options().getFirst().id()};
            case TEXT -> new String[] {"said", "试"};
            case NUMBER -> new String[] {"said", "1"};
            case YES_NO -> new String[] {"said", "no"};
            case DATE -> {
                var day = TODAY.minusDays(30);
                yield new String[] {
                    "said-year", String.valueOf(day.getYear()),
                    "said-month", String.valueOf(day.getMonthValue()),
                    "said-day", String.valueOf(day.getDayOfMonth())
                };
            }
        };
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whoMayCanApplyInThePortalUpToTheReceipt(String code) {
        var matter = matter(code);
        var me = PageReader.resident(house, somebody(code));
        assertThat(me.at("/me/matters").text()).contains(matter.name().zh());
        assertThat(me.at("/me/matters/" + code).status()).isEqualTo(200);
        assertThat(matter.channels()).contains(Channel.PORTAL);
        var answer = me.sends("/me/matters/" + code);
        assertThat(answer.location()).as(answer.text()).endsWith("/apply");
        var base = answer.location().replace("/apply", "");
        var next = me.at(answer.location()).location();
        for (int pages = 0; next.contains("/questions/") && pages < 50; pages++) {
            assertThat(me.at(next).status()).as(next).isEqualTo(200);
            var question = matter.question(next.replaceFirst("^.*/", "")).orElseThrow();
            var on = me.sends(next, form(question));
            assertThat(on.leads()).as(on.text()).isTrue();
            next = on.location();
        }
        if (next.endsWith("/papers")) {
            var page = me.at(next).text();
            matter.papers().stream()
                    .filter(paper -> page.contains("/papers/" + paper.id() + "/later"))
                    .forEach(paper -> me.sends(base + "/papers/" + paper.id() + "/later"));
        }
        assertThat(me.at(base + "/check").status()).isEqualTo(200);
        var sent = me.sends(base + "/send");
        assertThat(sent.location()).as(sent.text()).isEqualTo(base + "/sent");
        assertThat(me.at(sent.location()).text())
                .contains("已提交")
                .containsPattern("class=\"code\">[0-9]{4} [0-9]{4} [0-9]{4}<");
        assertThat(me.at("/me/cases").text()).contains(matter.name().zh());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whoseHomeIsNotRegisteredIsToldWhatToDo(String code) {
        var me = PageReader.resident(house, leaver());
        var offer = me.at("/me/matters/" + code);
        assertThat(offer.status()).as(offer.text()).isEqualTo(200);
        assertThat(offer.text()).contains("暂不能申请", "href=\"/d/enter\"");
        var begun = me.sends("/me/matters/" + code);
        assertThat(begun.status()).isEqualTo(409);
        assertThat(begun.text()).contains("暂不能申请").doesNotContain("规则");
    }

    @Test
    void whoLosesTheirHomeWhileADraftIsOpenIsToldSoAtTheEnd() {
        var person = somebody("residence-permit");
        var me = PageReader.resident(house, person);
        var base = me.sends("/me/matters/residence-permit").location().replace("/apply", "");
        me.sends(base + "/questions/ground", "said", "home");
        me.sends(base + "/questions/helped", "said", "no");
        for (var paper : List.of("identity", "photo", "home")) {
            me.sends(base + "/papers/" + paper + "/later");
        }
        leaves(person);
        assertThat(me.at(base + "/check").text()).contains("登记里现在还缺少需要的内容");
        assertThat(me.sends(base + "/send").text()).contains("登记中没有您在本地的现住址");
    }

    private PersonId leaver() {
        var person = province.resident();
        leaves(person);
        return person;
    }

    private void leaves(PersonId person) {
        house.getBean(Acts.class)
                .perform(
                        person,
                        new Amendment.Move(
                                new Amendment.Destination.Elsewhere("邻市"), new PartialDate.Day(TODAY.minusDays(1))),
                        new Grounds(Ids.next(), Grounds.Reason.LEFT, Grounds.Evidence.DECLARATION, "试"),
                        Neighbourhood.registrar("997201"));
    }
}
