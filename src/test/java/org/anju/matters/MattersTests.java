package org.anju.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.frame.Words;
import org.anju.oversight.Approvals;
import org.anju.oversight.HouseEvents;
import org.anju.shared.Ids;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue: what comes into it, that nothing in it changes, and that two persons publish.
@HouseTest
class MattersTests {

    @Autowired
    Matters matters;

    @Autowired
    MatterTexts texts;

    @Autowired
    MatterChanges changes;

    @Autowired
    TakingIn taking;

    @Autowired
    MatterRecords records;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Approvals approvals;

    @Autowired
    HouseEvents events;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String text(String code, LocalDate from, String name) {
        return Sample.LEAST
                .replace("code: trial", "code: " + code)
                .replace("from: 2026-01-01", "from: " + from)
                .replace("en: Trial matter", "en: " + name);
    }

    private void start(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(directory.resolve(i + ".yaml"), files[i]);
        }
        new MatterDuties(texts, taking, matters, directory.toString()).afterSingletonsInstantiated();
    }

    private static String problem(Runnable what) {
        try {
            what.run();
            return "";
        } catch (Problem problem) {
            return problem.name();
        }
    }

    @Test
    void whatComesWithTheProgramIsThere() {
        assertThat(matters.current(today()))
                .extracting(matter -> matter.code().value())
                .contains("residence-proof", "dog-registration")
                .isSorted();
        var proof = matters.find(new MatterCode("residence-proof"), today()).orElseThrow();
        assertThat(proof.decide()).isInstanceOf(Decision.ByRule.class);
        assertThat(proof.papers()).isEmpty();
        assertThat(matters.published(proof.code()).getFirst().source()).isEqualTo(Edition.Source.PROGRAM);
        assertThat(matters.find(proof.code(), LocalDate.of(2025, 12, 31))).isEmpty();
    }

    @Test
    void aFileIsTakenInAndAChangedOneIsTheNextVersion() throws IOException {
        var code = new MatterCode("trial-file");
        start(text("trial-file", LocalDate.of(2026, 1, 1), "first"));
        start(text("trial-file", LocalDate.of(2026, 1, 1), "first"));
        assertThat(matters.versions(code)).hasSize(1);
        var pinned = matters.find(code, today()).orElseThrow().pinned();
        start(text("trial-file", today().plusDays(10), "second"));
        assertThat(matters.versions(code)).extracting(Matter::version).containsExactly(1, 2);
        assertThat(matters.find(code, today()).orElseThrow().version()).isEqualTo(1);
        assertThat(matters.find(code, today().plusDays(9)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(matters.find(code, today().plusDays(10)).orElseThrow().version())
                .isEqualTo(2);
        assertThat(matters.get(pinned).name().en()).isEqualTo("first");
        // The text of the first version again is no third one; and without any file both stay.
        start(text("trial-file", LocalDate.of(2026, 1, 1), "first"));
        Files.delete(directory.resolve("0.yaml"));
        start();
        assertThat(matters.versions(code)).hasSize(2);
        assertThat(matters.published(code)).extracting(Edition::source).containsOnly(Edition.Source.FILE);
    }

    @Test
    void aVersionDoesNotBeginBeforeTheOneBeforeIt() throws IOException {
        start(text("trial-backwards", LocalDate.of(2026, 3, 1), "first"));
        assertThatThrownBy(() -> start(text("trial-backwards", LocalDate.of(2026, 2, 28), "second")))
                .isInstanceOfSatisfying(
                        MattersFaulty.class,
                        faulty -> assertThat(faulty.in(Words.in(Tongue.EN)))
                                .contains("0.yaml: Line 2, from: It begins on 2026-02-28, before version 1"));
        assertThat(matters.versions(new MatterCode("trial-backwards"))).hasSize(1);
        start(text("trial-backwards", LocalDate.of(2026, 3, 1), "second"));
        assertThat(matters.find(new MatterCode("trial-backwards"), today())
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void whereOneFileIsFaultyAllFaultsOfAllFilesAreToldAndNothingIsTakenIn() {
        assertThatThrownBy(() -> start(
                        text("trial-sound", LocalDate.of(2026, 1, 1), "sound"),
                        "code: [",
                        text("trial-faulty", LocalDate.of(2026, 1, 1), "faulty") + "outcome: nothing-known\n"))
                .isInstanceOfSatisfying(MattersFaulty.class, faulty -> {
                    for (var tongue : Tongue.values()) {
                        assertThat(faulty.in(Words.in(tongue)))
                                .contains("1.yaml: ", "2.yaml: ", "nothing-known")
                                .doesNotContain("0.yaml", "matters.");
                    }
                });
        assertThat(matters.versions(new MatterCode("trial-sound"))).isEmpty();
    }

    @Test
    void whereOneStandsAgainstTheCatalogueNoneIsTakenInAndAllFaultsAreTold() throws IOException {
        start(text("trial-stood", LocalDate.of(2026, 3, 1), "first"));
        var fresh = text("trial-fresh", LocalDate.of(2026, 1, 1), "fresh");
        var back = text("trial-stood", LocalDate.of(2026, 2, 1), "back");
        assertThatThrownBy(() -> start(fresh, back))
                .isInstanceOfSatisfying(
                        MattersFaulty.class,
                        faulty -> assertThat(faulty.in(Words.in(Tongue.EN)))
                                .contains("1.yaml: Line 2, from: It begins on 2026-02-01")
                                .doesNotContain("0.yaml"));
        assertThat(matters.versions(new MatterCode("trial-fresh"))).isEmpty();
        assertThatThrownBy(() -> start(fresh, back, "code: ["))
                .isInstanceOfSatisfying(
                        MattersFaulty.class,
                        faulty -> assertThat(faulty.in(Words.in(Tongue.EN)))
                                .contains("1.yaml: Line 2, from: ")
                                .contains("2.yaml: "));
        assertThat(matters.versions(new MatterCode("trial-fresh"))).isEmpty();
    }

    @Test
    void twoFilesOfOneMatterAreRefused() {
        assertThatThrownBy(() -> start(
                        text("trial-twice", LocalDate.of(2026, 1, 1), "one"),
                        "# a remark first\n" + text("trial-twice", LocalDate.of(2026, 1, 1), "two")))
                .isInstanceOfSatisfying(
                        MattersFaulty.class,
                        faulty -> assertThat(faulty.in(Words.in(Tongue.EN)))
                                .contains("1.yaml: Line 2, code: ", "trial-twice"));
    }

    /// As texts were before it was asked of them that a period needs no answer and a paper has a name.
    private static String ofBefore(String code) throws IOException {
        try (var ours = MattersTests.class.getResourceAsStream("/matters/permit-address.yaml")) {
            return new String(Objects.requireNonNull(ours).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("code: permit-address", "code: " + code)
                    .replace("from: 2016-01-01", "from: 2016-01-01\nuntil: 2017-01-01")
                    .replaceFirst("(?m)^period: .*$", "period: string(answers.moved)")
                    .replace("  - id: home\n", "  - id: 1-home\n");
        }
    }

    private void stored(String code, String text) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            records.add(
                    new MatterVersion(new MatterCode(code), 1),
                    LocalDate.of(2016, 1, 1),
                    TakingIn.digest(text),
                    Edition.Source.FILE,
                    text);
            matters.changed();
        });
    }

    @Test
    void aVersionIsReadByWhatWasAskedOfItWhenItCameIn() throws IOException {
        var text = ofBefore("trial-before");
        assertThat(texts.read(text))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(MatterFault::code)
                                .containsExactly("name-form", "answer-later"));
        stored("trial-before", text);
        var code = new MatterCode("trial-before");
        assertThat(matters.get(code, 1).period()).isEqualTo("string(answers.moved)");
        assertThat(matters.rules(new MatterVersion(code, 1)).facts()).isNotEmpty();
        // Its file still lies there; changed it is a new text, of which more is asked.
        start(text);
        assertThatThrownBy(() -> start(text + "# changed\n")).isInstanceOf(MattersFaulty.class);
        assertThat(matters.versions(code)).hasSize(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatCanNoLongerBeReadIsSaidOnce(CapturedOutput said) {
        stored("trial-gone", text("trial-gone", LocalDate.of(2026, 1, 1), "gone") + "outcome: gone\n");
        for (int i = 0; i < 3; i++) {
            assertThat(matters.versions(new MatterCode("trial-gone"))).isEmpty();
            new TransactionTemplate(transactions).executeWithoutResult(status -> matters.changed());
        }
        assertThat(said.getOut().split("trial-gone/1 can no longer be read", -1))
                .hasSize(2);
    }

    @Test
    void aFileThatIsNotUtf8IsToldAsSuch() throws IOException {
        Files.write(directory.resolve("gbk.yaml"), new byte[] {(byte) 0xca, (byte) 0xd4});
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        MattersFaulty.class,
                        faulty -> assertThat(faulty.in(Words.in(Tongue.EN))).contains("gbk.yaml", "UTF-8"));
    }

    @Test
    void aMatterThatHasEndedTakesNoNewCases() throws IOException {
        start(text("trial-ended", LocalDate.of(2026, 1, 1), "ended") + "until: " + today() + "\n");
        var code = new MatterCode("trial-ended");
        assertThat(matters.find(code, today())).isEmpty();
        assertThat(matters.find(code, today().minusDays(1))).isPresent();
        assertThat(matters.get(code, 1).name().en()).isEqualTo("ended");
    }

    @Test
    void aVersionThatIsNotThereIsUnknown() {
        assertThat(problem(() -> matters.get(new MatterCode("nowhere"), 1))).isEqualTo("matter-unknown");
        assertThat(problem(() -> matters.get(new MatterCode("residence-proof"), 99)))
                .isEqualTo("matter-unknown");
    }

    @Test
    void theProgramCanNeitherChangeNorDeleteAVersion() {
        for (var sql : List.of(
                "update matters.version set text = 'x'",
                "delete from matters.version",
                "update matters.change set text = 'x'",
                "insert into matters.version (matter, version, from_day, digest, source, text)"
                        + " values ('sneaked', 1, '2026-01-01', sha256('x'), 'PUBLISHED', 'x')")) {
            assertThatThrownBy(() -> db.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void factsAreAskedOfThePerson() throws IOException {
        start(text("trial-facts", LocalDate.of(2026, 1, 1), "facts")
                .replace(
                        "decide: {by: officer}",
                        "decide: {by: rule, grantIf: trial.score > 3, refuse: {zh: 不足, en: too little}}"));
        var access = Neighbourhood.access(Role.REGISTRAR, "residence-registration", "997201");
        var pinned = new MatterVersion(new MatterCode("trial-facts"), 1);
        var enough = new PersonId(Ids.next());
        TrialFacts.SAID.put(enough, Map.of("trial.score", 4));
        assertThat(matters.evaluate(pinned, enough, today(), Map.of(), access).ruling())
                .isEqualTo(new Ruling.Granted());
        assertThat(matters.evaluate(pinned, new PersonId(Ids.next()), today(), Map.of(), access)
                        .ruling())
                .isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void twoPersonsPublishTheNextVersion() {
        var administrator = Neighbourhood.access(Role.ADMINISTRATOR, "matter-upkeep", null);
        var auditor = Neighbourhood.access(Role.AUDITOR, "matter-upkeep", null);
        var code = new MatterCode("trial-published");
        var text = text("trial-published", today(), "published");
        changes.propose(text, "新增试办事项", administrator);
        assertThat(matters.versions(code)).isEmpty();
        var waiting = changes.waiting(auditor).stream()
                .filter(one -> one.matter().code().equals(code))
                .findFirst()
                .orElseThrow();
        var id = waiting.proposal().id();
        assertThat(problem(() -> approvals.confirm(id, administrator))).isEqualTo("proposal-own");
        approvals.confirm(id, auditor);
        var published = matters.published(code).getFirst();
        assertThat(published.source()).isEqualTo(Edition.Source.PUBLISHED);
        assertThat(published.text()).isEqualTo(text);
        assertThat(matters.find(code, today()).orElseThrow().version()).isEqualTo(1);
        assertThat(events.list(null))
                .filteredOn(event -> event.kind().equals("MATTER_PUBLISHED"))
                .anySatisfy(event -> {
                    assertThat(event.content()).containsEntry("matter", "trial-published");
                    assertThat(Objects.toString(event.content().get("digest"))).isEqualTo(published.digest());
                });
    }

    @Test
    void whatIsFaultyPastKnownOrBackwardsIsNotProposed() {
        var administrator = Neighbourhood.access(Role.ADMINISTRATOR, "matter-upkeep", null);
        var auditor = Neighbourhood.access(Role.AUDITOR, "matter-upkeep", null);
        assertThat(problem(() -> changes.propose("code: x", "因", administrator)))
                .isEqualTo("matter-faulty");
        assertThat(problem(() -> changes.propose(text("trial-past", today().minusDays(1), "past"), "因", administrator)))
                .isEqualTo("matter-from-past");
        var text = text("trial-known", today().plusDays(5), "known");
        changes.propose(text, "因", administrator);
        changes.propose(text, "再提一次", administrator);
        var twice = changes.waiting(auditor).stream()
                .filter(one -> one.matter().code().value().equals("trial-known"))
                .toList();
        approvals.confirm(twice.get(0).proposal().id(), auditor);
        assertThat(problem(() -> approvals.confirm(twice.get(1).proposal().id(), auditor)))
                .isEqualTo("matter-overtaken");
        assertThat(problem(() -> changes.propose(text, "因", administrator))).isEqualTo("matter-known");
        assertThat(problem(
                        () -> changes.propose(text("trial-known", today().plusDays(4), "earlier"), "因", administrator)))
                .isEqualTo("matter-backwards");
        assertThat(problem(() -> changes.propose(
                        text("trial-other", today(), "other"),
                        "因",
                        Neighbourhood.access(Role.AUDITOR, "matter-upkeep", null))))
                .isEqualTo("proposal-role");
    }

    @Test
    void whatAnAdministratorPublishedStandsAgainstANewTextOfTheProgram() throws IOException {
        start(text("trial-stands", LocalDate.of(2026, 1, 1), "of the city"));
        assertThat(texts.read(text("trial-stands", LocalDate.of(2026, 2, 1), "of the program")))
                .isInstanceOfSatisfying(Reading.Sound.class, sound -> {
                    var text = text("trial-stands", LocalDate.of(2026, 2, 1), "of the program");
                    assertThat(taking.take(List.of(
                                    new TakingIn.Found("program.yaml", sound.matter(), text, Edition.Source.PROGRAM))))
                            .isEmpty();
                });
        assertThat(matters.versions(new MatterCode("trial-stands")))
                .extracting(matter -> matter.name().en())
                .containsExactly("of the city");
    }
}
