package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What can be said of the phone app's files without a browser.
class CollectFilesTests {

    private static final Path FOLDER = Path.of("src/main/resources/static/collect");
    private static final List<Path> SHARED = List.of(
            Path.of("src/main/resources/static/assets/anju.css"), Path.of("src/main/resources/static/assets/anju.svg"));
    private static final int HEAVIEST = 150_000;

    private final Map<String, String> texts = read();

    private static Map<String, String> read() {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (var file :
                    files.filter(file -> !file.toString().endsWith(".png")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }

    @Test
    void theWholeAppIsLightOnTheWire() throws IOException {
        int weight = 0;
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                weight += onTheWire(file);
            }
        }
        for (var file : SHARED) {
            weight += onTheWire(file);
        }
        System.out.println("COLLECT: the whole app has " + weight + " bytes on the wire");
        assertThat(weight).isLessThan(HEAVIEST);
    }

    private static int onTheWire(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".png")) {
            return bytes.length;
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }

    @Test
    void nothingIsEverReadAsMarkupOrAsAProgram() {
        scripts()
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .doesNotContain(
                                "innerHTML",
                                "outerHTML",
                                "insertAdjacentHTML",
                                "document.write",
                                "eval(",
                                "new Function")
                        .doesNotContain("http://localhost", "https://")
                        .doesNotContainPattern("'http://(?!www\\.w3\\.org/2000/svg)"));
        assertThat(text("index.html")).doesNotContain("style=", "onclick", "<style", "<script>");
    }

    @Test
    void everyModuleThatIsImportedIsThere() {
        scripts()
                .forEach((name, text) -> matches(text, "from '\\./([^']+)'")
                        .forEach(imported -> assertThat(texts).as(name).containsKey(imported)));
        assertThat(matches(String.join("\n", scripts().values()), "from '\\./([^']+)'"))
                .as("every module is used")
                .containsAll(scripts().keySet().stream()
                        .filter(name -> !List.of("app.js", "worker.js").contains(name))
                        .toList());
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(keys("words-en.js")).isEqualTo(keys("words-zh.js"));
        assertThat(text("words-en.js")
                        .replace("'app.other-tongue': '中文'", "")
                        .replace("176号1栋2单元301室", "")
                        .replace("176号", ""))
                .as("English in English")
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(text("words-zh.js").lines().filter(line -> line.startsWith("  '") && !line.contains("English")))
                .as("Chinese in Chinese")
                .allMatch(
                        line -> Pattern.compile("\\p{IsHan}|[、。]").matcher(line).find()
                                || line.matches(".*': '\\{\\d}[,，]\\{\\d}([,，]\\{\\d})?',"));
    }

    @Test
    void everyWordIsUsedAndEveryWordThatIsUsedIsThere() {
        var code = scripts().entrySet().stream()
                .filter(script -> !script.getKey().startsWith("words-"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
        var built = matches(code, "`([a-z-]+\\.)\\$\\{");
        assertThat(keys("words-zh.js"))
                .allMatch(key -> code.contains("'" + key + "'")
                        || built.contains(key.substring(0, key.indexOf('.') + 1))
                        || List.of("withdraw", "dismiss").contains(key.substring(0, key.indexOf('.'))));
        assertThat(keys("words-zh.js")).containsAll(matches(code, "\\bt\\('([a-z.A-Z_-]+)'"));
    }

    @Test
    void coloursComeFromTheHouse() {
        assertThat(text("collect.css")).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?!\\s*\\{)|rgb|hsl|url\\(|@import");
    }

    private String text(String file) {
        return Objects.requireNonNull(texts.get(file), file);
    }

    private Map<String, String> scripts() {
        return texts.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".js"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private TreeSet<String> keys(String file) {
        return matches(text(file), "(?m)^  '([^']+)': ");
    }

    private static TreeSet<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
