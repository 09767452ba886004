package org.anju.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of linkage, on a register of invented households with some records of our own in it.
class LinkageTests {

    private static final String ONE = number("99010220150712002");
    private static final String TWIN = number("99010220150712004");

    private static final List<List<String>> OWN = List.of(
            record("twin-a", "欧阳子涵", "女", "2015-07-12", "", "19499990001", "D99", "临澜区"),
            record("twin-b", "欧阳子晗", "女", "2015-07-12", "", "19499990001", "D99", "临澜区"),
            record("again", "欧阳子涵", "女", "2015-07-12", "", "19499990001", "D99", "临澜区"),
            record("numbered", "司徒若汐", "女", "2015-07-12", ONE, "19499990002", "D98", "临澜区"),
            record("other-number", "司徒若汐", "女", "2015-07-12", TWIN, "19499990002", "D98", "临澜区"),
            record("between", "司徒若汐", "女", "2015-07-12", "", "19499990002", "D98", "临澜区"),
            record("father", "诸葛国强", "男", "1960-02-03", "", "19499990003", "D97", "望岫区"),
            record("son", "诸葛国强", "男", "1990-11-25", "", "19499990003", "D97", "望岫区"));

    private static Registers register;
    private static Linkage.Result result;

    @TempDir
    private Path directory;

