package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.kiosk.Kiosks;
import org.anju.kiosk.Machine;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// A code to one's own telephone shows at a machine who one is.
@HouseTest
class EntryCodeTests extends MailGround {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebApplicationContext house;
    private final MockMvc web;

    EntryCodeTests(@Autowired WebApplicationContext house) {
        this.house = house;
        this.web = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
    }

    /// Somebody at a machine of their own.
    private final class Hall {

        private final String key;
        private String turn = "";

        Hall() throws Exception {
            var accounts = house.getBean(Accounts.class);
            var login = "entry-" + UUID.randomUUID();
            accounts.createStaff(login, "管", Told.PASSWORD, accounts.createUnit(login, "", null), Role.ADMINISTRATOR);
            var administrator = accounts.findAccount(login).orElseThrow();
            var kiosks = house.getBean(Kiosks.class);
            var machine = kiosks.make("大厅", "", null, administrator);
            key = kiosks.enrol(
                    kiosks.invite(machine, Machine.Part.BROWSER, administrator).code());
            begin();
        }

        final Hall begin() throws Exception {
            turn = "";
            turn = Objects.requireNonNull(send("/kiosk/begin", "task", "record").getCookie("kiosk-turn"))
                    .getValue();
            return this;
        }

        /// Asks for a code so many times.
        Hall press(int times, String number) throws Exception {
            for (int i = 0; i < times; i++) {
                assertThat(send("/kiosk/code/sent", "number", number).getContentAsString())
                        .as("nobody is told")
                        .contains("代码正在发送");
            }
            return this;
        }

        MockHttpServletResponse send(String path, String... fields) throws Exception {
            var request = post(path).with(csrf()).cookie(new Cookie("kiosk", key));
            if (!turn.isEmpty()) {
                request.cookie(new Cookie("kiosk", key), new Cookie("kiosk-turn", turn));
            }
            for (int i = 0; i < fields.length; i += 2) {
                request.param(fields[i], fields[i + 1]);
            }
            return web.perform(request).andReturn().getResponse();
        }
    }

    private record Holder(String number, PersonId person, String telephone) {}

