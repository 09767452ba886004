package org.anju.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Nobody is found or listed by where they come from: read from the endpoints of the house, their parameters, and
/// the SQL.
@HouseTest
class NoSearchByHomeTests {

    private static final Pattern HOME =
            Pattern.compile("household|home|origin|province|native", Pattern.CASE_INSENSITIVE);

    /// Where one tells of oneself or of somebody at the desk, or of an agreement: written, never asked by.
    private static final List<String> WRITES = List.of("POST");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    Purposes purposes;

    @Test
    void noEndpointIsAskedByHomeTown() {
        var asked = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getKey().getMethodsCondition().getMethods().stream()
                        .noneMatch(method -> WRITES.contains(method.name())))
                .flatMap(handler -> Arrays.stream(handler.getValue().getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(parameter -> handler.getKey().getPatternValues() + " "
                                + parameter.getParameter().getName()))
                .toList();
        assertThat(asked)
                .hasSizeGreaterThan(20)
                .noneMatch(one -> HOME.matcher(one.replaceFirst("^\\[.*] ", "")).find());
    }

    /// The requests of an officer are asked for by nothing at all, one of them by its reference.
    @Test
    void theOfficersPagesTakeNoWordsToLookFor() {
        var parameters = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler ->
                        handler.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/desk/help")))
                .flatMap(handler -> Arrays.stream(handler.getValue().getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(parameter -> parameter.getParameter().getName()))
                .toList();
        assertThat(parameters).containsExactly("answer");
    }

    @Test
    void noStatementOfThisModuleReadsTheRegisterOrKeepsWhereSomebodyComesFrom() throws IOException {
        for (var file : sql("src/main/resources/db/migration/postings")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContain("residents.")
                    .doesNotContain("household");
        }
        for (var file : sql("src/main/java/org/anju/postings")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContain("from residents.")
                    .doesNotContain("particulars,");
        }
    }

    /// Two functions know of it: one speaks of whom the transaction writes about, the other gives numbers only.
    @Test
    void theRegisterTellsTheHomeTownOfOneWhoIsWrittenAboutOrNumbers() throws IOException {
        var text = Files.readString(Path.of("src/main/resources/db/migration/residents/R__origins.sql"));
        var functions = Pattern.compile("create or replace function (\\S+)\\(.*?\\$\\$;", Pattern.DOTALL)
                .matcher(text)
                .results()
                .toList();
        assertThat(functions).hasSize(2);
        assertThat(functions.get(0).group()).contains("oversight.being_written").contains("returns text");
        assertThat(functions.get(1).group())
                .contains("count(*)")
                .contains("group by 1, 2")
                .doesNotContain("returns setof uuid")
                .contains("returns table (province text, county text, persons bigint)");
    }

    @Test
    void theOfficersPurposeOpensNoRecordAndIsForRegistrarsOfTheTerritory() {
        var purpose = purposes.get(new PurposeCode("home-town-help"));
        assertThat(purpose.opens()).isEqualTo(Purpose.Opens.NOTHING);
        assertThat(purpose.territory()).isEqualTo(Purpose.Territory.OWN);
        assertThat(purpose.roles()).containsExactly(Role.REGISTRAR);
        assertThat(purpose.longestFollow()).isNull();
    }

    private static List<Path> sql(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
