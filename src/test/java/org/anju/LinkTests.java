package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No page leads to a page that is not there: every link and form of a template that is written out goes to an
/// endpoint of the house. `rights.tsv` has them all; `EveryPathTests` holds it to what the house answers.
class LinkTests {

    private static final String FILLED_IN = "\\$\\{(?:[^}\"]|\"[^\"]*\")*}";
    private static final Pattern LINK = Pattern.compile("\\b(href|action)=\"(/(?:" + FILLED_IN + "|[^\"$])*)\"");

    @Test
    void everyLinkOfEveryTemplateLeadsSomewhere() throws IOException {
        var endpoints = endpoints();
        var nowhere = new ArrayList<String>();
        var links = 0;
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (var template :
                    templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
                var found = LINK.matcher(Files.readString(template));
                while (found.find()) {
                    links++;
                    // What is filled in at the end of a name is a query.
                    var path = found.group(2)
                            .replaceAll("(?<=[^/])" + FILLED_IN, "")
                            .replaceAll(FILLED_IN, "x")
                            .replaceFirst("[?#].*", "");
                    if (!path.matches("/(assets|webjars)/.*")
                            && endpoints.stream()
                                    .noneMatch(one -> one.matcher(path).matches())) {
                        nowhere.add(template + ": " + found.group(2));
                    }
                }
            }
        }
        assertThat(links).isGreaterThan(200);
        assertThat(nowhere).isEmpty();
    }

    private static List<Pattern> endpoints() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rights.tsv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("method"))
                .map(line -> line.split("\t")[1].replaceAll("\\{[^}]*}", "[^/]+"))
                .map(Pattern::compile)
                .toList();
    }
}