    private static String number(String seventeen) {
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    private static List<String> record(String... values) {
        return List.of(values);
    }

    @BeforeAll
    static void link() {
        register = Registers.of(5, 4000, OWN);
        result = register.linked(Linkage.learning());
    }

    private static Decision decision(String one, String other) {
        return Registers.decision(register.table(), result, one, other);
    }

    private static int group(String id) {
        return result.groups()[register.table().row(id, false).orElseThrow()];
    }

    @Test
    void aRegisterIsKnownByItsVerifiedNumbersAndTeachesByThem() {
        assertThat(result.model().provenance().taught()).isEqualTo("number");
        assertThat(result.model().thresholds()).isEqualTo(Thresholds.REGISTER);
        assertThat(result.model().fields())
                .extracting(FieldModel::role)
                .containsExactly(
                        Role.FULL_NAME, Role.SEX, Role.BIRTH, Role.IDENTITY, Role.PHONE, Role.DWELLING, Role.HOME);
        assertThat(result.model().fields()).allMatch(field -> !field.refused());
    }

    @Test
    void twinsAreNeverJoinedByAMachineButShownToAPerson() {
        assertThat(decision("twin-a", "twin-b")).isEqualTo(Decision.REVIEW);
        assertThat(decision("twin-a", "again")).isEqualTo(Decision.LINK);
        assertThat(group("twin-a")).isEqualTo(group("again")).isNotEqualTo(group("twin-b"));
    }

    @Test
    void aFatherAndASonOfOneNameAreNotJoined() {
        assertThat(decision("father", "son")).isNotEqualTo(Decision.LINK);
    }

    @Test
    void aGroupNeverHoldsTwoVerifiedNumbers() {
        assertThat(decision("numbered", "other-number")).isNotEqualTo(Decision.LINK);
        assertThat(group("numbered")).isNotEqualTo(group("other-number"));
        var numbers = new java.util.HashMap<Integer, String>();
        for (int row = 0; row < register.table().rows(); row++) {
            var number = register.table().record(row).values().get(3);
            if (!number.isEmpty() && number.charAt(0) != Normal.UNVERIFIED) {
                assertThat(numbers.merge(result.groups()[row], number, (a, _) -> a))
                        .isEqualTo(number);
            }
        }
        assertThat(numbers).hasSizeGreaterThan(1000);
    }

    @Test
    void theWeightsOfThePriorAndTheFieldsAddUpToTheWeightOfThePair() {
        assertThat(result.links()).hasSizeGreaterThan(500);
        for (var link : result.links()) {
            var score = result.model()
                    .score(
                            register.table().record(link.left()),
                            register.table().record(link.right()));
            double sum = score.prior()
                    + score.fields().stream()
                            .mapToDouble(Score.FieldWeight::weight)
                            .sum();
            assertThat(score.weight()).isEqualTo(link.weight());
            assertThat(sum).isCloseTo(link.weight(), within(1e-9));
        }
    }

    @Test
    void whatAHouseholdSharesDoesNotCountWhereNamesDiffer() {
        var model = result.model();
        var score = model.score(row("欧阳子涵", "2015-07-12", "19499990001"), row("欧阳子晗", "2015-07-12", "19499990001"));
        assertThat(score.guarded()).isTrue();
        assertThat(score.notCounted()).isPositive();
        assertThat(score.fields())
                .filteredOn(field -> field.field().equals("phone"))
                .singleElement()
                .satisfies(phone -> assertThat(phone.weight()).isZero());
        var same = model.score(row("欧阳子涵", "2015-07-12", "19499990001"), row("欧阳子涵", "2015-07-12", "19499990001"));
        assertThat(same.guarded()).isFalse();
        assertThat(same.weight()).isGreaterThan(score.weight() + score.notCounted());
    }

    private static Row row(String name, String birth, String phone) {
        return result.model().row(Map.of("name", name, "birth", birth, "phone", phone));
    }

    @Test
    void aMissingValueSpeaksNeitherForNorAgainst() {
        var score = result.model().score(row("王伟", "", ""), row("王伟", "1985-03-12", "19412345678"));
        assertThat(score.fields())
                .filteredOn(field -> field.level().equals("missing"))
                .hasSize(6)
                .allMatch(field -> field.weight() == 0);
    }

    @Test
    void aRareNameSaysMoreThanAFrequentOne() {
        var name = result.model().fields().getFirst();
        var frequent = name.frequent().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        assertThat(name.exactWeight("昝䶮")).isGreaterThan(name.exactWeight(frequent) + 2);
    }

    @Test
    void aModelKeepsNothingThatPointsToAHouseholdOrAPerson() {
        assertThat(result.model().fields())
                .filteredOn(f -> f.role() == Role.PHONE || f.role() == Role.DWELLING || f.role() == Role.IDENTITY)
                .hasSize(3)
                .allMatch(field -> field.frequent().isEmpty());
    }

    @Test
    void theSameInputGivesTheSameLinksAndModelByteForByte() throws Exception {
        var again = Registers.of(5, 4000, OWN).linked(Linkage.learning());
        assertThat(again.links()).isEqualTo(result.links());
        assertThat(again.groups()).isEqualTo(result.groups());
        result.model().write(directory.resolve("one.json"));
        again.model().write(directory.resolve("two.json"));
        assertThat(directory.resolve("one.json")).hasSameBinaryContentAs(directory.resolve("two.json"));
    }

    @Test
    void aModelReadBackIsTheSameAndGivesTheSameLinks() throws Exception {
        var file = directory.resolve("model.json");
        result.model().write(file);
        var read = Model.read(file);
        assertThat(read).isEqualTo(result.model());
        var again = register.linked(new Linkage(read, Linkage.Cuts.PRESET, List.of(), false, 99));
        assertThat(again.links()).isEqualTo(result.links());
    }

    @Test
    void aModelOfAnotherVersionIsRefused() throws Exception {
        var file = directory.resolve("model.json");
        result.model().write(file);
        Files.writeString(file, Files.readString(file).replaceFirst("\"version\" : 1", "\"version\" : 9"));
        assertThatThrownBy(() -> Model.read(file))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.name()).isEqualTo("linkage-model-version"));
        Files.writeString(file, "{");
        assertThatThrownBy(() -> Model.read(file))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.name()).isEqualTo("linkage-model-unreadable"));
    }

    @Test
    void whatAPersonDecidedBeatsTheModel() {
        var rulings = List.of(
                new Ruling("twin-a", "again", false),
                new Ruling("twin-b", "again", true),
                new Ruling("nobody", "again", true));
        var ruled = register.linked(new Linkage(null, Linkage.Cuts.PRESET, rulings, false, Linkage.SEED));
        assertThat(Registers.decision(register.table(), ruled, "twin-a", "again"))
                .isEqualTo(Decision.NONE);
        assertThat(Registers.decision(register.table(), ruled, "twin-b", "again"))
                .isEqualTo(Decision.LINK);
        assertThat(ruled.unknownRulings()).containsExactly(rulings.getLast());
    }

    @Test
    void aFieldInWhichStrangersAgreeAsOftenAsOnePersonIsRefused() {
        var field = new FieldModel(
                "x", Kind.CODE, Role.OTHER, List.of(0.3, 0.1, 0.1, 0.5), List.of(0.4, 0.1, 0.1, 0.4), 0.4, Map.of());
        assertThat(field.refused()).isTrue();
        assertThat(field.weight(3)).isZero();
        assertThat(field.exactWeight("y")).isZero();
    }
}
