package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.Case;
import org.anju.cases.CaseState;
import org.anju.cases.Cases;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.frame.Words;
import org.anju.kiosk.Kiosks;
import org.anju.kiosk.Machine;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

/// A matter that is nothing but a text in the data directory of a city, and a calendar that lies beside it: it is
/// offered in the portal, at machines and at the counter, and handled from the application to what is handed over, with
/// its clock, receipt and tracker. No line of the program knows of it.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YamlOnlyTests {

    private static final String CODE = "street-stall";
    private static final String NAME = "夜市摊位登记";
    private static final LocalDate TODAY = LocalDate.now(Words.ZONE);
    private static final Set<LocalDate> OFF =
            Set.of(weekday(TODAY.plusDays(1)), weekday(LocalDate.of(TODAY.getYear() + 1, 1, 1)));

    private static final String TEXT = """
            code: street-stall
            from: 2020-01-01
            name: {zh: 夜市摊位登记, en: Stall at the night market}
            about: {zh: 在夜市摆摊的，登记后领取摊位牌。, en: Who sells at the night market registers and is given a plate.}
            basis:
              - {zh: 本市夜市管理规定第三条, en: "Night Market Rules of this city, art. 3"}
            mayApply:
              - when: person.hasHome
                otherwise: {zh: 登记中没有您的现住址，请先申报居住。, en: Declare where you live first.}
            questions:
              - id: sells
                ask: {zh: 卖什么？, en: What do you sell?}
                type: choice
                options:
                  - {id: food, zh: 食品, en: Food}
                  - {id: goods, zh: 日用品, en: Goods}
              - id: stove
                ask: {zh: 用明火吗？, en: Is there an open fire?}
                type: yes-no
                when: answers.sells == 'food'
              - id: sign
                ask: {zh: 招牌上写什么？, en: What stands on the sign?}
                type: text
                longest: 8
            papers:
              - id: health
                name: {zh: 健康证明, en: Health certificate}
                when: answers.sells == 'food'
            period: string(year(today))
            clock:
              accept: {days: 3, count: working}
              decide: {days: "answers.stove ? 7 : 2", count: working}
              basis: {zh: 本市夜市管理规定第五条, en: "Night Market Rules, art. 5"}
            channels: [PORTAL, DESK, KIOSK]
            decide: {by: officer}
            deliver: [collect]
            remedy: {zh: 可以向市场管理处反映。, en: Tell the market office.}
            """;

    @Autowired
    WebApplicationContext house;

    private Neighbourhood street;
    private PageReader officer;
    private int room = 100;

    private static LocalDate weekday(LocalDate from) {
        return from.datesUntil(from.plusDays(7))
                .filter(YamlOnlyTests::inWeek)
                .findFirst()
                .orElseThrow();
    }

    private static boolean inWeek(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// As a city has it: `data/matters/street-stall.yaml` and `data/workdays.tsv`.
    @DynamicPropertySource
    static void aCityAddsAMatterAndACalendar(DynamicPropertyRegistry settings) {
        try {
            var data = Files.createTempDirectory("city");
            Files.writeString(Files.createDirectory(data.resolve("matters")).resolve(CODE + ".yaml"), TEXT);
            var days = OFF.stream().map(day -> day + "\toff\t试验").toList();
            Files.write(data.resolve("workdays.tsv"), days);
            settings.add("anju.matters", () -> data.resolve("matters").toString());
            settings.add("anju.workdays", () -> data.resolve("workdays.tsv").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The n-th working day after today, counted one by one.
    private static LocalDate working(int n) {
        var day = TODAY;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            left -= inWeek(day) && !OFF.contains(day) ? 1 : 0;
        }
        return day;
    }

    @BeforeAll
    void aStreetAndAnOffice() {
        street = Neighbourhood.build(house);
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("市场所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        var system = accounts.systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        for (var step : FunctionStep.values()) {
            house.getBean(Delegations.class)
                    .add(
                            new Delegation.Wish(
                                    null, unit, new MatterCode(CODE), step, TODAY.minusDays(1), null, "试验 trial"),
                            system);
        }
        officer = PageReader.signedIn(house, staff(unit, Role.REVIEWER));
        officer.sends("/desk/purpose", "purpose", "case-handling", "file", "SC-1");
    }

    private SignedIn staff(UnitId unit, Role role) {
        var accounts = house.getBean(Accounts.class);
        var login = "market-" + UUID.randomUUID();
        accounts.createStaff(login, "员", "一句自己记得住的话 2026", unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    private PersonId vendor(String name) {
        var number = Neighbourhood.number();
        room++;
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, room, "2020-01-01")), Neighbourhood.registrar(null));
        return find(number);
    }

    private PersonId find(String number) {
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(
                        new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number),
                        Neighbourhood.registrar("997201"));
        return found.hits().getFirst().person();
    }

    private Case caseOf(PersonId person) {
        var own = new Access(
                AccountId.next(),
                UnitId.next(),
                "居民",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
        var all = house.getBean(Cases.class).listAbout(List.of(person), own);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String said(LocalDate day) {
        return Words.in(Tongue.ZH).day(day);
    }

    private static String receipt(String page) {
        var found = Pattern.compile("class=\"code\">([0-9 ]{14})<").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1).replace(" ", "");
    }

    @Test
    void theProgramItselfHasNoSuchMatter() {
        assertThat(Path.of("src/main/resources/matters", CODE + ".yaml")).doesNotExist();
        assertThat(getClass().getResource("/matters/" + CODE + ".yaml")).isNull();
    }

    @Test
    void itGoesFromThePortalThroughTheDeskToWhatIsHandedOver() {
        var person = vendor("摊主甲");
        var me = PageReader.resident(house, person);
        assertThat(me.at("/open/matters").text()).contains(NAME);
        assertThat(me.at("/me/matters").text()).contains(NAME);
        assertThat(me.at("/me/matters/" + CODE).text()).contains("3 个工作日内", "本市夜市管理规定第五条");
        var base = me.sends("/me/matters/" + CODE).location().replace("/apply", "");
        assertThat(me.sends(base + "/questions/sells", "said", "food").location())
                .endsWith("/questions/stove");
        assertThat(me.sends(base + "/questions/stove", "said", "yes").location())
                .endsWith("/questions/sign");
        assertThat(me.sends(base + "/questions/sign", "said", "𠮷记烧烤九个字太长").text())
                .contains("最多 8 个字");
        // A sign of Extension B is one character, though it takes four bytes, and two in Java.
        assertThat(me.sends(base + "/questions/sign", "said", "𠮷𠮷𠮷𠮷记烧烤店").location())
                .endsWith("/papers");
        me.sends(base + "/papers/health/later");
        assertThat(me.at(base + "/check").text()).contains("𠮷𠮷𠮷𠮷记烧烤店", "食品", "7 个工作日内");
        var sent = me.follows(base + "/send").text();
        var number = receipt(sent);
        assertThat(sent).contains(NAME, said(working(3)));
        assertThat(caseOf(person).due()).isEqualTo(working(3));
        var anybody = PageReader.nobody(house);
        assertThat(anybody.at("/open/receipts?number=" + number).text())
                .contains("已提交", said(working(3)))
                .doesNotContain("摊");
        var reference =
                house.getBean(Keyring.class).reference(caseOf(person).id().value());
        var desk = "/desk/cases/" + reference;
        assertThat(officer.at("/desk/cases").text()).contains(NAME, reference);
        assertThat(officer.at(desk).text()).contains("𠮷𠮷𠮷𠮷记烧烤店", "健康证明");
        assertThat(officer.follows(desk + "/acceptance").text()).contains(said(working(7)));
        assertThat(caseOf(person).due()).isEqualTo(working(7));
        officer.sends(desk + "/review");
        assertThat(officer.sends(desk + "/decision", "decision", "refuse", "reason", "")
                        .text())
                .as("a refusal needs its reason")
                .contains("不予决定必须写明理由");
        officer.sends(desk + "/decision", "decision", "grant");
        assertThat(me.at(base).text()).contains("准予");
        officer.sends(desk + "/delivery");
        assertThat(caseOf(person).state()).isEqualTo(CaseState.DELIVERED);
        assertThat(me.at(base).text()).contains("已办结");
        assertThat(anybody.at("/open/receipts?number=" + number).text()).contains("已作出决定");
    }

    @Test
    void itIsBegunAtTheCounterAndGoneOnWithByTheCodeOnPaper() {
        var person = vendor("摊主乙");
        var list = "/desk/persons/" + house.getBean(Keyring.class).reference(person.value()) + "/cases";
        assertThat(officer.at(list).text()).contains(NAME);
        var base = officer.sends(list, "matter", CODE).location().replace("/apply", "");
        officer.sends(base + "/questions/sells", "said", "goods");
        officer.sends(base + "/questions/sign", "said", "乙记");
        var sent = officer.follows(base + "/send").text();
        assertThat(receipt(sent)).isEqualTo(caseOf(person).number().digits());
        assertThat(sent).containsPattern("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(officer.at(base + "/sent").text())
                .as("the code is shown once")
                .doesNotContainPattern("[2-9A-Z]{5}-[2-9A-Z]{5}");
        officer.sends(base + "/acceptance");
        assertThat(caseOf(person).due()).isEqualTo(working(2));
    }

    @Test
    void itIsAppliedForAtAMachineInTheHall() {
        var person = vendor("摊主丙");
        var hall = machine();
        assertThat(hall.at("/kiosk").text()).contains(NAME);
        hall.sends("/kiosk/begin", "task", CODE);
        var code = house.getBean(Residents.class).issueClaimCode(person, Neighbourhood.registrar(null));
        var number = house.getBean(Residents.class)
                .get(person, house.getBean(Residents.class).now(), Neighbourhood.registrar(null))
                .documents()
                .getFirst()
                .number();
        assertThat(hall.follows("/kiosk/code", "number", number, "code", code).text())
                .contains("领取摊位牌");
        hall.sends("/kiosk/do/matter");
        hall.sends("/kiosk/do/matter/sells", "answer", "goods");
        hall.sends("/kiosk/do/matter/sign", "answer", "丙记");
        assertThat(hall.at("/kiosk/do/check").text()).contains("丙记");
        assertThat(hall.follows("/kiosk/do/check").text()).contains(NAME, "回执");
        assertThat(caseOf(person).state()).isEqualTo(CaseState.SUBMITTED);
        assertThat(officer.at("/desk/cases?number=" + caseOf(person).number().digits())
                        .location())
                .contains("/desk/cases/");
    }

    private PageReader machine() {
        var accounts = house.getBean(Accounts.class);
        var administrator = staff(accounts.createUnit("站 " + UUID.randomUUID(), "", null), Role.ADMINISTRATOR);
        var kiosks = house.getBean(Kiosks.class);
        var machine = kiosks.make("大厅一号", "", null, administrator);
        var hall = PageReader.nobody(house);
        hall.sends(
                "/kiosk/register",
                "code",
                kiosks.invite(machine, Machine.Part.BROWSER, administrator).code());
        return hall;
    }
}
