package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.Visitor;
import org.anju.Visits;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The home, the messages, and how to be told of them, in a real browser; and the administrator's list.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticePagesTests extends MailGround {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Letters letters;

    @Autowired
    LetterRecords records;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Clock clock;

    private final Visits visits = new Visits();

    @BeforeAll
    void aBrowser() {
        visits.to(port);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    private Visitor in(String login, String language, Visits.Way... ways) {
        return visits.in(language, ways).signIn(login, Told.PASSWORD);
    }

    @Test
    void aHomeAndItsMessagesInChineseOnAPhone() throws Exception {
        aHome("zh", "试首页", Visits.Way.PHONE);
    }

    @Test
    void aHomeAndItsMessagesInEnglishAtADesk() throws Exception {
        aHome("en", "试首页");
    }

    @Test
    void aHomeWithALongNameInLargeTypeOnAPhone() throws Exception {
        aHome("en", "阿卜杜拉·麦麦提艾力·阿卜杜热合曼·吐尔逊江·买买提", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    @Test
    void aHomeWithoutScript() throws Exception {
        aHome("zh", "试首页", Visits.Way.PHONE, Visits.Way.NO_SCRIPT);
    }

    private void aHome(String language, String name, Visits.Way... ways) throws Exception {
        var told = Told.build(house, name);
        var words = Words.in(language.equals("en") ? Tongue.EN : Tongue.ZH);
        var address = "p" + UUID.randomUUID().toString().substring(0, 8) + "@briefkasten.example";
        var scripted = !List.of(ways).contains(Visits.Way.NO_SCRIPT);
        try (var me = in(told.account(name), language, ways)) {
            assertThat(me.page.url()).endsWith("/me");
            seen(me, "portal-tasks-quiet", scripted);
            assertThat(me.text())
                    .contains(name, words.t("task.notices.none"), words.t("task.wards.none"))
                    .contains(words.t("task.record.confirmed", Words.civilDay(clock.instant())));
            assertThat(me.page.locator("ul.tasks li").count()).isGreaterThanOrEqualTo(7);

            told.tell(new Notice(
                    "您的申请缺少一份材料，请在五日内补交。".repeat(3),
                    "Your application lacks a paper; please hand it in within five days.",
                    "/me/record"));
            me.at("/me");
            seen(me, "portal-tasks", scripted);
            assertThat(me.page.innerText("ul.tasks li:has(a[href='/me/notices'])"))
                    .contains(words.t("task.notices.unread", 1));
            assertThat(me.page.innerText("nav.menu a[href='/me/notices']")).contains(words.t("menu.count", 1));

            me.press("ul.tasks a[href='/me/notices']");
            seen(me, "notices", scripted);
            assertThat(me.text()).contains(language.equals("en") ? "lacks a paper" : "缺少一份材料", words.t("notices.new"));
            me.press("ol.timeline a");
            assertThat(me.page.url()).endsWith("/me/record");
            me.at("/me/notices");
            assertThat(me.text()).doesNotContain(words.t("notices.new"));
            assertThat(me.page.locator("nav.menu .badge").count()).isZero();

            me.at("/me/channels");
            seen(me, "channels-none", scripted);
            me.page.fill("#email", "not an address");
            me.press("form[action='/me/channels/email'] button");
            seen(me, "channels-fault", scripted);
            assertThat(me.text()).contains(words.t("contact.form.email"));
            me.page.fill("#email", address);
            me.press("form[action='/me/channels/email'] button");
            seen(me, "channels-asked", scripted);
            rounds(() -> !mails(address).isEmpty());
            var code = Pattern.compile("\\b\\d{6}\\b")
                    .matcher(mails(address, 1).getFirst().getContent().toString());
            assertThat(code.find()).isTrue();
            me.page.fill("#code-email", code.group().equals("000000") ? "000001" : "000000");
            me.press("form[action$='/email/confirm'] button");
            seen(me, "channels-wrong", scripted);
            assertThat(me.text()).contains(words.t("contact.code.wrong"));
            me.page.fill("#code-email", code.group());
            me.press("form[action$='/email/confirm'] button");
            seen(me, "channels-on", scripted);
            assertThat(me.text()).contains(address, words.t("contacts.on"));
            me.press("form[action='/me/channels/email/end'] button");
            assertThat(me.text()).doesNotContain(address);
        }
    }

    /// axe needs script; without it the page is looked at all the same.
    private static void seen(Visitor me, String name, boolean scripted) {
        if (scripted) {
            me.looks(name);
        }
    }

    @Test
    void theHomeCostsOneLook() {
        var told = Told.build(house, "试一次");
        try (var me = in(told.account("名"), "zh")) {
            long before = own(told);
            me.at("/me");
            assertThat(own(told) - before).isEqualTo(1);
        }
    }

    private long own(Told told) {
        return accessLog.listAbout(told.person, told.self, null, 100).stream()
                .filter(entry ->
                        entry.shown() != Shown.ACCESS_LOG || !entry.account().equals(told.self.by()))
                .count();
    }

    @Test
    void looksAreCountedSinceThePersonLastReadWhoLooked() {
        var told = Told.build(house, "试几次");
        try (var me = in(told.account("名"), "zh")) {
            me.at("/me/accesses").at("/me");
            assertThat(line(me)).contains(Words.in(Tongue.ZH).t("task.accesses.none"));
            told.tell("一次");
            told.tell("两次");
            me.at("/me").at("/me");
            assertThat(line(me)).contains(Words.in(Tongue.ZH).t("task.accesses.new", 2));
            me.at("/me/accesses").at("/me");
            assertThat(line(me)).contains(Words.in(Tongue.ZH).t("task.accesses.none"));
        }
    }

    private static String line(Visitor me) {
        return me.page.innerText("ul.tasks li:has(a[href='/me/accesses'])");
    }

    @Test
    void whoIsNotRegisteredYetIsToldHow() {
        for (var language : List.of("zh", "en")) {
            var accounts = house.getBean(Accounts.class);
            var login = "nobody-" + UUID.randomUUID();
            var code = accounts.issueClaimCode(PersonId.next(), Neighbourhood.registrar("997201"));
            accounts.claim(code, login, "还没有登记的人", Told.PASSWORD);
            var words = Words.in(language.equals("en") ? Tongue.EN : Tongue.ZH);
            try (var me = in(login, language, Visits.Way.PHONE)) {
                me.looks("portal-tasks-nobody");
                assertThat(me.text()).contains(words.t("task.record.none"));
                me.press("ul.tasks a[href='/me/record']").looks("portal-no-record");
                assertThat(me.text()).contains(words.t("me.none"));
                me.press("main a.button");
                assertThat(me.page.url()).endsWith("/d/enter");
                me.at("/me/notices").looks("notices-none");
            }
        }
    }

    @Test
    void anAdministratorSeesWhatCouldNotBeSentAndTriesAgain() {
        var told = Told.build(house, "试死信");
        var number = "136" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 89_999_999));
        ADAPTER.answers.put("+86" + number, 400);
        house.getBean(Contacts.class).ask(told.person, Way.SMS, number, Tongue.ZH, told.self);
        rounds(() -> letters.dead().stream().anyMatch(letter -> letter.answer().contains("400")));
        var login = "post-" + UUID.randomUUID();
        var accounts = house.getBean(Accounts.class);
        accounts.createStaff(
                login, "管理", Told.PASSWORD, accounts.createUnit("信息中心 " + login, "", null), Role.ADMINISTRATOR);
        for (var language : List.of("en", "zh")) {
            try (var desk = in(login, language, Visits.Way.PHONE)) {
                desk.at("/desk/messages").looks("letters");
                assertThat(desk.text()).contains("400").doesNotContain(number).doesNotContain("试死信");
            }
        }
        ADAPTER.answers.remove("+86" + number);
        try (var desk = in(login, "zh")) {
            desk.at("/desk/messages").looks("letters");
            // Nothing on the page says whose each is, so all are tried again.
            for (int left = desk.page.locator("tbody tr").count(); left > 0; left--) {
                desk.press("tbody tr:first-child button");
                assertThat(desk.page.locator("tbody tr").count()).isEqualTo(left - 1);
            }
            rounds(() -> !ADAPTER.texts("+86" + number).isEmpty());
            assertThat(ADAPTER.texts("+86" + number)).hasSize(1);
        }
    }

    /// Letters of other tests go out first, and none while the log is behind.
    private void rounds(Callable<Boolean> until) {
        await().until(() -> {
            letters.round(clock.instant());
            return until.call();
        });
    }
}
