package org.anju.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import html.StaticTemplates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.Look;
import org.anju.oversight.Purpose;
import org.anju.oversight.PurposeChange;
import org.anju.oversight.PurposeChanges;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody asks for gets an answer with a reason, once, within a time, from where they live.
@HouseTest
class RequestsTests {

    private static final Wish ERASE = new Wish(RequestKind.ERASURE, "", "已迁往外地", "");
    private static final Wish OBJECT = new Wish(RequestKind.OBJECTION, "duplicate-check", "不希望比对", "");

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Requests requests;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Approvals approvals;

    @Autowired
    Acts acts;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    final Access officer = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
    final Access second = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
    final Access elsewhere = Neighbourhood.access(Role.REVIEWER, "subject-request", "997202");
    final Access self = new Access(
            AccountId.next(),
            UnitId.next(),
            "本人",
            Role.RESIDENT,
            new PurposeCode("own-record"),
            "self",
            Channel.PORTAL,
            null);
    PersonId person;

    @BeforeEach
    void somebodyLivesHere() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("请求甲", number, 101, "2021-01-01")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    private static Wish correction(RecordField field) {
        return new Wish(RequestKind.CORRECTION, field.name(), "应为女", "居民身份证原件");
    }

    private Request made(Wish wish) {
        return requests.get(requests.make(person, wish, "已给", self).request(), officer);
    }

