package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.anju.HouseTest;
import org.anju.frame.PortalTask;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@HouseTest
class NoticesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Notices notices;

    @Autowired
    AccessLog accessLog;

    @Autowired
    JdbcClient db;

    private Told told;

    @BeforeEach
    void somebody() {
        told = Told.build(house, "试通知");
    }

    private List<NoticeLine> open() {
        return notices.open(told.parts(), null, 50, told.self);
    }

    private List<AccessEntry> entries(Shown shown) {
        return accessLog.listAbout(told.person, told.self, null, 100).stream()
                .filter(entry -> entry.shown() == shown)
                .toList();
    }

    @Test
    void theNewestStandsFirstAndWhatStoodOnThePageIsRead() {
        told.tell("第一条");
        told.tell("第二条");
        assertThat(notices.unread(told.parts())).isEqualTo(2);
        assertThat(open())
                .allMatch(NoticeLine::unread)
                .extracting(line -> line.notice().zh())
                .containsExactly("第二条", "第一条");
        assertThat(notices.unread(told.parts())).isZero();
        told.tell("第三条");
        assertThat(open()).extracting(NoticeLine::unread).containsExactly(true, false, false);
        assertThat(open().getFirst().unitName()).isEqualTo(told.registrar.unitName());
        assertThat(open().getFirst().notice().path()).isEqualTo("/me/record");
    }

    @Test
    void theListGoesOnWhereAPageEnds() {
        told.tell("第一条");
        told.tell("第二条");
        var newest = notices.open(told.parts(), null, 1, told.self).getFirst();
        assertThat(newest.notice().zh()).isEqualTo("第二条");
        assertThat(notices.unread(told.parts())).isEqualTo(1);
        assertThat(notices.open(told.parts(), newest.key(), 1, told.self))
                .singleElement()
                .extracting(line -> line.notice().zh())
                .isEqualTo("第一条");
    }

    @Test
    void whatIsTakenBackWasNeverTold() {
        told.takenBack(() -> notices.tell(told.person, new Notice("不会有的", "never", "/me"), told.registrar));
        assertThat(notices.unread(told.parts())).isZero();
        assertThat(open()).isEmpty();
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> notices.tell(told.person, new Notice("没有", "none", "/me"), told.registrar));
    }

    @Test
    void whoHasLeftAnEntryAlreadyLeavesNoSecondOne() {
        told.within(() -> {
            accessLog.wrote(told.registrar, Shown.CASE, told.parts());
            notices.tell(told.person, new Notice("办件", "a case", "/me"), told.registrar);
        });
        assertThat(entries(Shown.CASE)).hasSize(1);
        assertThat(entries(Shown.NOTICE)).isEmpty();
        told.tell("另一件");
        assertThat(entries(Shown.NOTICE)).hasSize(1);
    }

    @Test
    void nobodySeesAnothersNoticesAndTheTextIsSealed() {
        told.tell("只有本人看得到");
        var other = Told.build(house, "试他人");
        assertThat(notices.open(other.parts(), null, 50, other.self)).isEmpty();
        assertThat(db.sql("select count(*) from notices.notice")
                        .query(Long.class)
                        .single())
                .as("without an entry")
                .isZero();
        var sealed = accessLog.read(
                told.self,
                Look.OPENED,
                Shown.NOTICE,
                told.parts(),
                () -> db.sql("select zh from notices.notice where subject = :subject")
                        .param("subject", told.person.value())
                        .query(byte[].class)
                        .single());
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("本人");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/desk/persons",
                "//evil.example",
                "/me?x=1",
                "/me/../desk",
                "https://evil.example",
                "/me/a b"
            })
    void aNoticeLeadsToAPageOfThePortalAndNowhereElse(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Notice("去", "go", path));
    }

    @Test
    void aNoticeSaysSomethingInBothLanguages() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Notice("", "words", "/me"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Notice("话", " ", "/me"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Notice("话".repeat(Notice.LONGEST + 1), "words", "/me"));
        assertThat(new Notice("𠮷".repeat(Notice.LONGEST), "words", "/me").zh()).isNotEmpty();
    }

    @Test
    void everyLineOfTheHomeHasWordsAndItsOwnPlace() {
        var tasks = house.getBeansOfType(PortalTask.class).values();
        assertThat(tasks).hasSizeGreaterThan(5);
        assertThat(tasks.stream().map(PortalTask::order)).doesNotHaveDuplicates();
        var nobody = List.of(PersonId.next());
        for (var task : tasks) {
            var state = accessLog.read(
                    told.self,
                    Look.OPENED,
                    Shown.HOME,
                    nobody,
                    () -> task.progress().of(nobody, told.self));
            for (var tongue : Tongue.values()) {
                assertThat(Words.in(tongue).has(task.key())).as(task.key()).isTrue();
                assertThat(Words.in(tongue).has(state.key())).as(state.key()).isTrue();
            }
        }
    }
}
