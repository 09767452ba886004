package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of docs/permits.md, article by article: each test that it names is there.
class ArticleTableTests {

    private static final Pattern NAMED = Pattern.compile("`([A-Za-z0-9]+Tests)(?:\\.([A-Za-z]+))?#([A-Za-z0-9]+)`");

    @Test
    void everyTestThatTheTableNamesIsThere() throws IOException {
        var text = Files.readString(Path.of("docs/permits.md"));
        var named = NAMED.matcher(text).results().toList();
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(found -> {
            var nested = found.group(2) == null ? "" : "$" + found.group(2);
            var type = Class.forName("org.anju.permits." + found.group(1) + nested);
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(java.lang.reflect.Method::getName))
                    .as(found.group())
                    .contains(found.group(3));
        });
    }

    @Test
    void everyArticleThatGivesARuleIsInTheTable() throws IOException {
        var text = Files.readString(Path.of("docs/permits.md"));
        for (int article : new int[] {2, 3, 4, 8, 9, 10, 11, 12, 13, 15, 17, 19, 21, 22, 23}) {
            assertThat(text).contains("\n| " + article + " |");
        }
    }
}