    private static void refused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    private Person.Act act() {
        var described = new Amendment.Describe(
                "请求甲", Sex.FEMALE, PartialDate.read("1950-01-01").orElseThrow(), "997201", null);
        var grounds =
                new Grounds(Ids.next(), Grounds.Reason.RECORDED_WRONGLY, Grounds.Evidence.IDENTITY_DOCUMENT, "居民身份证原件");
        acts.perform(person, described, grounds, officer);
        return residents.get(person, residents.now(), officer).acts().stream()
                .filter(one -> one.act().equals(grounds.act()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRequestHasAReceiptAndADayAndIsAnsweredToThePerson() {
        var request = made(OBJECT);
        assertThat(request.due()).isEqualTo(LocalDate.now(clock).plusDays(30));
        assertThat(request.wish().said()).isEqualTo("不希望比对");
        assertThat(requests.numbered(request.number(), officer)).isEqualTo(request.id());
        assertThat(requests.waiting(officer)).extracting(Request::id).contains(request.id());
        requests.answer(request, RefusalGround.DUTY_BY_LAW, "比对是保证准确的法定义务。", null, officer);
        assertThat(requests.waiting(officer)).extracting(Request::id).doesNotContain(request.id());
        assertThat(requests.find(List.of(person), request.id(), self)
                        .orElseThrow()
                        .answer())
                .isNotNull()
                .satisfies(answer -> {
                    assertThat(answer.refusal()).isEqualTo(RefusalGround.DUTY_BY_LAW);
                    assertThat(answer.reply()).isEqualTo("比对是保证准确的法定义务。");
                    assertThat(answer.granted()).isFalse();
                });
    }

    @Test
    void askingAndAnsweringStandInTheAccessLog() {
        var request = made(OBJECT);
        requests.answer(request, null, "已停止比对。", null, officer);
        assertThat(accessLog.listAbout(person, self, null, 50))
                .filteredOn(entry -> entry.shown() == Shown.REQUEST && entry.kind() == AccessEntry.Kind.WRITTEN)
                .extracting(AccessEntry::account)
                .containsExactly(officer.by(), self.by());
    }

    @Test
    void aCopyIsGivenAtOnce() {
        var request = made(Wish.COPY);
        assertThat(request.answer()).isNotNull().satisfies(answer -> {
            assertThat(answer.granted()).isTrue();
            assertThat(answer.reply()).isEqualTo("已给");
        });
        assertThat(requests.waiting(officer)).extracting(Request::id).doesNotContain(request.id());
    }

    @Test
    void aCopyIsGivenToThePersonAloneAndSoManyADay() {
        refused("request-copy-own", () -> requests.make(person, Wish.COPY, "", officer));
        for (int i = 0; i < Requests.MOST_COPIES; i++) {
            requests.make(person, Wish.COPY, "已给", self);
        }
        refused("request-copies", () -> requests.make(person, Wish.COPY, "已给", self));
    }

    @Test
    void aUseOfAPurposeWithADigitIsObjectedTo() {
        var changes = house.getBean(PurposeChanges.class);
        var administrator = Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null);
        var auditor = Neighbourhood.access(Role.AUDITOR, "catalogue-upkeep", null);
        var code = "trial-2026-" + UUID.randomUUID().toString().substring(0, 8);
        var change = new PurposeChange(
                Ids.next(),
                PurposeChange.Kind.ADD,
                new Purpose(
                        new PurposeCode(code),
                        "二〇二六年试验",
                        "Trial of 2026",
                        "试验依据",
                        "trial basis",
                        Set.of(Role.REGISTRAR),
                        Purpose.Territory.OWN,
                        Purpose.Opens.MASKED,
                        "姓名",
                        "name",
                        Duration.ofHours(2),
                        null,
                        null,
                        false));
        changes.propose(change, "试验", administrator);
        var proposal = changes.waiting(auditor).stream()
                .filter(one -> one.change().id().equals(change.id()))
                .findFirst()
                .orElseThrow()
                .proposal();
        approvals.confirm(proposal.id(), auditor);
        assertThat(made(new Wish(RequestKind.OBJECTION, code, "不希望", "")).wish().about())
                .isEqualTo(code);
    }

    @Test
    void whatWaitsIsKnownWithoutLookingThroughWhatWasAnswered() throws SQLException {
        var waits = made(OBJECT);
        var answered = made(OBJECT);
        requests.answer(answered, RefusalGround.DUTY_BY_LAW, "法定义务。", null, officer);
        made(Wish.COPY);
        assertThat(asked("select request from requests.unanswered"))
                .contains(waits.id().value())
                .doesNotContain(answered.id().value())
                .containsExactlyInAnyOrderElementsOf(asked("""
                        select r.request from requests.request r
                        where not exists (select from requests.answer a where a.request = r.request)
                        """));
    }

    @Test
    void aProposalThatCameToNothingIsNotWaitedForAndOnlyOneWaits() {
        var erasure = made(ERASE);
        requests.proposeErasure(erasure, "已迁出本市", officer);
        refused("request-erasure-waits", () -> requests.proposeErasure(erasure, "已迁出本市", officer));
        var proposal = java.util.Objects.requireNonNull(
                requests.get(erasure.id(), officer).proposal());
        approvals.decline(proposal, "仍在本市居住", second);
        assertThat(requests.get(erasure.id(), officer).proposal()).isNull();
        requests.proposeErasure(erasure, "确已迁出", officer);
        assertThat(requests.get(erasure.id(), officer).proposal()).isNotNull().isNotEqualTo(proposal);
    }

    @Test
    void theErasureOfARecordThatWasMergedIsProposedUnderTheOneThatIsLeft() throws SQLException {
        var erasure = made(ERASE);
        var asked = person;
        somebodyLivesHere();
        var kept = person;
        // As a merge that two persons decided leaves it.
        asOwner("""
                insert into residents.merged (person, survivor, proposal, recorded, opened_by)
                values ('%s', '%s', gen_random_uuid(), tstzrange(now(), null), gen_random_uuid())
                """.formatted(asked.value(), kept.value()));
        requests.proposeErasure(erasure, "已迁出本市", officer);
        assertThat(requests.get(erasure.id(), officer).proposal())
                .isNotNull()
                .satisfies(
                        id -> assertThat(approvals.get(id, second).subjects()).containsExactly(kept));
    }

    private List<UUID> asked(String sql) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            var asked = new ArrayList<UUID>();
            while (rows.next()) {
                asked.add(rows.getObject(1, UUID.class));
            }
            return asked;
        }
    }

