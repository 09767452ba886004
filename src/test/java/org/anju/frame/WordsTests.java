package org.anju.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No sentence is missing in either language, and none is asked for that nobody wrote.
class WordsTests {

    /// `page.t("key")` in pages and `words.t("key", …)` in code; a key that is put together is not seen here.
    private static final Pattern ASKED = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern REFUSED =
            Pattern.compile("new Problem\\(\\s*(?:Problem\\.)?(?:Kind\\.)?[A-Z]+,\\s*\"([^\"]+)\"");

    static Stream<String> modules() {
        return Words.MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesSayTheSameThings(String module) {
        var chinese = sentences(module, Tongue.ZH);
        var english = sentences(module, Tongue.EN);
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        chinese.forEach((key, sentence) -> assertThat(gaps(english.getOrDefault(key, "")))
                .as("what %s is filled with", key)
                .isEqualTo(gaps(sentence)));
    }

    @Test
    void noSentenceIsWrittenTwice() {
        var owners = new TreeMap<String, String>();
        for (var module : Words.MODULES) {
            for (var key : sentences(module, Tongue.ZH).keySet()) {
                assertThat(owners.put(key, module)).as("%s in %s", key, module).isNull();
            }
        }
    }

    @Test
    void everySentenceThatIsAskedForIsWritten() {
        var words = Words.in(Tongue.ZH);
        var unwritten = new TreeMap<String, Path>();
        var asked = 0;
        for (var file : sources()) {
            var text = read(file);
            for (var key : found(ASKED, "", text)) {
                asked++;
                if (!words.has(key)) {
                    unwritten.put(key, file);
                }
            }
            for (var key : found(REFUSED, "problem.", text)) {
                asked++;
                if (!words.has(key)) {
                    unwritten.put(key, file);
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(unwritten).isEmpty();
    }

    private static Map<String, String> sentences(String module, Tongue tongue) {
        var bundle = ResourceBundle.getBundle(
                "messages." + module,
                tongue == Tongue.ZH ? Locale.ROOT : tongue.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var sentences = new TreeMap<String, String>();
        for (var key : bundle.keySet()) {
            sentences.put(key, bundle.getString(key));
        }
        return sentences;
    }

    // A sentence that cannot be read as a pattern fails here, a lone apostrophe swallows a gap and fails above.
    private static TreeSet<Integer> gaps(String sentence) {
        var format = new MessageFormat(sentence);
        var gaps = new TreeSet<Integer>();
        for (int i = 0; i < 10; i++) {
            var arguments = new Object[10];
            arguments[i] = "\u0001";
            if (format.format(arguments).contains("\u0001")) {
                gaps.add(i);
            }
        }
        return gaps;
    }

    private static Iterable<String> found(Pattern pattern, String prefix, String text) {
        return pattern.matcher(text).results().map(hit -> prefix + hit.group(1)).toList();
    }

    private static Iterable<Path> sources() {
        var sources = new ArrayList<Path>();
        for (var root : new String[] {"src/main/java", "src/main/jte"}) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile).forEach(sources::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
