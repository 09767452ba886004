package org.anju.postings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.residents.Search;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/// Nobody is found or listed by where they come from: read from the endpoints of the house, their parameters, and
/// the SQL.
@HouseTest
class NoSearchByHomeTests {

    private static final Pattern HOME =
            Pattern.compile("household|home|origin|province|native", Pattern.CASE_INSENSITIVE);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    Purposes purposes;

    /// By no parameter, whatever the method: what is posted is asked, too. The one is the dwelling that an
    /// officer chooses for a declaration that is held.
    @Test
    void noEndpointIsAskedByHomeTown() {
        var asked = handlers.getHandlerMethods().entrySet().stream()
                .flatMap(handler -> Arrays.stream(handler.getValue().getMethodParameters())
                        .filter(NoSearchByHomeTests::written)
                        .map(parameter -> handler.getKey() + " "
                                + parameter.getParameter().getName()))
                .toList();
        assertThat(asked).hasSizeGreaterThan(300);
        assertThat(asked.stream()
                        .filter(one -> HOME.matcher(one.substring(one.lastIndexOf(' ')))
                                .find()))
                .containsExactly("{POST [/desk/held/{reference}/accept]} home");
    }

    private static boolean written(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                || parameter.hasParameterAnnotation(PathVariable.class);
    }

    /// Of the bodies that programs send, which the contract has, two speak of it: where something is declared or
    /// corrected of one person.
    @Test
    void noProgramAsksByHomeTown() throws IOException {
        Map<String, Object> contract;
        try (var yaml = Files.newInputStream(Path.of("src/main/resources/openapi/openapi.yaml"))) {
            contract = new Yaml().load(yaml);
        }
        var asked = children(contract.get("paths"))
                .flatMap(path -> children(path.getValue())
                        .filter(method -> method.getValue() instanceof Map<?, ?>)
                        .flatMap(method -> Stream.of("parameters", "requestBody")
                                .flatMap(part ->
                                        names(((Map<?, ?>) method.getValue()).get(part), contract, new HashSet<>()))
                                .map(name -> method.getKey() + " " + path.getKey() + " " + name)))
                .distinct()
                .toList();
        assertThat(asked).hasSizeGreaterThan(100).contains("post /api/v1/persons/search lastFour");
        assertThat(asked.stream()
                        .filter(one -> HOME.matcher(one.substring(one.lastIndexOf(' ')))
                                .find()))
                .containsExactlyInAnyOrder(
                        "post /api/v1/persons/{id}/acts household", "post /api/v1/observations household");
    }

    private static Stream<Map.Entry<String, Object>> children(@Nullable Object node) {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream().map(entry -> Map.entry(entry.getKey().toString(), entry.getValue()))
                : Stream.empty();
    }

    /// Of parameters and of the properties of schemas, through all references.
    private static Stream<String> names(@Nullable Object node, Map<String, Object> contract, Set<String> seen) {
        return switch (node) {
            case List<?> list -> list.stream().flatMap(one -> names(one, contract, seen));
            case Map<?, ?> map
            when map.get("$ref") instanceof String to ->
                seen.add(to) ? names(at(contract, to), contract, seen) : Stream.empty();
            case Map<?, ?> map ->
                Stream.of(
                                map.get("in") != null && map.get("name") instanceof String name
                                        ? Stream.of(name)
                                        : Stream.<String>empty(),
                                children(map.get("properties")).map(Map.Entry::getKey),
                                map.values().stream().flatMap(one -> names(one, contract, seen)))
                        .flatMap(some -> some);
            case null, default -> Stream.empty();
        };
    }

    private static @Nullable Object at(Map<String, Object> contract, String reference) {
        @Nullable Object node = contract;
        for (var step : reference.substring(2).split("/")) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }

    /// Three pages have a field of such a name: the agreement of two offices, the correction of one record, and the
    /// dwelling that is chosen for a declaration that is held.
    @Test
    void noFormLooksForTheHomeTown() throws IOException {
        var field = Pattern.compile("name ?= ?\"[^\"]*(" + HOME.pattern() + ")[^\"]*\"", Pattern.CASE_INSENSITIVE);
        var with = new ArrayList<String>();
        for (var file : files("src/main/jte")) {
            if (field.matcher(Files.readString(file)).find()) {
                with.add(file.getFileName().toString());
            }
        }
        assertThat(with).containsExactlyInAnyOrder("desk.jte", "amend.jte", "heldItem.jte");
    }

    /// By whatever way a search comes in, it is made of these.
    @Test
    void noSearchHasAPlaceForTheHomeTown() {
        var parts = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> location.matches(Pattern.compile(".*/Search[A-Za-z$]*\\.class")))
                        .importPackages("org.anju")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .map(JavaField::getFullName)
                        .toList();
        assertThat(parts).contains("org.anju.residents.Search$ByName.place", "org.anju.residents.SearchForm.lastFour");
        assertThat(parts)
                .noneMatch(
                        one -> HOME.matcher(one.substring(one.lastIndexOf('.'))).find());
    }

    /// The one box is read into the same facts: a division in it is where somebody lives.
    @Test
    void aDivisionInTheBoxIsWhereSomebodyLives() {
        assertThat(Search.read("王五 510000", LocalDate.of(2026, 11, 1)))
                .isEqualTo(new Search.ByName("王五", "", "", "510000"));
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
        for (var file : files("src/main/resources/db/migration/postings")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContain("residents.")
                    .doesNotContain("household");
        }
        for (var file : files("src/main/java/org/anju/postings")) {
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

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
