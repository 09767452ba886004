package org.anju.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.front.Requirements.Requirement;
import org.anju.front.Requirements.Result;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What is said to be tested is tested by a test that is there.
class RequirementsTests {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path ORIGINAL =
            Path.of(System.getProperty("anju.shared", "../shared"), "data", "oversight", "asvs-5.0.0_en.flat.json");

    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|TestFactory|ParameterizedTest)\\b.*?\\n {4}(?:private |static )*(?:void|Stream<[^>]*>) (\\w+)\\(",
            Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)#(\\w+)`");

    private final List<Requirement> all = new Requirements().all();

    @Test
    void everyRequirementStandsThereOnceWithALevel() {
        assertThat(all).hasSize(345);
        assertThat(all.stream().map(Requirement::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("V\\d+\\.\\d+\\.\\d+"));
        assertThat(all.stream().filter(one -> one.level() == 1)).hasSize(70);
        assertThat(all.stream().filter(one -> one.level() == 2)).hasSize(183);
        assertThat(all.stream().filter(one -> one.level() == 3)).hasSize(92);
    }

    @Test
    void idsAndLevelsAreThoseOfTheOriginal() throws IOException {
        Assumptions.assumeTrue(Files.isRegularFile(ORIGINAL), "The original list is not here: left out.");
        var original = new HashMap<String, Integer>();
        JsonMapper.shared()
                .readTree(Files.readString(ORIGINAL))
                .get("requirements")
                .forEach(one ->
                        original.put(one.get("req_id").asString(), one.get("L").asInt()));
        assertThat(all.stream().map(one -> Map.entry(one.id(), one.level())))
                .containsExactlyInAnyOrderElementsOf(original.entrySet());
    }

    @Test
    void whatIsTestedNamesATestThatExistsAndTheRestSaysWhy() throws IOException {
        var tests = tests();
        for (var one : all) {
            if (one.result() == Result.TESTED) {
                assertThat(tests).as(one.id()).contains(one.test());
            } else {
                assertThat(one.test()).as(one.id()).isEmpty();
                assertThat(one.howZh()).as(one.id()).isNotBlank();
                assertThat(one.howEn()).as(one.id()).isNotBlank();
            }
        }
    }

    /// What a house has that speaks to others, the table may not deny.
    @Test
    void nothingIsSaidNotToBeThereThatIsThere() {
        assertThat(Path.of("src/main/java/org/anju/identities")).isDirectory();
        assertThat(all)
                .noneMatch(one -> one.howEn().contains("no identity provider yet")
                        || one.howEn().contains("no OAuth or OpenID")
                        || one.howEn().contains("only witnesses")
                        || one.howEn().contains("and nothing else")
                                && !one.howEn().contains("identity provider"));
        assertThat(all.stream()
                        .filter(one -> one.id().matches("V10\\.[15]\\.\\d|V9\\..*|V6\\.8\\..*"))
                        .filter(one -> one.result() == Requirements.Result.TESTED))
                .hasSizeGreaterThan(10);
    }

    @Test
    void theNumbersAreThoseOfTheTable() {
        var sums = new Requirements().sums();
        assertThat(sums).hasSize(4);
        var together = sums.getLast();
        assertThat(together.applicable()).isEqualTo(together.tested() + together.design() + together.unmet());
        assertThat(together.tested())
                .isEqualTo(sums.stream()
                        .limit(3)
                        .mapToLong(Requirements.Sum::tested)
                        .sum());
        assertThat(new Requirements().unmet()).hasSize((int) together.unmet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/threats.md", "docs/pipl.md"})
    void everyTestThatTheDocumentNamesExists(String document) throws IOException {
        var named = NAMED.matcher(Files.readString(Path.of(document)))
                .results()
                .map(found -> found.group(1) + "#" + found.group(2))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(tests()).containsAll(named);
    }

    private static Set<String> tests() throws IOException {
        var tests = new HashSet<String>();
        try (var files = Files.walk(TESTS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith("Tests.java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                TEST.matcher(Files.readString(file)).results().forEach(found -> tests.add(name + "#" + found.group(1)));
            }
        }
        return tests;
    }
}
