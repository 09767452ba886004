package org.anju.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {

    private static final Path SOURCES = Path.of("src/main");

    // A key that is put together from pieces cannot be read from the source; what follows the quote tells.
    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern CHOSEN =
            Pattern.compile("\\bt\\([^()\"]*(?:\\(\\))?[^()\"]*\\? \"([^\"]+)\" : \"([^\"]+)\"\\)");
    private static final Pattern MENU = Pattern.compile("new MenuEntry\\(\\s*\\d+,\\s*\"[^\"]+\",\\s*\"([^\"]+)\"");
    private static final Pattern REFUSED =
            Pattern.compile("new Problem\\(\\s*(?:Problem\\.)?(?:Kind\\.)?[A-Z]+,\\s*\"([^\"]+)\"");

    static List<String> modules() {
        return Words.MODULES;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesSayTheSameThings(String module) throws IOException {
        assertThat(bundle(module, "_en").keySet()).isEqualTo(bundle(module, "").keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everySentenceCanBeFilledAndLeavesNothingOpen(String module) throws IOException {
        for (var tongue : Tongue.values()) {
            var bundle = bundle(module, tongue == Tongue.ZH ? "" : "_en");
            for (var key : bundle.stringPropertyNames()) {
                var sentence = bundle.getProperty(key);
                assertThat(sentence).as(key).isNotBlank();
                var filled = new MessageFormat(sentence, tongue.locale()).format(filling());
                assertThat(filled).as(key).doesNotContainPattern("\\{\\d");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesFillInTheSameFacts(String module) throws IOException {
        var chinese = bundle(module, "");
        var english = bundle(module, "_en");
        for (var key : chinese.stringPropertyNames()) {
            assertThat(gaps(english.getProperty(key, ""))).as(key).isEqualTo(gaps(chinese.getProperty(key)));
        }
    }

    @Test
    void noSentenceIsKeptByTwoModules() throws IOException {
        var keeper = new TreeMap<String, String>();
        for (var module : Words.MODULES) {
            for (var key : bundle(module, "").stringPropertyNames()) {
                assertThat(keeper.put(key, module))
                        .as("%s in %s and before in", key, module)
                        .isNull();
            }
        }
        assertThat(keeper).hasSizeGreaterThan(100);
    }

    @Test
    void everySentenceThatIsAskedForExists() throws IOException {
        assertThat(asked(SAID, "")).hasSizeGreaterThan(50).allMatch(Words.in(Tongue.ZH)::has);
        assertThat(asked(CHOSEN, "")).isNotEmpty().allMatch(Words.in(Tongue.ZH)::has);
        assertThat(asked(MENU, "")).isNotEmpty().allMatch(Words.in(Tongue.ZH)::has);
    }

    @Test
    void everyRefusalHasASentence() throws IOException {
        assertThat(asked(REFUSED, "problem."))
                .hasSizeGreaterThan(5)
                .allMatch(Words.in(Tongue.ZH)::has)
                .allMatch(Words.in(Tongue.EN)::has);
    }

    private static TreeSet<String> asked(Pattern pattern, String prefix) throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : sources(files)) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> {
                    for (int group = 1; group <= found.groupCount(); group++) {
                        keys.add(prefix + found.group(group));
                    }
                });
            }
        }
        return keys;
    }

    private static List<Path> sources(Stream<Path> files) {
        return files.filter(file ->
                        file.toString().endsWith(".jte") || file.toString().endsWith(".java"))
                .toList();
    }

    private static TreeSet<String> gaps(String sentence) {
        var gaps = new TreeSet<String>();
        Pattern.compile("\\{(\\d+)").matcher(sentence).results().forEach(found -> gaps.add(found.group(1)));
        return gaps;
    }

    private static Object[] filling() {
        var filling = new Object[10];
        Arrays.setAll(filling, at -> String.format(Locale.ROOT, "value %d", at));
        return filling;
    }

    private static Properties bundle(String module, String tongue) throws IOException {
        var name = "/messages/" + module + tongue + ".properties";
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            var bundle = new Properties();
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return bundle;
        }
    }
}