    @Test
    void aCorrectionIsGrantedByAnActMadeSinceOrRefusedWithAGroundThatFits() {
        var before = act();
        var request = made(correction(RecordField.SEX));
        refused("request-act", () -> requests.answer(request, null, "已更正", null, officer));
        refused("request-act", () -> requests.answer(request, null, "已更正", before, officer));
        refused("request-ground", () -> requests.answer(request, RefusalGround.STILL_LIVES_HERE, "不更正", null, officer));
        requests.answer(request, null, "已更正为女。", act(), officer);
        refused("request-answered", () -> requests.answer(request, RefusalGround.NOT_SHOWN, "不更正", null, officer));
    }

    @Test
    void nothingIsClosedWithoutAReason() {
        var request = made(OBJECT);
        refused("request-reply", () -> requests.answer(request, RefusalGround.DUTY_BY_LAW, " ", null, officer));
        var program = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> program.executeWithoutResult(status -> {
                    accessLog.wrote(officer, Shown.REQUEST, List.of(person));
                    house.getBean(RequestRecords.class)
                            .answer(
                                    person,
                                    request.id(),
                                    RequestKind.OBJECTION,
                                    RefusalGround.DUTY_BY_LAW,
                                    "",
                                    null,
                                    officer);
                }))
                .rootCause()
                .hasMessageContaining("row-level security policy \"words\"");
    }

    @ParameterizedTest
    @EnumSource
    void whereTheWordsAreOverThePageSaysSo(Tongue tongue) throws SQLException {
        var request = made(OBJECT);
        requests.answer(request, RefusalGround.DUTY_BY_LAW, Words.in(tongue).t("wordsErased"), null, officer);
        asOwner("update requests.answer set at = now() - interval '1096 days' where request = '%s'"
                .formatted(request.id().value()));
        assertThat(house.getBean(RequestRecords.class).eraseWords(1_000_000)).isPositive();
        var left = requests.get(request.id(), officer);
        assertThat(left.wish().said()).isEmpty();
        assertThat(left.answer()).isNotNull().satisfies(answer -> {
            assertThat(answer.reply()).isEmpty();
            assertThat(answer.refusal()).isEqualTo(RefusalGround.DUTY_BY_LAW);
        });
        var page = new Frame(Words.in(tongue), false, "/", "", "", null, null, List.of());
        var line = RequestLine.of(left, List.of(), page.words(), house.getBean(Keyring.class), LocalDate.now(clock));
        assertThat(new StaticTemplates().requestsAnswered(page, line).render()).contains(page.t("wordsErased"));
        assertThat(house.getBean(RequestRecords.class).eraseWords(1_000_000)).isZero();
    }

    @Test
    void wishesHaveTheirLimits() {
        for (var field : RecordField.values()) {
            refused(
                    "request-evidence",
                    () -> requests.make(person, new Wish(RequestKind.CORRECTION, field.name(), "应为女", " "), "", self));
        }
        refused(
                "request-about",
                () -> requests.make(person, new Wish(RequestKind.CORRECTION, "SHOE", "应为女", "证"), "", self));
        refused("request-about", () -> requests.make(person, new Wish(RequestKind.OBJECTION, "x", "不", ""), "", self));
        refused("request-said", () -> requests.make(person, new Wish(RequestKind.ERASURE, "", " ", ""), "", self));
        refused(
                "request-long",
                () -> requests.make(person, new Wish(RequestKind.ERASURE, "", "𠮷".repeat(1_001), ""), "", self));
        var longest = made(new Wish(RequestKind.ERASURE, "", "𠮷".repeat(1_000), ""));
        assertThat(longest.wish().said()).isEqualTo("𠮷".repeat(1_000));
        for (int i = 1; i < Requests.MOST_OPEN; i++) {
            requests.make(person, OBJECT, "", self);
        }
        refused("request-many", () -> requests.make(person, OBJECT, "", self));
    }

    @Test
    void whoAnswersIsAnOfficerOfWhereThePersonLivesForThisPurpose() {
        var request = made(OBJECT);
        assertThat(requests.waiting(elsewhere)).extracting(Request::id).doesNotContain(request.id());
        refused("request-unknown", () -> requests.get(request.id(), elsewhere));
        var otherwise = Neighbourhood.registrar("997201");
        refused("request-purpose", () -> requests.waiting(otherwise));
        refused("request-purpose", () -> requests.make(person, OBJECT, "", otherwise));
        var auditor = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        refused("request-role", () -> requests.get(request.id(), auditor));
        refused("request-role", () -> requests.answer(request, null, "可以", null, self));
    }

    @Test
    void anyCounterWritesOneDownForWhoStandsThere() {
        var made = requests.make(person, OBJECT, "", elsewhere);
        assertThat(requests.numbered(made.number(), elsewhere)).isEqualTo(made.request());
        assertThat(requests.get(made.request(), officer)).satisfies(request -> {
            assertThat(request.own()).isFalse();
            assertThat(request.unitName()).isEqualTo(elsewhere.unitName());
        });
    }

    @Test
    void theMostUrgentComesFirstAndLateIsSaid() throws SQLException {
        var request = made(OBJECT);
        for (var table : List.of("request", "unanswered")) {
            asOwner("update requests.%s set due = current_date - 40 where request = '%s'"
                    .formatted(table, request.id().value()));
        }
        var first = requests.waiting(officer).getFirst();
        assertThat(first.id()).isEqualTo(request.id());
        assertThat(first.overdue(LocalDate.now(clock))).isTrue();
    }

    @Test
    void anErasureIsDecidedByTwoPersonsAndTheWordsGoWithTheRecord() throws SQLException {
        var objection = made(OBJECT);
        requests.answer(objection, null, "已停止比对。", null, officer);
        var waiting = made(correction(RecordField.NAME));
        var erasure = made(ERASE);
        refused("request-two", () -> requests.answer(erasure, null, "已删除", null, officer));
        refused("request-not-erasure", () -> requests.proposeErasure(objection, "迁出", officer));
        requests.proposeErasure(erasure, "已迁出本市", officer);
        var proposal = java.util.Objects.requireNonNull(
                requests.get(erasure.id(), officer).proposal());
        refused("proposal-own", () -> approvals.confirm(proposal, officer));
        approvals.confirm(proposal, second);
        var left = accessLog.read(
                self,
                Look.OPENED,
                Shown.REQUEST,
                List.of(person),
                () -> house.getBean(RequestRecords.class).listAbout(List.of(person), 10));
        assertThat(left).extracting(Request::id).containsExactlyInAnyOrder(objection.id(), erasure.id());
        assertThat(left).allSatisfy(one -> {
            assertThat(one.wish().said()).isEmpty();
            assertThat(one.answer())
                    .isNotNull()
                    .satisfies(answer -> assertThat(answer.reply()).contains("两人决定", "Two persons"));
        });
        refused("request-unknown", () -> requests.numbered(waiting.number(), officer));
    }

    @Test
    void theProgramReadsAndWritesThemUnderAnEntryOnlyAndGrantsNoErasureItself() {
        made(ERASE);
        assertThat(db.sql("select count(*) from requests.request")
                        .query(Long.class)
                        .single())
                .isZero();
        for (var sql : List.of(
                "update requests.answer set refusal = null",
                "delete from requests.request",
                "select * from requests.receipt")) {
            assertThatThrownBy(() -> db.sql(sql).query(row -> {}))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> db.sql("select requests.forget(?, ?, '', '', ?, ?, '')")
                        .params(person.value(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID())
                        .query(row -> {}))
                .rootCause()
                .hasMessageContaining("two persons have not decided");
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }
}
