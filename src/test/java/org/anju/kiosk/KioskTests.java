package org.anju.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import html.Templates;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.accounts.Tried;
import org.anju.accounts.Tries;
import org.anju.counters.CounterTown;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.notices.Contacts;
import org.anju.oversight.AccessLog;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// Machines in halls: who gets to what, what a wipe leaves, how somebody shows who they are, and what is counted.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskTests {

    private static final String OWN_STREET = "997201077";
    private static final String OWN_HOME = "试验市试验区试机街道机器路1号1栋1单元101室";

    /// The other notice is out of view.
    private static final String LIES = "data-lies><strong>读卡器上已有证件";

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    private final WebApplicationContext context;
    private final Kiosks kiosks;
    private final Turns turns;
    private final MockMvc web;
    private Neighbourhood street;
    private SignedIn administrator;

    KioskTests(@Autowired WebApplicationContext context, @Autowired Kiosks kiosks, @Autowired Turns turns) {
        this.context = context;
        this.kiosks = kiosks;
        this.turns = turns;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @BeforeAll
    void aStreetAndAnAdministrator() {
        street = Neighbourhood.build(context);
        var accounts = context.getBean(Accounts.class);
        var login = "kiosk-" + UUID.randomUUID();
        accounts.createStaff(login, "管", PASSWORD, accounts.createUnit("站 " + login, "", null), Role.ADMINISTRATOR);
        administrator = accounts.findAccount(login).orElseThrow();
    }

    /// A machine, and the cookies of its browser.
    private final class Hall {

        final MachineId machine;
        final Map<String, String> cookies = new HashMap<>();

        /// Whether its forms are without the token against forged ones.
        boolean forged;

        Hall() {
            this(null);
        }

        Hall(@Nullable ServicePointId point) {
            machine = kiosks.make("大厅 " + UUID.randomUUID().toString().substring(0, 8), "", point, administrator);
            var code =
                    kiosks.invite(machine, Machine.Part.BROWSER, administrator).code();
            cookies.put(KioskCookies.MACHINE, kiosks.enrol(code));
        }

        TrialReader reader() {
            var reader = new TrialReader("http://127.0.0.1:" + port);
            var code =
                    kiosks.invite(machine, Machine.Part.READER, administrator).code();
            assertThat(reader.enrol(code).status()).isEqualTo(201);
            return reader;
        }

        MockHttpServletResponse ask(MockHttpServletRequestBuilder request) {
            try {
                if (!cookies.isEmpty()) {
                    request.cookie(cookies.entrySet().stream()
                            .map(one -> new Cookie(one.getKey(), one.getValue()))
                            .toArray(Cookie[]::new));
                }
                var answer = web.perform(forged ? request : request.with(csrf()))
                        .andReturn()
                        .getResponse();
                for (var cookie : answer.getCookies()) {
                    if (cookie.getMaxAge() == 0) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie.getValue());
                    }
                }
                return answer;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        MockHttpServletResponse see(String path) {
            return ask(get(path));
        }

        Hall begin(String task) {
            ask(post("/kiosk/begin").param("task", task));
            return this;
        }

        String text(String path) {
            try {
                return see(path).getContentAsString();
            } catch (java.io.UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        MockHttpServletResponse claim(String number, String code) {
            return ask(post("/kiosk/code").param("number", number).param("code", code));
        }
    }

    private String registered(String name, int room) {
        var number = Neighbourhood.number();
        context.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, room, "2020-01-01")), Neighbourhood.registrar(null));
        return number;
    }

    private PersonId person(String number) {
        var read = (IdentityNumber.Reading.Valid)
                IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, number, LocalDate.now(Words.ZONE));
        return context.getBean(Residents.class).whose(read.number()).orElseThrow();
    }

    private String codeFor(String number) {
        return context.getBean(Residents.class).issueClaimCode(person(number), Neighbourhood.registrar(null));
    }

    @Test
    void aBrowserThatIsNoMachineIsToldSoAndGetsNoFurther() {
        var nobody = new Hall();
        nobody.cookies.clear();
        assertThat(nobody.text("/kiosk")).contains("没有登记为自助机");
        for (var path : List.of("/kiosk/card", "/kiosk/do/record", "/kiosk/do/permit", "/kiosk/help")) {
            assertThat(nobody.see(path).getHeader("Location")).as(path).isEqualTo("/kiosk");
        }
    }

    @Test
    void aLinkRegistersOneBrowserOnceAndARevokedMachineIsOut() {
        var hall = new Hall();
        var code =
                kiosks.invite(hall.machine, Machine.Part.BROWSER, administrator).code();
        var other = new Hall();
        other.cookies.clear();
        assertThat(other.ask(post("/kiosk/register").param("code", code)).getStatus())
                .isEqualTo(303);
        assertThat(other.text("/kiosk")).contains("您要办什么");
        assertThat(hall.text("/kiosk")).as("the browser before").contains("没有登记为自助机");
        assertThat(hall.ask(post("/kiosk/register").param("code", code)).getStatus())
                .isEqualTo(200);
        kiosks.revoke(hall.machine, administrator);
        assertThat(other.text("/kiosk")).contains("没有登记为自助机");
    }

    @Test
    void nobodyReachesAPersonsPagesWithoutShowingWhoTheyAre() {
        var hall = new Hall().begin("record");
        assertThat(hall.see("/kiosk/do/record").getHeader("Location")).isEqualTo("/kiosk/who");
        assertThat(hall.see("/kiosk/who").getHeader("Location")).isEqualTo("/kiosk/code");
    }

    @Test
    void aPortalSessionIsNoSessionHere() {
        var hall = new Hall().begin("record");
        var answer = hall.ask(get("/kiosk/do/record")
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user(
                                "x")
                        .roles("RESIDENT")));
        assertThat(answer.getHeader("Location")).isEqualTo("/kiosk/who");
    }

    @Test
    void aDocumentOnTheReaderOpensTheOwnRecordAndLeavesItsEntry() {
        var number = registered("机甲一", 101);
        var hall = new Hall();
        var reader = hall.reader();
        assertThat(reader.wanted()).as("nobody stands there").isEmpty();
        hall.begin("record").see("/kiosk/card");
        assertThat(reader.read("RESIDENT_IDENTITY_CARD", number).status()).isEqualTo(201);
        assertThat(hall.text("/kiosk/card/state")).contains("/kiosk/do/record");
        assertThat(hall.text("/kiosk/do/record")).contains("机甲一").contains(number);
        var own = context.getBean(Accounts.class)
                .atMachine(person(number))
                .access(new PurposeCode("own-record"), "self", Channel.PORTAL);
        var entries = context.getBean(AccessLog.class).listAbout(List.of(person(number)), own, null, 50);
        assertThat(entries)
                .anyMatch(entry ->
                        entry.toString().contains("KIOSK") && entry.toString().contains("RESIDENT"));
    }

    @Test
    void aReadingCountsOnceHereAndUnchanged() {
        var number = registered("机甲二", 102);
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        var nonce = reader.wanted();
        var reading = reader.reading(nonce, "RESIDENT_IDENTITY_CARD", number);

        var tampered = new HashMap<>(reading);
        tampered.put("number", Neighbourhood.number());
        assertThat(reader.hand(tampered).status()).as("another number").isEqualTo(403);
        var elsewhere = new Hall();
        var stranger = elsewhere.reader();
        elsewhere.begin("record").see("/kiosk/card");
        assertThat(stranger.hand(stranger.reading(nonce, "RESIDENT_IDENTITY_CARD", number))
                        .status())
                .as("another machine's nonce")
                .isEqualTo(410);
        var borrowed = new HashMap<>(stranger.reading(nonce, "RESIDENT_IDENTITY_CARD", number));
        borrowed.put("reader", reading.get("reader"));
        assertThat(reader.hand(borrowed).status()).as("another machine's key").isEqualTo(403);
        assertThat(hall.text("/kiosk/card/state")).contains("\"next\":\"\"");

        assertThat(reader.hand(reading).status()).isEqualTo(201);
        assertThat(reader.hand(reading).status()).as("again").isEqualTo(410);
        hall.ask(post("/kiosk/end"));
        hall.begin("record").see("/kiosk/card");
        assertThat(reader.hand(reading).status()).as("in the next turn").isEqualTo(410);
        assertThat(hall.text("/kiosk/card/state")).contains("\"next\":\"\"");
        assertThat(reader.hand(reader.reading(reader.wanted(), "RESIDENT_IDENTITY_CARD", "123"))
                        .status())
                .as("no number")
                .isEqualTo(422);
        kiosks.revoke(hall.machine, administrator);
        assertThat(reader.hand(reading).status()).as("taken out of service").isEqualTo(404);
    }

    @Test
    void aDocumentThatWasLeftOnThePlateOpensNothingForWhoeverComesNext() {
        var number = registered("机甲十一", 303);
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        assertThat(reader.read("RESIDENT_IDENTITY_CARD", number).status()).isEqualTo(201);
        assertThat(hall.text("/kiosk/do/record")).contains("机甲十一");
        hall.ask(post("/kiosk/end"));
        assertThat(hall.text("/kiosk")).as("called after who goes").contains("请取走读卡器上的证件");

        // The next person begins while it lies there still.
        hall.begin("record").see("/kiosk/card");
        for (int i = 0; i < 5; i++) {
            assertThat(reader.look()).as("what lies there is not asked for").isEmpty();
        }
        assertThat(hall.text("/kiosk/card/state")).contains("\"next\":\"\"").contains("\"lies\":true");
        assertThat(hall.text("/kiosk/card?again=yes")).contains(LIES);
        assertThat(hall.see("/kiosk/do/record").getHeader("Location")).isEqualTo("/kiosk/who");
        assertThat(turns.on(hall.machine).orElseThrow().person()).isEmpty();

        // They take it away and lay down their own.
        var own = registered("机甲十二", 304);
        assertThat(reader.read("RESIDENT_IDENTITY_CARD", own).status()).isEqualTo(201);
        assertThat(hall.text("/kiosk/do/record")).contains("机甲十二").doesNotContain("机甲十一");
    }

    @Test
    void aMachineCallsForADocumentForTenMinutesWhoeverComesMeanwhile() {
        var clock = new Moving();
        var own = new Turns(kiosks, clock);
        var machine = new Hall().machine;
        var task = new Task.Record();
        var turn = own.begin(machine, task, Duration.ZERO);
        for (var plate : List.of(Turn.Plate.EMPTY, Turn.Plate.DOCUMENT)) {
            turn.want("nonce", clock.instant().plusSeconds(60));
            assertThat(turn.take(plate, "nonce", clock.instant())).isTrue();
        }
        own.end(machine);
        assertThat(own.left(machine)).isPresent();
        clock.now = clock.now.plusSeconds(360);
        own.begin(machine, task, Duration.ZERO);
        own.end(machine);
        assertThat(own.left(machine)).as("six minutes").isPresent();
        clock.now = clock.now.plusSeconds(300);
        assertThat(own.left(machine)).as("eleven minutes").isEmpty();
        own.begin(machine, task, Duration.ZERO);
        own.end(machine);
        assertThat(own.left(machine)).as("and not anew").isEmpty();
    }

    private static final class Moving extends Clock {

        Instant now = Instant.parse("2026-03-02T02:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Words.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @Test
    void theMachineStopsCallingOnceTheDocumentIsTaken() {
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        reader.read("RESIDENT_IDENTITY_CARD", registered("机甲十三", 101));
        hall.ask(post("/kiosk/end"));
        assertThat(hall.text("/kiosk/plate")).contains("\"left\":true");
        reader.takeAway();
        assertThat(reader.look()).isPresent();
        assertThat(hall.text("/kiosk/plate")).contains("\"left\":false");
        assertThat(hall.text("/kiosk")).doesNotContain("请取走读卡器上的证件");
    }

    @Test
    void theMachineCallsOnWhereTheNextPersonUsesACodeWhileTheDocumentLies() {
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        reader.read("RESIDENT_IDENTITY_CARD", registered("机乙三", 101));
        hall.ask(post("/kiosk/end"));
        hall.begin("record").see("/kiosk/code");
        hall.ask(post("/kiosk/end"));
        assertThat(hall.text("/kiosk")).contains("请取走读卡器上的证件");
        hall.begin("record").see("/kiosk/code");
        reader.takeAway();
        assertThat(reader.look()).as("heard in the middle of a turn").isPresent();
        hall.ask(post("/kiosk/end"));
        assertThat(hall.text("/kiosk")).doesNotContain("请取走读卡器上的证件");
    }

    /// A reader that is off has not said that its plate is empty either.
    @Test
    void nothingLiesOnAReaderThatDoesNotLook() {
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        assertThat(hall.text("/kiosk/card/state")).contains("\"lies\":false");
        assertThat(hall.text("/kiosk/card?again=yes")).doesNotContain(LIES);
        reader.lay("RESIDENT_IDENTITY_CARD", "110105194912310021");
        reader.look();
        assertThat(hall.text("/kiosk/card/state")).contains("\"lies\":true");
    }

    @Test
    void aPageThatWaitsForLongIsStillWaitedFor() {
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        var turn = turns.on(hall.machine).orElseThrow();
        turn.want("over", java.time.Instant.EPOCH);
        assertThat(reader.wanted()).as("that nonce is over").isEmpty();
        hall.see("/kiosk/card/state");
        assertThat(reader.wanted()).isNotEmpty();
    }

    /// A document was laid down while the code was looked at.
    @Test
    void aTurnInWhichTwoShowedWhoTheyAreEnds() {
        var laid = person(registered("机乙四", 102));
        var typed = person(registered("机乙五", 103));
        var hall = new Hall().begin("record");
        var standing = new Standing(
                kiosks.known(Objects.requireNonNull(hall.cookies.get(KioskCookies.MACHINE)))
                        .orElseThrow(),
                turns.on(hall.machine).orElseThrow());
        var slow =
                new Claims(
                        context.getBean(Contacts.class),
                        context.getBean(Accounts.class),
                        context.getBean(Residents.class),
                        context.getBean(Tries.class),
                        context.getBean(Keyring.class),
                        context.getBean(Clock.class)) {
                    @Override
                    Tried<PersonId> claim(Turn turn, String number, String code) {
                        turn.identified(laid);
                        return new Tried.Right<>(typed);
                    }
                };
        var pages = new KioskIdentityPages(
                context.getBean(Readers.class),
                slow,
                turns,
                context.getBean(Ways.class),
                context.getBean(Lengths.class),
                context.getBean(Templates.class));
        var page = new Frame(Words.in(Tongue.ZH), false, "/", "", "", null, null, List.of());
        assertThat(pages.claim(page, standing, "1", "1"))
                .isInstanceOfSatisfying(
                        ResponseEntity.class,
                        answer -> assertThat(answer.getHeaders().getFirst("Location"))
                                .isEqualTo("/kiosk/end"));
    }

    @Test
    void aTurnIsNotTakenOverBySomebodyElsesCode() {
        var first = registered("机甲十四", 102);
        var second = registered("机甲十五", 103);
        var hall = new Hall().begin("record");
        hall.claim(first, codeFor(first));
        assertThat(hall.claim(second, codeFor(second)).getHeader("Location")).isEqualTo("/kiosk/do/record");
        assertThat(hall.text("/kiosk/do/record")).contains("机甲十四").doesNotContain("机甲十五");
    }

    @Test
    void aTurnThatTheProgramEndedIsWipedFromTheMachineWhateverIsPressedNext() {
        var number = registered("机甲十六", 104);
        for (var next :
                List.of(get("/kiosk"), get("/kiosk/do/record"), post("/kiosk/begin"), get("/kiosk/card/state"))) {
            var hall = new Hall().begin("record");
            hall.claim(number, codeFor(number));
            hall.cookies.put("lang", "en");
            turns.end(hall.machine);
            assertThat(hall.ask(next).getHeader("Location")).isEqualTo("/kiosk/end");
            var end = hall.see("/kiosk/end");
            assertThat(end.getHeader("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
            assertThat(end.getHeaders("Set-Cookie"))
                    .as("of the sign-in page, which does not come here")
                    .anyMatch(one -> one.startsWith("anju-known=;") && one.contains("Path=/sign-in"));
            assertThat(hall.cookies.keySet()).containsExactly(KioskCookies.MACHINE);
            assertThat(hall.text("/kiosk")).contains("您要办什么");
        }
    }

    @Test
    void aMachineThatIsTakenOutOfServiceInATurnIsWiped() {
        var number = registered("机甲十七", 201);
        var hall = new Hall().begin("record");
        hall.claim(number, codeFor(number));
        kiosks.revoke(hall.machine, administrator);
        assertThat(hall.see("/kiosk/do/record").getHeader("Location")).isEqualTo("/kiosk/end");
        hall.see("/kiosk/end");
        assertThat(hall.cookies).doesNotContainKey(KioskCookies.TURN);
        assertThat(hall.text("/kiosk")).contains("没有登记为自助机");
    }

    @Test
    void whateverGoesWrongIsToldOnAPageOfTheMachineWithAPersonInView() throws Exception {
        var hall = new Hall().begin("record");
        var form = new Hall().begin("record");
        form.forged = true;
        var wrong = Map.of(
                "no such page",
                hall.see("/kiosk/no-such-page"),
                "no such page of a person",
                hall.see("/kiosk/card/no/such"),
                "another kind of answer",
                hall.ask(get("/kiosk/code").accept("image/png")),
                "a form that is too old",
                form.ask(post("/kiosk/help")));
        for (var one : wrong.entrySet()) {
            assertThat(one.getValue().getStatus()).as(one.getKey()).isBetween(400, 499);
            assertThat(one.getValue().getContentAsString())
                    .as(one.getKey())
                    .contains("kiosk-bar", "/kiosk/help", "回到首页")
                    .doesNotContain("/sign-in");
            assertThat(one.getValue().getHeader("Refresh")).as(one.getKey()).isEqualTo("90; url=/kiosk/end");
        }
        assertThat(form.ask(post("/kiosk/end")).getHeader("Location"))
                .as("ending needs no form")
                .isEqualTo("/kiosk");
    }

    @Test
    void whatAFormIsSentToLeadsToTheStartWhenItIsOpened() {
        var hall = new Hall().begin("record");
        for (var path : List.of("/kiosk/do/declared", "/kiosk/register", "/kiosk/begin", "/kiosk/more-time")) {
            var answer = hall.see(path);
            assertThat(answer.getStatus()).as(path).isEqualTo(303);
            assertThat(answer.getHeader("Location")).as(path).startsWith("/kiosk");
        }
    }

    @Test
    void aCallIsOneCallAndOnlyTheOwnUnitSeesItAndGoes() {
        var town = CounterTown.build(context);
        var accounts = context.getBean(Accounts.class);
        var own = town.unit();
        var other = town.unit();
        var point = town.point("Mo-Su 00:00-24:00", 1, 119.0, own);
        var hall = new Hall(point.id());
        var here = officer(accounts, own);
        var elsewhere = officer(accounts, other);

        hall.begin("record");
        assertThat(hall.text("/kiosk/help/state")).contains("NOT");
        for (int i = 0; i < 3; i++) {
            hall.ask(post("/kiosk/help"));
        }
        hall.ask(post("/kiosk/end"));
        hall.ask(post("/kiosk/help"));
        assertThat(hall.text("/kiosk/help")).contains("已经通知工作人员").doesNotContain("请工作人员过来</button>");
        assertThat(callsOf(hall, here)).hasSize(1);
        assertThat(callsOf(hall, elsewhere)).isEmpty();
        var everybodys = kiosks.waiting(elsewhere);
        assertThat(kiosks.waiting(here) - everybodys).isEqualTo(1);

        var call = context.getBean(Keyring.class)
                .key(callsOf(hall, here).getFirst().reference())
                .orElseThrow();
        kiosks.answer(call, elsewhere);
        assertThat(hall.text("/kiosk/help/state")).as("not theirs to answer").contains("CALLED");
        kiosks.answer(call, here);
        assertThat(hall.text("/kiosk/help"))
                .as("whoever stands there now may be somebody else")
                .contains("工作人员正在过来", "请工作人员过来</button>");
        assertThat(kiosks.waiting(here)).isEqualTo(everybodys);
        hall.ask(post("/kiosk/help"));
        assertThat(hall.text("/kiosk/help")).contains("已经通知工作人员");
        assertThat(kiosks.waiting(here) - everybodys).isEqualTo(1);

        context.getBean(ServicePoints.class)
                .end(
                        point.id(),
                        LocalDate.now(Words.ZONE),
                        CounterTown.build(context).administrator());
        assertThat(callsOf(hall, elsewhere))
                .as("there is no such point any more")
                .hasSize(2);
        assertThat(kiosks.waiting(elsewhere)).isEqualTo(everybodys + 1);
        kiosks.answer(
                context.getBean(Keyring.class)
                        .key(callsOf(hall, elsewhere).getFirst().reference())
                        .orElseThrow(),
                elsewhere);
        assertThat(hall.text("/kiosk/help/state")).contains("COMING");
    }

    @Test
    void whoeverComesTenMinutesLaterMayCallAnew() {
        var hall = new Hall().begin("hall-locker");
        var number = registered("机乙六", 104);
        hall.claim(number, codeFor(number));
        hall.ask(post("/kiosk/do/matter"));
        hall.ask(post("/kiosk/help"));
        assertThat(callsOf(hall, administrator).getFirst().number()).isNotEmpty();
        hall.ask(post("/kiosk/end"));
        assertThat(callsOf(hall, administrator).getFirst().number())
                .as("they wait beside the machine")
                .isNotEmpty();
        assertThat(hall.text("/kiosk/help")).doesNotContain("请工作人员过来</button>");
        context.getBean(JdbcClient.class)
                .sql("update kiosk.call set called_at = called_at - interval '11 minutes' where machine = :machine")
                .param("machine", hall.machine.value())
                .update();
        assertThat(hall.text("/kiosk/help")).contains("请工作人员过来</button>");
        hall.ask(post("/kiosk/help"));
        assertThat(hall.text("/kiosk/help")).contains("已经通知工作人员");
        assertThat(callsOf(hall, administrator)).as("one call still").hasSize(1);
    }

    @Test
    void aCallHasTheNumberOfWhoeverPressedInTheNewestTurn() {
        var hall = new Hall().begin("hall-locker");
        hall.ask(post("/kiosk/help"));
        assertThat(callsOf(hall, administrator).getFirst().number()).isEmpty();
        var number = registered("机乙七", 104);
        hall.claim(number, codeFor(number));
        hall.ask(post("/kiosk/do/matter"));
        hall.ask(post("/kiosk/help"));
        var first = callsOf(hall, administrator).getFirst().number();
        assertThat(first).as("in the same turn").isNotEmpty();
        hall.ask(post("/kiosk/help"));
        assertThat(callsOf(hall, administrator).getFirst().number()).isEqualTo(first);
        hall.ask(post("/kiosk/end"));
        hall.begin("record");
        assertThat(callsOf(hall, administrator).getFirst().number()).isEqualTo(first);
        hall.ask(post("/kiosk/help"));
        assertThat(callsOf(hall, administrator))
                .as("the next person has nothing to do with that application")
                .singleElement()
                .returns("", KioskCall::number);
    }

    private SignedIn officer(Accounts accounts, UnitId unit) {
        var login = "hall-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, unit, Role.REGISTRAR);
        return accounts.findAccount(login).orElseThrow();
    }

    private List<KioskCall> callsOf(Hall hall, SignedIn who) {
        var label = kiosks.list().stream()
                .filter(machine -> machine.id().equals(hall.machine))
                .findFirst()
                .orElseThrow()
                .label();
        return kiosks.calls(who).stream()
                .filter(call -> call.label().equals(label))
                .toList();
    }

    @Test
    void whoeverHoldsADocumentThatIsNotRegisteredIsToldSo() {
        var hall = new Hall();
        var reader = hall.reader();
        hall.begin("record").see("/kiosk/card");
        assertThat(reader.read("RESIDENT_IDENTITY_CARD", Neighbourhood.number()).status())
                .isEqualTo(201);
        assertThat(hall.text("/kiosk/card/state")).contains("/kiosk/card/unknown");
        assertThat(hall.text("/kiosk/card/unknown")).contains("没有找到这本证件的登记");
        assertThat(hall.see("/kiosk/do/record").getHeader("Location")).isEqualTo("/kiosk/who");
    }

    @Test
    void aNumberAndItsOneTimeCodeOpenTheRecordOnce() {
        var number = registered("机甲三", 103);
        var code = codeFor(number);
        var hall = new Hall().begin("record");
        assertThat(hall.claim(number, code).getHeader("Location")).isEqualTo("/kiosk/do/record");
        hall.ask(post("/kiosk/end"));
        hall.begin("record");
        assertThat(hall.claim(number, code).getStatus())
                .as("the same code again")
                .isEqualTo(200);
    }

    @Test
    void theAnswerDoesNotTellWhetherANumberIsRegistered() throws Exception {
        var known = registered("机甲四", 104);
        var somebodyElses = codeFor(registered("机甲五", 201));
        var wrong = List.of(
                new String[] {known, "AAAAA-AAAAA"},
                new String[] {Neighbourhood.number(), "AAAAA-AAAAA"},
                new String[] {known, somebodyElses},
                new String[] {"no number", "AAAAA-AAAAA"});
        var said = new ArrayList<String>();
        for (var one : wrong) {
            var hall = new Hall().begin("record");
            said.add(hall.claim(one[0], one[1])
                    .getContentAsString()
                    .replace(one[0], "")
                    .replaceAll("value=\"[^\"]*\"|大厅 [0-9a-f]{8}", ""));
        }
        assertThat(said).allMatch(one -> one.equals(said.getFirst()));
        assertThat(said.getFirst()).contains("号码和代码不相符");
        // Nobody else's wrong try has used it up.
        assertThat(somebodyElses).isNotBlank();
    }

    @Test
    void triesAreCountedForTheMachineAndForTheNumber() throws Exception {
        var number = registered("机甲六", 202);
        var code = codeFor(number);
        for (int i = 0; i < 5; i++) {
            new Hall().begin("record").claim(number, "AAAAA-AAAA" + i);
        }
        var atAnother = new Hall().begin("record").claim(number, code).getContentAsString();
        assertThat(atAnother)
                .as("the number is locked, even for who knows the code")
                .contains("试的次数太多");
        var hall = new Hall().begin("record");
        for (int i = 0; i < 5; i++) {
            hall.claim(Neighbourhood.number(), "AAAAA-AAAA" + i);
        }
        var other = registered("机甲七", 203);
        assertThat(hall.claim(other, codeFor(other)).getContentAsString())
                .as("the machine is locked")
                .contains("试的次数太多");
    }

    @Test
    void aWipeEndsTheTurnOnTheServerAndTakesEverythingButTheMachinesKey() {
        var number = registered("机甲八", 204);
        var hall = new Hall().begin("record");
        hall.claim(number, codeFor(number));
        hall.cookies.put("lang", "en");
        hall.cookies.put("anju", "a-portal-session");
        assertThat(hall.text("/kiosk/do/record")).contains("机甲八");
        var before = Map.copyOf(hall.cookies);
        var answer = hall.ask(post("/kiosk/end"));
        assertThat(answer.getHeader("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(hall.cookies.keySet()).containsExactly(KioskCookies.MACHINE);
        assertThat(turns.on(hall.machine)).isEmpty();
        // Whoever kept the cookies of the turn has nothing of it.
        hall.cookies.putAll(before);
        assertThat(hall.see("/kiosk/do/record").getHeader("Location")).isEqualTo("/kiosk/end");
    }

    @Test
    void howItWentIsCountedWithoutAnybody() {
        var today = LocalDate.now(Words.ZONE);
        var before = kiosks.figures(today, today.plusDays(1), "record");
        var slowBefore = slow();
        var number = registered("机甲九", 301);
        var hall = new Hall();
        hall.ask(post("/kiosk/begin")
                .param("task", "record")
                .param("before", "240000")
                .param("touches", "1"));
        hall.ask(post("/kiosk/code")
                .param("number", number)
                .param("code", codeFor(number))
                .param("touches", "7"));
        hall.see("/kiosk/do/record");
        hall.see("/kiosk/do/record");
        hall.ask(post("/kiosk/end"));
        new Hall().begin("record").ask(post("/kiosk/end"));
        var helped = new Hall().begin("record");
        helped.see("/kiosk/code");
        helped.ask(post("/kiosk/help"));
        helped.ask(post("/kiosk/help"));
        helped.ask(post("/kiosk/end"));
        var after = kiosks.figures(today, today.plusDays(1), "record");
        assertThat(after.finished() - before.finished()).isEqualTo(1);
        assertThat(sum(after.givenUp()) - sum(before.givenUp())).isEqualTo(1);
        assertThat(sum(after.handedOver()) - sum(before.handedOver())).isEqualTo(1);
        assertThat(callsOf(helped, administrator))
                .singleElement()
                .satisfies(call -> assertThat(call.answered()).isNull());
        assertThat(slow() - slowBefore)
                .as("counted from the first touch, which was long before the house heard of it")
                .isEqualTo(1);
        // Who asks for a person before they chose anything is counted as well.
        new Hall().ask(post("/kiosk/help"));
        assertThat(sum(kiosks.figures(today, today.plusDays(1), "start").handedOver()))
                .isPositive();
    }

    /// Turns to the record that took four minutes and more.
    private long slow() {
        var today = LocalDate.now(Words.ZONE);
        return sum(context.getBean(KioskRecords.class)
                .counts(today, today.plusDays(1), "record", Measure.SECONDS)
                .tailMap(240));
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void anAddressIsDeclaredAtAMachineByTheRulesOfTheDoor() {
        var number = registered("机甲十", 302);
        var dwellings = context.getBean(Dwellings.class);
        var found = (Located.Found) dwellings.resolve(List.of(street.room(303))).getFirst();
        var plate = dwellings.get(found.dwelling()).doorPlate();
        var hall = new Hall().begin("declare");
        assertThat(hall.claim(number, codeFor(number)).getHeader("Location")).isEqualTo("/kiosk/do/declare/plate");
        assertThat(hall.ask(post("/kiosk/do/declare/plate").param("plate", "0000000000"))
                        .getStatus())
                .isEqualTo(200);
        // As a hand scanner reads the QR code on the plate.
        assertThat(hall.ask(post("/kiosk/do/declare/plate").param("plate", "https://anju.example/d/" + plate))
                        .getHeader("Location"))
                .isEqualTo("/kiosk/do/declare/since");
        assertThat(hall.ask(post("/kiosk/do/declare/since").param("since-year", "2999"))
                        .getStatus())
                .isEqualTo(200);
        hall.ask(post("/kiosk/do/declare/since").param("since-year", "2026").param("since-month", "10"));
        hall.ask(post("/kiosk/do/declare/reason").param("reason", "RENTED"));
        assertThat(hall.ask(post("/kiosk/do/declare/code").param("code", "")).getHeader("Location"))
                .isEqualTo("/kiosk/do/declare/check");
        assertThat(hall.text("/kiosk/do/declare/check")).contains(street.room(303));
        assertThat(hall.ask(post("/kiosk/do/declared")).getHeader("Location")).isEqualTo("/kiosk/do/receipt");
        assertThat(hall.ask(post("/kiosk/do/declared")).getHeader("Location"))
                .as("sent twice")
                .isEqualTo("/kiosk/do/receipt");
        assertThat(hall.text("/kiosk/do/receipt")).contains("回执").doesNotContain("机甲十");
        var stays = context.getBean(Residents.class)
                .get(person(number), context.getBean(Residents.class).now(), Neighbourhood.registrar(null))
                .stays();
        assertThat(stays).anyMatch(stay -> stay.address().equals(street.room(303)));
    }

    @Test
    void whoeverDoesNotKnowThePlateFindsTheHomeByTouchOrByTypingIt() throws Exception {
        var number = registered("机乙二", 302);
        var point = CounterTown.build(context)
                .point("Mo-Su 00:00-24:00", 1, 119.0, CounterTown.build(context).unit());
        var hall = new Hall(point.id()).begin("declare");
        hall.claim(number, codeFor(number));
        assertThat(hall.text("/kiosk/do/declare/plate")).contains("/kiosk/do/address");

        // From where the machine stands up to the district, and down to a street, a building and a room.
        ownStreet();
        assertThat(hall.text("/kiosk/do/address")).contains("返回上一级");
        hall.ask(post("/kiosk/do/address").param("go", "up"));
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪个区域", "试机街道");
        assertThat(choose(hall, "DIVISION", OWN_STREET)).isEqualTo("/kiosk/do/address");
        var buildings = hall.text("/kiosk/do/address");
        assertThat(buildings).contains("您住在哪栋楼");
        choose(hall, "BUILDING", value(buildings));
        var rooms = hall.text("/kiosk/do/address");
        assertThat(rooms).contains("您住在哪一户").doesNotContain("机乙二");
        hall.ask(post("/kiosk/do/address").param("go", "up"));
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪栋楼");
        choose(hall, "BUILDING", value(buildings));
        assertThat(choose(hall, "DWELLING", value(rooms))).isEqualTo("/kiosk/do/declare/since");
        var dwellings = context.getBean(Dwellings.class);
        var chosen = (Located.Found) dwellings.resolve(List.of(OWN_HOME)).getFirst();
        assertThat(hall.text("/kiosk/do/declare/plate"))
                .contains(OWN_HOME)
                .doesNotContain(dwellings.get(chosen.dwelling()).doorPlate());
        assertThat(hall.ask(post("/kiosk/do/declare/plate").param("plate", "")).getHeader("Location"))
                .as("it stays chosen")
                .isEqualTo("/kiosk/do/declare/since");
        assertThat(hall.text("/kiosk/do/declare/check")).contains(OWN_HOME);

        // Typed: not known, and known. What was not found is in nobody's way.
        choose(hall, "BUILDING", value(buildings));
        assertThat(hall.ask(post("/kiosk/do/address")
                                .param("kind", "address-written")
                                .param("written", "没有的路999号"))
                        .getContentAsString())
                .contains("错误", "没有的路999号");
        hall.ask(post("/kiosk/do/address").param("go", "up"));
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪栋楼");
        assertThat(hall.ask(post("/kiosk/do/address")
                                .param("kind", "address-written")
                                .param("written", street.room(303)))
                        .getHeader("Location"))
                .isEqualTo("/kiosk/do/declare/since");
        assertThat(hall.text("/kiosk/do/declare/since")).contains(street.room(303));
        for (int level = 0; level < 6; level++) {
            hall.ask(post("/kiosk/do/address").param("go", "up"));
        }
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪个区域").doesNotContain("返回上一级");
        assertThat(choose(hall, "DIVISION", "<script>")).isEqualTo("/kiosk/do/address");
        assertThat(hall.see("/kiosk/do/address").getStatus()).isEqualTo(200);
    }

    private static String choose(Hall hall, String kind, String value) {
        return Objects.requireNonNull(
                hall.ask(post("/kiosk/do/address").param("kind", kind).param("chosen", value))
                        .getHeader("Location"));
    }

    /// Of the first button to choose.
    /// A street that nobody else divides, with one building.
    private void ownStreet() {
        context.getBean(Places.class).importDivisions(List.of(DivisionRow.today(OWN_STREET, "试机街道", "997201")));
        context.getBean(Dwellings.class)
                .accept(List.of(new DwellingRow("kiosk-own-street", OWN_STREET, OWN_HOME, "123.8", "29.0", "住宅")));
    }

    /// A street with communities, and a building in none of them.
    @Test
    void aBuildingThatLiesInNoPartOfItsDivisionIsFoundByTouch() {
        var number = registered("机乙七", 201);
        context.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("997201078", "机旁街道", "997201"),
                        DivisionRow.today("997201078001", "机旁社区", "997201078")));
        context.getBean(Dwellings.class)
                .accept(List.of(
                        new DwellingRow("kiosk-beside-1", "997201078", "试验市试验区机旁街道旁路1号1栋101室", "123.8", "29.0", "住宅"),
                        new DwellingRow(
                                "kiosk-beside-2", "997201078001", "试验市试验区机旁街道旁路2号1栋101室", "123.8", "29.0", "住宅")));
        var hall = new Hall().begin("declare");
        hall.claim(number, codeFor(number));
        choose(hall, "DIVISION", "997201078");
        var parts = hall.text("/kiosk/do/address");
        assertThat(parts).contains("您住在哪个区域，或者哪栋楼", "机旁社区", "旁路1号1栋").doesNotContain("旁路2号");
        choose(hall, "PART", value(parts.substring(parts.indexOf("机旁社区"))));
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪一户", "旁路1号1栋");
        hall.ask(post("/kiosk/do/address").param("go", "up"));
        choose(hall, "PART", "997201078001");
        assertThat(hall.text("/kiosk/do/address")).contains("您住在哪栋楼", "旁路2号1栋").doesNotContain("旁路1号");
    }

    /// A community that the register has under a county, as it is where streets are not divided off.
    @Test
    void theWayUpIsThatOfTheRegister() {
        var number = registered("机乙八", 202);
        context.getBean(Places.class).importDivisions(List.of(DivisionRow.today("997201079003", "直管社区", "997201")));
        var hall = new Hall().begin("declare");
        hall.claim(number, codeFor(number));
        choose(hall, "DIVISION", "997201079003");
        hall.ask(post("/kiosk/do/address").param("go", "up"));
        assertThat(hall.text("/kiosk/do/address")).contains("直管社区", "试验区</p>");
    }

    private static String value(String page) {
        var found = java.util.regex.Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aMatterThatIsAYamlFileAndNothingElseIsHandledHere() {
        var number = registered("机乙一", 304);
        var hall = new Hall();
        assertThat(hall.text("/kiosk")).contains("大厅储物柜").doesNotContain("养犬登记");
        hall.begin("hall-locker");
        assertThat(hall.claim(number, codeFor(number)).getHeader("Location")).isEqualTo("/kiosk/do/matter");
        assertThat(hall.text("/kiosk/do/matter")).contains("借用大厅的储物柜一天");
        assertThat(hall.ask(post("/kiosk/do/matter")).getHeader("Location")).isEqualTo("/kiosk/do/matter/size");
        assertThat(hall.text("/kiosk/do/matter/size")).contains("要多大的柜子", "2 / ");
        assertThat(hall.ask(post("/kiosk/do/matter/size").param("answer", "enormous"))
                        .getStatus())
                .as("no such answer")
                .isEqualTo(200);
        assertThat(hall.ask(post("/kiosk/do/matter/size").param("answer", "large"))
                        .getHeader("Location"))
                .as("asked only for a large one")
                .isEqualTo("/kiosk/do/matter/content");
        assertThat(hall.text("/kiosk/help"))
                .as("what was begun is gone on with elsewhere")
                .contains("您的办件号");
        assertThat(hall.ask(post("/kiosk/do/matter/content").param("answer", "雨伞"))
                        .getHeader("Location"))
                .isEqualTo("/kiosk/do/check");
        assertThat(hall.text("/kiosk/do/check")).contains("雨伞", "大");
        assertThat(hall.ask(post("/kiosk/do/check")).getHeader("Location")).isEqualTo("/kiosk/do/receipt");
        assertThat(hall.text("/kiosk/do/receipt"))
                .contains("大厅储物柜", "已经办好")
                .doesNotContain("机乙一")
                .doesNotContain("雨伞");
    }

    @Test
    void somethingThatIsNotOfferedHereIsNotBegun() {
        var hall = new Hall();
        assertThat(hall.ask(post("/kiosk/begin").param("task", "dog-registration"))
                        .getHeader("Location"))
                .isEqualTo("/kiosk");
        assertThat(turns.on(hall.machine)).isEmpty();
    }
}
