package org.anju.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import html.StaticTemplates;
import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anju.frame.OwnProblems;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class ProblemsTests {

    private static final String SECRET = "110105198701012345";

    private final MockMvc house = house();

    private static MockMvc house() {
        var templates = new StaticTemplates();
        var problems = new Problems(
                new Frames(List.of(), List.of(), Clock.systemUTC()),
                new StaticListableBeanFactory().getBeanProvider(OwnProblems.class),
                templates);
        return MockMvcBuilders.standaloneSetup(new Doors(), new ProblemPages(templates, problems))
                .setControllerAdvice(problems)
                .setCustomArgumentResolvers(new Frames(List.of(), List.of(), Clock.systemUTC()))
                .setMessageConverters(
                        new StringHttpMessageConverter(StandardCharsets.UTF_8),
                        new PageWriter().pageConverter(),
                        new JacksonJsonHttpMessageConverter())
                .build();
    }

    /// A value that is read from its text and refuses what it cannot be.
    public record Division(DivisionCode code) {

        public static Division of(String written) {
            return new Division(DivisionCode.read(written));
        }
    }

    @RestController
    static class Doors {

        @GetMapping({"/fails/{how}", "/api/v1/fails/{how}"})
        String fails(@PathVariable String how) throws Exception {
            throw switch (how) {
                case "unknown" -> new Problem(Problem.Kind.UNKNOWN, "division-code-form", "31x");
                case "invalid" ->
                    new Problem(
                            Problem.Kind.INVALID,
                            "division-code-form",
                            List.of(
                                    new Problem.Fault("/items/0/birth", "method-not-allowed"),
                                    new Problem.Fault("/items/2/name", "no-sentence-yet")),
                            "31x");
                case "conflict" -> new Problem(Problem.Kind.CONFLICT, "division-code-form", "31x");
                case "forbidden" -> new Problem(Problem.Kind.FORBIDDEN, "division-code-form", "31x");
                case "unavailable" -> new Problem(Problem.Kind.UNAVAILABLE, "division-code-form", "31x");
                case "denied" -> new AccessDeniedException(SECRET);
                case "database" -> new CannotGetJdbcConnectionException(SECRET, new SQLException(SECRET));
                case "wrapped" ->
                    new IllegalStateException(new CannotGetJdbcConnectionException(SECRET, new SQLException(SECRET)));
                case "upload" -> new MaxUploadSizeExceededException(1);
                case "purpose" -> new Problem(Problem.Kind.FORBIDDEN, "purpose-needed");
                default -> new IllegalStateException(SECRET, new SQLException("select secret from residents"));
            };
        }

        @GetMapping("/number")
        String number(@RequestParam int of) {
            return String.valueOf(of);
        }

        @GetMapping("/division")
        String division(@RequestParam Division of) {
            return of.code().value();
        }

        @PostMapping(path = "/api/v1/items", consumes = "application/json")
        String items(@RequestBody Map<String, Integer> items) {
            return items.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unknown,404",
        "invalid,422",
        "conflict,409",
        "forbidden,403",
        "unavailable,503",
        "denied,403",
        "database,503",
        "wrapped,503",
        "upload,413",
        "anything,500"
    })
    void everyRefusalHasItsStatusForPeopleAndForPrograms(String how, int status) throws Exception {
        house.perform(page("/fails/" + how))
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML));
        house.perform(get("/api/v1/fails/" + how))
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(status));
    }

    @Test
    void allFaultsAreListedAtOnceEachWithItsPlaceAndWords() throws Exception {
        house.perform(get("/api/v1/fails/invalid"))
                .andExpect(jsonPath("$.type").value("/problems/division-code-form"))
                .andExpect(jsonPath("$.title").value("内容需要修改"))
                .andExpect(jsonPath("$.detail").value("“31x”不是区划代码。请填 2、4、6、9 或 12 位数字。"))
                .andExpect(jsonPath("$.errors.length()").value(2))
                .andExpect(jsonPath("$.errors[0].pointer").value("/items/0/birth"))
                .andExpect(jsonPath("$.errors[0].code").value("method-not-allowed"))
                .andExpect(jsonPath("$.errors[0].detail").value("这个地址不接受这种请求方式。"))
                .andExpect(jsonPath("$.errors[1].detail").value("no-sentence-yet"));
    }

    @Test
    void programsAreToldInTheLanguageTheyAccept() throws Exception {
        house.perform(get("/api/v1/fails/invalid").locale(Locale.ENGLISH).header("Accept-Language", "en"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(jsonPath("$.title").value("Something needs to be changed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/problem+json",
                "application/json, text/plain, */* | application/problem+json",
                "application/geo+json | application/problem+json",
                "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8 | text/html;charset=UTF-8",
                "*/* | text/html;charset=UTF-8",
                "not a type | text/html;charset=UTF-8"
            })
    void whoNamesJsonButNotHtmlIsToldInJson(String accepts, String told) throws Exception {
        house.perform(get("/fails/conflict").header("Accept", accepts))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(told));
    }

    @Test
    void thePageSaysWhatHappenedWhatToDoAndLeadsBack() throws Exception {
        house.perform(page("/fails/unknown"))
                .andExpect(content()
                        .string(allOf(
                                containsString("<h1>没有找到</h1>"),
                                containsString("“31x”不是区划代码"),
                                containsString("现在可以怎样做"),
                                containsString("<a class=\"button\" href=\"/\">回到首页</a>"))));
    }

    @Test
    void theUnforeseenTellsAReferenceAndNothingElse() throws Exception {
        for (var request : List.of(page("/fails/anything"), get("/api/v1/fails/anything"))) {
            var told = body(request);
            assertThat(told)
                    .containsPattern("编号：[2-9A-Z]{8}。")
                    .doesNotContain(SECRET, "secret", "Exception", "select", "at org.");
        }
        for (var how : List.of("database", "wrapped", "denied")) {
            assertThat(body(page("/fails/" + how))).doesNotContain(SECRET);
        }
    }

    @Test
    void whileTheDatabaseIsAwayOneIsAskedToComeBackInFiveSeconds() throws Exception {
        house.perform(page("/fails/database"))
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(content().string(containsString("系统正在重新启动")));
    }

    @Test
    void whoLooksWithoutAPurposeIsLedToChooseOneAndBack() throws Exception {
        house.perform(page("/fails/purpose").param("name", "王"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/desk/purpose?back=/fails/purpose"));
        house.perform(get("/api/v1/fails/purpose")).andExpect(status().isForbidden());
    }

    @Test
    void requestsThatCannotBeReadAreRefusedAsMalformed() throws Exception {
        house.perform(page("/number").param("of", "<b>x")).andExpect(status().isBadRequest());
        house.perform(page("/number")).andExpect(status().isBadRequest());
        house.perform(post("/api/v1/items")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"a\":"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/request-unreadable"));
        house.perform(post("/api/v1/items").contentType(MediaType.TEXT_PLAIN).content("a"))
                .andExpect(status().isUnsupportedMediaType());
        house.perform(get("/api/v1/items"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"));
    }

    @Test
    void aValueThatRefusesItsTextSaysWhy() throws Exception {
        assertThat(body(page("/division").param("of", "31x"))).contains("“31x”不是区划代码");
        house.perform(page("/division").param("of", "31x")).andExpect(status().isBadRequest());
    }

    @Test
    void whatFailsOutsideOfEveryHandlerIsToldTheSameWay() throws Exception {
        house.perform(page("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 400)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/me"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("back=/me\"")));
        house.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException(SECRET))
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/items"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void theTypeOfAProblemLeadsToItsExplanation() throws Exception {
        assertThat(body(page("/problems/division-code-form"))).contains("“…”不是区划代码", "division-code-form");
        house.perform(page("/problems/no-such-problem")).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder page(String path) {
        return get(path).accept(MediaType.TEXT_HTML);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return Objects.requireNonNull(
                house.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
