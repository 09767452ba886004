package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// That the benches run to their end and say what they measured; how fast it was is no test's business.
class BenchTests {

    @TempDir
    private Path directory;

    @Test
    void theBenchesTellEachFigureBesideItsRawLimit() throws Exception {
        assertThat(figures("intake", "--persons", "300", "--seconds", "1", "--slice", "200", "--writers", "2"))
                .containsExactly("intake", "single");
        assertThat(figures(
                        "search",
                        "--persons",
                        "900",
                        "--seconds",
                        "1",
                        "--slice",
                        "200",
                        "--looks",
                        "20",
                        "--grown",
                        "300"))
                .containsExactly(
                        "search-number",
                        "search-name",
                        "box-name",
                        "box-pinyin",
                        "box-initials",
                        "box-typo",
                        "read",
                        "resolve",
                        "reads");
        assertThat(figures("log", "--persons", "300", "--seconds", "1", "--slice", "200"))
                .containsExactly("log-reads", "log-proof");
        assertThat(figures("addresses", "--persons", "300", "--seconds", "1")).containsExactly("addresses");
    }

    @Test
    void theBenchOfCasesRunsTwiceInOneDirectory() throws Exception {
        for (var past : List.of("300", "600")) {
            assertThat(figures("cases", "--persons", "300", "--seconds", "2", "--slice", "200", "--cases", past))
                    .containsExactly("cases", "case-pages");
        }
    }

    private List<String> figures(String bench, String... more) throws Exception {
        var file = directory.resolve(bench + ".json");
        var arguments = new ArrayList<>(List.of("bench", bench, "--lang", "en"));
        arguments.addAll(List.of("--data", directory.resolve("data").toString(), "--json", file.toString()));
        arguments.addAll(List.of(more));
        assertThat(Commands.run(Class.forName("org.anju.House"), arguments.toArray(String[]::new)))
                .isZero();
        var report = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(report.path("machine").path("cores").asInt()).isPositive();
        assertThat(report.path("sizes").path("persons").asInt()).isGreaterThanOrEqualTo(300);
        var names = new ArrayList<String>();
        for (JsonNode figure : report.path("figures")) {
            names.add(figure.path("name").asString());
            assertThat(figure.path("measured").asDouble()).isPositive();
            assertThat(figure.path("raw").asDouble()).isPositive();
            assertThat(figure.path("ratio").asDouble()).isPositive();
        }
        return names;
    }
}
