package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// What is told goes out, whatever happens in between, and says no more than that it is there.
@HouseTest
class LettersTests extends MailGround {

    @Autowired
    ApplicationContext house;

    @Autowired
    Notices notices;

    @Autowired
    Contacts contacts;

    @Autowired
    Letters letters;

    @Autowired
    LetterRecords records;

    @Autowired
    Mail mail;

    @Autowired
    Sms sms;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Clock clock;

    private Told told;
    private final String address = "t" + UUID.randomUUID().toString().substring(0, 8) + "@mail.example";
    private Instant noon;

    @BeforeEach
    void somebodyAndTomorrow() {
        told = Told.build(house, "试来信");
        noon = day(1);
    }

    /// Noon of a day from now, in which the house's own clock sends nothing of the test.
    private Instant day(int after) {
        return clock.instant()
                .atZone(Words.ZONE)
                .toLocalDate()
                .plusDays(after)
                .atTime(12, 0)
                .atZone(Words.ZONE)
                .toInstant();
    }

    private Letters by(Carrier... carriers) {
        return new Letters(
                records, List.of(carriers), house.getBean(Accounts.class), accessLog, "22:00", "07:00", 3, clock);
    }

    /// Sends all that is due.
    private void send(Letters outbox, Instant now) {
        for (int round = 0; round < 50 && outbox.round(now) == Letters.PART; round++) {}
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    private String code(Way way, String to) throws Exception {
        var said = way == Way.EMAIL
                ? text(mails(to, 1).getLast())
                : ADAPTER.texts(to).getLast();
        var found = Pattern.compile("\\b\\d{6}\\b").matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group();
    }

    private void confirmed() throws Exception {
        contacts.ask(told.person, Way.EMAIL, address, Tongue.ZH, told.self);
        send(letters, clock.instant());
        assertThat(contacts.confirm(told.person, Way.EMAIL, code(Way.EMAIL, address), told.self))
                .isEqualTo(Confirming.CONFIRMED);
    }

    private Contact contact(Way way) {
        return contacts.list(told.person, told.self).stream()
                .filter(one -> one.way() == way)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAddressIsUsedOnceItsCodeCameBackAndNotBefore() throws Exception {
        contacts.ask(told.person, Way.EMAIL, address, Tongue.EN, told.self);
        told.tell("还没有确认");
        send(letters, clock.instant());
        assertThat(contact(Way.EMAIL).address()).isEmpty();
        assertThat(contact(Way.EMAIL).asked()).isEqualTo(address);
        var first = mails(address, 1).getFirst();
        assertThat(mails(address)).hasSize(1);
        assertThat(first.getSubject()).isEqualTo("Anju: your code");
        assertThat(text(first)).contains(ADDRESS + "/me/channels").doesNotContain("还没有确认");
        assertThat(contacts.confirm(told.person, Way.EMAIL, code(Way.EMAIL, address), told.self))
                .isEqualTo(Confirming.CONFIRMED);
        assertThat(contact(Way.EMAIL).address()).isEqualTo(address);
        told.tell("已经确认");
        send(letters, noon);
        assertThat(mails(address)).hasSize(2);
    }

    @Test
    void aMailSaysThatThereIsSomethingAndNeverWhat() throws Exception {
        confirmed();
        told.tell("居住证已签注");
        send(letters, noon);
        var mail = mails(address).getLast();
        assertThat(mail.getSubject()).isEqualTo("安居：您有 1 条未读消息");
        assertThat(text(mail))
                .contains(ADDRESS + "/me/notices")
                .doesNotContain("居住证")
                .doesNotContain("试来信");
        assertThat(mail.getFrom()[0]).hasToString(FROM);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Message-ID")[0]).matches("<[0-9a-f]{32}@anju\\.example>");
        assertThat(accessLog.listAbout(told.person, told.self, null, 50))
                .anyMatch(entry -> entry.role() == Role.SYSTEM && entry.shown() == Shown.NOTICE);
        var receipt = notices.open(told.parts(), null, 50, told.self)
                .getFirst()
                .receipts()
                .getFirst();
        assertThat(receipt).isEqualTo(new NoticeLine.Receipt(Way.EMAIL, NoticeLine.Standing.SENT, noon));
    }

    @Test
    void wrongCodesAreCountedAndEndWhatWaits() throws Exception {
        contacts.ask(told.person, Way.EMAIL, address, Tongue.ZH, told.self);
        send(letters, clock.instant());
        var right = code(Way.EMAIL, address);
        var wrong = right.startsWith("0") ? "1" + right.substring(1) : "0" + right.substring(1);
        for (int n = 0; n < Contacts.TRIES; n++) {
            assertThat(contacts.confirm(told.person, Way.EMAIL, wrong, told.self))
                    .isEqualTo(Confirming.WRONG);
        }
        assertThat(contacts.confirm(told.person, Way.EMAIL, right, told.self)).isEqualTo(Confirming.OVER);
        assertThat(contact(Way.EMAIL).address()).isEmpty();
    }

    @Test
    void nobodyFillsAStrangersMailbox() {
        for (int n = 0; n < Contacts.CODES_A_DAY; n++) {
            contacts.ask(told.person, Way.EMAIL, n + address, Tongue.ZH, told.self);
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> contacts.ask(told.person, Way.EMAIL, address, Tongue.ZH, told.self))
                .extracting(Problem::name)
                .isEqualTo("contact-often");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> contacts.ask(told.person, Way.EMAIL, "a@b.cn\r\nBcc: c@d.cn", Tongue.ZH, told.self))
                .extracting(Problem::name)
                .isEqualTo("contact-form");
    }

    @Test
    void onlyTheNewestCodeIsSent() {
        var first = number();
        var second = number();
        told.within(() -> {
            contacts.ask(told.person, Way.SMS, first, Tongue.ZH, told.self);
            contacts.ask(told.person, Way.SMS, second, Tongue.ZH, told.self);
        });
        send(letters, clock.instant());
        assertThat(ADAPTER.texts("+86" + first)).isEmpty();
        assertThat(ADAPTER.texts("+86" + second)).hasSize(1);
    }

    @Test
    void onlyTheNewestCodeIsGood() throws Exception {
        var first = number();
        var second = number();
        contacts.ask(told.person, Way.SMS, first, Tongue.ZH, told.self);
        send(letters, clock.instant());
        var old = code(Way.SMS, "+86" + first);
        contacts.ask(told.person, Way.SMS, second, Tongue.ZH, told.self);
        send(letters, clock.instant());
        var newest = code(Way.SMS, "+86" + second);
        assertThat(contacts.confirm(told.person, Way.SMS, old, told.self)).isEqualTo(Confirming.WRONG);
        assertThat(contact(Way.SMS).address()).isEmpty();
        assertThat(contacts.confirm(told.person, Way.SMS, newest, told.self)).isEqualTo(Confirming.CONFIRMED);
        assertThat(contact(Way.SMS).address()).isEqualTo("+86" + second);
        assertThat(contacts.confirm(told.person, Way.SMS, newest, told.self)).isEqualTo(Confirming.OVER);
    }

    private static String number() {
        return "138" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 89_999_999));
    }

    @Test
    void whatIsTakenBackIsGoneAtOnceAndNothingMoreGoesThere() throws Exception {
        confirmed();
        told.tell("在收回之前");
        contacts.takeBack(told.parts(), Way.EMAIL, told.self);
        assertThat(contact(Way.EMAIL).address()).isEmpty();
        told.tell("在收回之后");
        send(letters, noon);
        assertThat(mails(address)).as("the code alone").hasSize(1);
    }

    @Test
    void whatWasReadMeanwhileIsNotToldAgain() throws Exception {
        confirmed();
        told.tell("自己先看到");
        notices.open(told.parts(), null, 50, told.self);
        send(letters, noon);
        assertThat(mails(address)).hasSize(1);
    }

    @Test
    void whatIsToldTogetherIsOneMail() throws Exception {
        confirmed();
        told.tell("一");
        told.tell("二");
        told.tell("三");
        send(letters, noon);
        assertThat(mails(address)).hasSize(2);
        assertThat(mails(address).getLast().getSubject()).isEqualTo("安居：您有 3 条未读消息");
    }

    @Test
    void beyondANumberOfADayTheyWaitAndAreOne() throws Exception {
        confirmed();
        for (int n = 0; n < 5; n++) {
            told.tell("第" + n);
            send(letters, noon.plusSeconds(n));
        }
        assertThat(mails(address)).as("a code and three").hasSize(4);
        send(letters, day(2));
        assertThat(mails(address)).hasSize(5);
        assertThat(mails(address).getLast().getSubject()).isEqualTo("安居：您有 2 条未读消息");
    }

    @Test
    void nobodyIsDisturbedAtNightButWhereTheLawsClockNeedsIt() throws Exception {
        confirmed();
        var night = noon.plus(Duration.ofHours(11));
        told.tell("可以等到早上");
        send(letters, night);
        assertThat(mails(address)).hasSize(1);
        told.within(() -> notices.tellInTime(
                told.person,
                new Notice("明晚到期", "due tomorrow night", "/me"),
                noon.plus(Duration.ofHours(30)),
                told.registrar));
        send(letters, night);
        assertThat(mails(address)).as("the morning is early enough").hasSize(1);
        told.within(() -> notices.tellInTime(
                told.person,
                new Notice("今夜到期", "due tonight", "/me"),
                noon.plus(Duration.ofHours(12)),
                told.registrar));
        send(letters, night);
        assertThat(mails(address)).hasSize(2);
        assertThat(mails(address).getLast().getSubject()).isEqualTo("安居：您有 3 条未读消息");
    }

    @Test
    void whatIsTakenBackIsNeverSent() throws Exception {
        confirmed();
        told.takenBack(() -> notices.tell(told.person, new Notice("没有发生", "never", "/me"), told.registrar));
        send(letters, noon);
        assertThat(mails(address)).hasSize(1);
    }

    @Test
    void killedBetweenCommitAndSendNothingIsLost() throws Exception {
        confirmed();
        told.tell("断电之前");
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> send(by(new Dying(false)), noon));
        assertThat(mails(address)).hasSize(1);
        send(letters, noon.plusSeconds(60));
        assertThat(mails(address)).as("while the lease lasts").hasSize(1);
        send(letters, noon.plus(Letters.LEASE).plusSeconds(1));
        assertThat(mails(address)).hasSize(2);
        send(letters, day(2));
        assertThat(mails(address)).hasSize(2);
    }

    @Test
    void killedBetweenSendAndMarkItComesTwiceUnderOneNumber() throws Exception {
        confirmed();
        told.tell("断电之后");
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> send(by(new Dying(true)), noon));
        told.tell("又一条");
        send(letters, noon.plus(Letters.LEASE).plusSeconds(1));
        var ids = mails(address).stream().skip(1).map(mail -> header(mail)).toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.stream().distinct()).as("the one twice, and the next").hasSize(2);
        send(letters, day(2));
        assertThat(mails(address)).hasSize(4);
    }

    private static String header(MimeMessage mail) {
        try {
            return mail.getHeader("Message-ID")[0];
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReceiverWhoIsRefusedIsGivenUpAndCanBeTriedAgain() throws Exception {
        confirmed();
        told.tell("没有这个邮箱");
        try (var refusing = new WaywardServer(Map.of("RCPT", "550 5.1.1 <" + address + ">: no such user"))) {
            send(by(mailTo(refusing.port())), noon);
        }
        var dead = dead();
        assertThat(dead.fault()).isEqualTo(DeadLetter.Fault.REFUSED);
        assertThat(dead.answer()).isEqualTo("550 5.1.1");
        assertThat(dead.code()).isFalse();
        send(letters, day(2));
        assertThat(mails(address)).hasSize(1);
        letters.again(dead.id());
        send(letters, day(2));
        assertThat(mails(address)).hasSize(2);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> letters.again(dead.id()))
                .extracting(Problem::name)
                .isEqualTo("letter-unknown");
    }

    @Test
    void aLetterThatWasTakenIsSentWhateverHappensAtTheGoodBye() throws Exception {
        confirmed();
        told.tell("一封");
        try (var rude = new WaywardServer(Map.of("QUIT", WaywardServer.HANG_UP))) {
            send(by(mailTo(rude.port())), noon);
            send(by(mailTo(rude.port())), day(2));
            assertThat(rude.taken).hasValue(1);
        }
        assertThat(notices.open(told.parts(), null, 50, told.self)
                        .getFirst()
                        .receipts()
                        .getFirst())
                .isEqualTo(new NoticeLine.Receipt(Way.EMAIL, NoticeLine.Standing.SENT, noon));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # refused is our sender, or the mail; that says nothing of this receiver
            MAIL | 550 5.7.1 sender not allowed | LATER | BROKEN
            MAIL | 451 4.3.0 try later          | LATER | BROKEN
            DATA | 554 5.7.1 not from you       | LATER | BROKEN
            .    | 554 5.7.1 looks like spam    | LATER | BROKEN
            # refused is this receiver
            RCPT | 550 5.1.1 no such user       | NEVER | REFUSED
            RCPT | 553 5.1.3 no such form       | NEVER | REFUSED
            RCPT | 450 4.2.1 greylisted         | LATER | REFUSED
            # nobody is there
            RCPT | ''                           | LATER | AWAY
            .    | 421 4.3.2 going down         | LATER | BROKEN
            """)
    void whoIsRefusedDecidesWhatBecomesOfTheLetter(String command, String answer, String then, DeadLetter.Fault fault)
            throws Exception {
        var letter = new Letter(
                told.person, LetterId.next(), "0123456789abcdef0123456789abcdef", Way.EMAIL, 1, Optional.empty());
        var content = new Letter.Content(address, Tongue.ZH, 1, "");
        try (var server = new WaywardServer(Map.of(command, answer))) {
            switch (mailTo(server.port()).hand(letter, content)) {
                case Handed.Taken taken -> throw new AssertionError(taken);
                case Handed.Later(var why, var numbers) -> {
                    assertThat(then).isEqualTo("LATER");
                    assertThat(why).isEqualTo(fault);
                    assertThat(numbers).matches("[0-9. ]*");
                }
                case Handed.Never(var why, var numbers) -> {
                    assertThat(then).isEqualTo("NEVER");
                    assertThat(why).isEqualTo(fault);
                    assertThat(answer).startsWith(numbers);
                }
            }
        }
    }

    @Test
    void whereNobodyAnswersItIsTriedLessAndLessOftenAndThenGivenUp() throws Exception {
        confirmed();
        told.tell("服务器不在");
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var nobody = by(mailTo(port));
        send(nobody, noon);
        assertThat(letters.dead()).noneMatch(one -> one.ended().equals(noon));
        send(nobody, noon.plusSeconds(59));
        var now = noon;
        for (int n = 1; n < Letters.TRIES; n++) {
            now = now.plus(Duration.ofDays(2));
            send(nobody, now);
        }
        assertThat(dead().fault()).isEqualTo(DeadLetter.Fault.AWAY);
        assertThat(dead().tries()).isEqualTo(Letters.TRIES);
    }

    /// The letter of this test that was given up; it is the newest.
    private DeadLetter dead() {
        return letters.dead().getFirst();
    }

    @Test
    void anSmsGoesThroughTheAdapterOnceForEachNumber() throws Exception {
        var number = "139" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 89_999_999));
        contacts.ask(told.person, Way.SMS, number, Tongue.EN, told.self);
        send(letters, clock.instant());
        assertThat(contacts.confirm(told.person, Way.SMS, code(Way.SMS, "+86" + number), told.self))
                .isEqualTo(Confirming.CONFIRMED);
        told.tell("内容不在短信里");
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> send(by(new Dying(true, sms, "+86" + number)), noon));
        send(letters, noon.plus(Letters.LEASE).plusSeconds(1));
        assertThat(ADAPTER.texts("+86" + number))
                .hasSize(2)
                .last()
                .isEqualTo("[Anju] Unread messages: 1. Sign in at " + ADDRESS);
    }

    @Test
    void anAdapterThatRefusesIsBelieved() throws Exception {
        var number = "137" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 89_999_999));
        ADAPTER.answers.put("+86" + number, 422);
        contacts.ask(told.person, Way.SMS, number, Tongue.ZH, told.self);
        send(letters, clock.instant());
        assertThat(letters.dead())
                .anyMatch(one -> one.way() == Way.SMS
                        && one.code()
                        && one.answer().equals("422")
                        && one.fault() == DeadLetter.Fault.REFUSED);
    }

    @Test
    void settingsThatCannotBeRightStopTheProgram() {
        var json = new JsonMapper();
        assertThatIllegalStateException()
                .isThrownBy(() -> new Mail("mail.example", 587, "", "", "starttls", "", ADDRESS, clock));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Mail("mail.example", 587, "", "", "starttls", FROM, "", clock));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Mail("mail.example", 587, "", "", "maybe", FROM, ADDRESS, clock));
        assertThatIllegalStateException().isThrownBy(() -> new Sms("http://sms.example/send", "secret", ADDRESS, json));
        assertThatIllegalStateException().isThrownBy(() -> new Sms("https://sms.example/send", "", ADDRESS, json));
        assertThat(new Mail("", 587, "", "", "starttls", "", "", clock).isSetUp())
                .isFalse();
        assertThat(new Sms("", "", "", json).isSetUp()).isFalse();
    }

    private Mail mailTo(int port) {
        return new Mail("127.0.0.1", port, "", "", "none", FROM, ADDRESS, clock);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /// Stands for a program that is killed with a letter of this test in its hands.
    private final class Dying implements Carrier {

        private final boolean after;
        private final Carrier carrier;
        private final String to;

        Dying(boolean after) {
            this(after, mail, address);
        }

        Dying(boolean after, Carrier carrier, String to) {
            this.after = after;
            this.carrier = carrier;
            this.to = to;
        }

        @Override
        public Way way() {
            return carrier.way();
        }

        @Override
        public boolean isSetUp() {
            return true;
        }

        @Override
        public Handed hand(Letter letter, Letter.Content content) {
            if (!content.address().equals(to)) {
                return carrier.hand(letter, content);
            }
            if (after) {
                carrier.hand(letter, content);
            }
            throw new Killed();
        }
    }

    /// A mail server that answers some commands otherwise than it should.
    private static final class WaywardServer implements AutoCloseable {

        private static final String HANG_UP = "";

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Map<String, String> answers;

        /// The mails that it took.
        final AtomicInteger taken = new AtomicInteger();

        /// @param answers by the command; [#HANG_UP] for none, and the line is dead
        WaywardServer(Map<String, String> answers) throws IOException {
            this.answers = answers;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var client = socket.accept();
                        var in = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                    client.setSoLinger(true, 0);
                    talk(in, client.getOutputStream());
                } catch (IOException e) {
                    // closed: the next turn sees it
                }
            }
        }

        private void talk(BufferedReader in, OutputStream out) throws IOException {
            say(out, "220 trial");
            String line;
            while ((line = in.readLine()) != null) {
                var command = line.length() < 4 ? line : line.substring(0, 4);
                var answer = answers.getOrDefault(
                        command, command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok");
                if (answer.equals(HANG_UP)) {
                    return;
                }
                say(out, answer);
                if (answer.startsWith("354")) {
                    while (!".".equals(in.readLine())) {}
                    var end = answers.getOrDefault(".", "250 taken");
                    if (end.startsWith("250")) {
                        taken.incrementAndGet();
                    }
                    say(out, end);
                }
            }
        }

        private static void say(OutputStream out, String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