    private Holder holder(String telephone) throws Exception {
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(
                        List.of(Neighbourhood.build(house).declaration("码甲", number, 101, "2020-01-01")),
                        Neighbourhood.registrar(null));
        var read = (IdentityNumber.Reading.Valid)
                IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, number, java.time.LocalDate.now());
        var person = house.getBean(Residents.class).whose(read.number()).orElseThrow();
        var self = self(person);
        var contacts = house.getBean(Contacts.class);
        contacts.ask(person, Way.SMS, telephone, Tongue.ZH, self);
        var code = sms(telephone, 1);
        assertThat(contacts.confirm(person, Way.SMS, code, self)).isEqualTo(Confirming.CONFIRMED);
        return new Holder(number, person, "+86" + telephone);
    }

    private Access self(PersonId person) {
        return house.getBean(Accounts.class)
                .atMachine(person)
                .access(new PurposeCode("own-record"), "self", Channel.PORTAL);
    }

    /// The codes that came to a telephone for machines, once so many messages have come and no more do.
    private List<String> codes(String telephone, int count) {
        sms(telephone, count);
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        house.getBean(Letters.class).round(house.getBean(Clock.class).instant());
        var texts = ADAPTER.texts("+86" + telephone);
        assertThat(texts).hasSize(count);
        return texts.stream()
                .filter(text -> text.contains("自助机"))
                .flatMap(text ->
                        Pattern.compile("\\b\\d{6}\\b").matcher(text).results().map(java.util.regex.MatchResult::group))
                .toList();
    }

    /// The code of the newest of so many messages.
    private String sms(String telephone, int count) {
        var to = "+86" + telephone;
        var end = Instant.now().plus(PATIENCE);
        while (ADAPTER.texts(to).size() < count && Instant.now().isBefore(end)) {
            house.getBean(Letters.class).round(house.getBean(Clock.class).instant());
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        var texts = ADAPTER.texts(to);
        assertThat(texts).hasSize(count);
        var entry = texts.stream()
                .filter(text -> count == 1 || text.contains("自助机"))
                .findFirst()
                .orElseThrow();
        var found = Pattern.compile("\\b\\d{6}\\b").matcher(entry);
        assertThat(found.find()).as(entry).isTrue();
        return found.group();
    }

    @Test
    void aCodeGoesToTheConfirmedTelephoneAndWorksOnceAndAtThisMachineOnly() throws Exception {
        var who = holder("13800138021");
        var hall = new Hall();
        var said = hall.send("/kiosk/code/sent", "number", who.number()).getContentAsString();
        assertThat(said).contains("代码正在发送").doesNotContain("13800138021", "码甲");
        var code = sms("13800138021", 2);
        assertThat(new Hall()
                        .send("/kiosk/code", "number", who.number(), "code", code)
                        .getStatus())
                .as("at another machine")
                .isEqualTo(200);
        assertThat(hall.send("/kiosk/code", "number", Neighbourhood.number(), "code", code)
                        .getStatus())
                .as("with another number")
                .isEqualTo(200);
        assertThat(hall.send("/kiosk/code", "number", who.number(), "code", code)
                        .getHeader("Location"))
                .isEqualTo("/kiosk/do/record");
    }

    @Test
    void theAnswerIsTheSameForANumberThatNobodyHas() throws Exception {
        var who = holder("13800138022");
        var stranger = Neighbourhood.number();
        var known = new Hall().send("/kiosk/code/sent", "number", who.number()).getContentAsString();
        var unknown = new Hall().send("/kiosk/code/sent", "number", stranger).getContentAsString();
        assertThat(known.replace(who.number(), "").replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(unknown.replace(stranger, "").replaceAll("value=\"[^\"]*\"", ""));
    }

    @Test
    void threeAreSentInOneTurn() throws Exception {
        var who = holder("13800138023");
        new Hall().press(6, who.number());
        assertThat(codes("13800138023", 1 + 3)).hasSize(3);
    }

    /// And one that was asked for and not sent takes nothing away from one that was.
    @Test
    void fiveAreSentToAPersonInADayAndEachOfATurnWorks() throws Exception {
        var who = holder("13800138024");
        new Hall().press(3, who.number());
        codes("13800138024", 1 + 3);
        var hall = new Hall().press(3, who.number());
        var codes = codes("13800138024", 1 + 5);
        assertThat(codes).hasSize(5);
        assertThat(hall.send("/kiosk/code", "number", who.number(), "code", codes.get(3))
                        .getHeader("Location"))
                .isEqualTo("/kiosk/do/record");
    }

    /// Whoever stands at a machine with somebody's number takes none of the codes that confirm an address,
    /// nor the other way round.
    @Test
    void codesForMachinesAreCountedApartFromThoseThatConfirmAnAddress() throws Exception {
        var who = holder("13800138025");
        new Hall().press(3, who.number());
        new Hall().press(3, who.number());
        codes("13800138025", 1 + 5);
        var contacts = house.getBean(Contacts.class);
        for (int i = 1; i < Contacts.CODES_A_DAY; i++) {
            contacts.ask(who.person(), Way.SMS, "13800138026", Tongue.ZH, self(who.person()));
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> contacts.ask(who.person(), Way.SMS, "13800138026", Tongue.ZH, self(who.person())))
                .returns("contact-often", Problem::name);

        var other = holder("13800138027");
        for (int i = 1; i < Contacts.CODES_A_DAY; i++) {
            contacts.ask(other.person(), Way.SMS, "13800138028", Tongue.ZH, self(other.person()));
        }
        new Hall().press(1, other.number());
        assertThat(codes("13800138027", 1 + 1)).hasSize(1);
    }

    @Test
    void thirtyAreAskedForAtAMachineInAnHour() throws Exception {
        var who = holder("13800138029");
        var hall = new Hall();
        for (int i = 0; i < 10; i++) {
            hall.begin().press(3, Neighbourhood.number());
        }
        hall.begin().press(1, who.number());
        new Hall().press(1, who.number());
        assertThat(codes("13800138029", 1 + 1)).hasSize(1);
    }
}
