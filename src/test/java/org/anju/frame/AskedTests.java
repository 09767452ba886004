package org.anju.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.shared.AsOf;
import org.anju.shared.DocumentKind;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AskedTests {

    private static final AsOf NOW = new AsOf(LocalDate.of(2026, 7, 1), Instant.parse("2026-07-01T00:00:00Z"));

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/things");

    @Test
    void allFaultsOfARequestAreListedAtOnce() {
        request.setParameter("limit", "0");
        request.setParameter("lmit", "5");
        request.setParameter("after", "a", "b");
        request.setParameter("parent", "12345");
        request.setParameter("validOn", "2021-02-30");
        request.setParameter("knownAt", "2021-02-28");
        request.setContent("{\"nmae\": \"x\", \"items\": [{\"name\": 5}, 7]}".getBytes(StandardCharsets.UTF_8));
        var asked = Asked.by(request, "limit", "after", "parent", "validOn", "knownAt");
        asked.limit();
        asked.division("parent");
        asked.asOf(NOW);
        asked.header("Idempotency-Key", 8, 80);
        asked.body("items").objects("items", "name").forEach(item -> item.text("name"));
        assertThat(faults(asked))
                .containsExactlyInAnyOrder(
                        "limit limit-range",
                        "lmit unknown-parameter",
                        "after parameter-repeated",
                        "parent division-code-form",
                        "validOn day-form",
                        "knownAt instant-form",
                        "Idempotency-Key header-missing",
                        "/nmae unknown-field",
                        "/items/0/name text-expected",
                        "/items/1 object-expected");
    }

    @Test
    void aRequestWithoutFaultsPasses() {
        request.setParameter("validOn", "2021-03-27");
        request.setParameter("knownAt", "2021-03-27T08:00:00+08:00");
        var asked = Asked.by(request, "validOn", "knownAt");
        assertThat(asked.asOf(NOW))
                .isEqualTo(new AsOf(LocalDate.of(2021, 3, 27), Instant.parse("2021-03-27T00:00:00Z")));
        assertThatCode(asked::faultless).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotAskedIsAsOfNowAndOneHundred() {
        var asked = Asked.by(request);
        assertThat(asked.asOf(NOW)).isEqualTo(NOW);
        assertThat(asked.limit()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "1e2", "99999999999999999999", "١"})
    void aLimitOutsideOneToAThousandIsAFault(String written) {
        request.setParameter("limit", written);
        var asked = Asked.by(request, "limit");
        asked.limit();
        assertThat(faults(asked)).containsExactly("limit limit-range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01", "-0044-03-15", "2021-3-7", "20210327"})
    void aDayThatTheDatabaseCannotHoldOrThatIsWrittenOtherwiseIsAFault(String written) {
        request.setParameter("validOn", written);
        var asked = Asked.by(request, "validOn");
        asked.asOf(NOW);
        assertThat(faults(asked)).containsExactly("validOn day-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\": 1, \"a\": 2}", "\u0000", "{'a': 1}", "[1,"})
    void whatIsNoJsonIsUnreadable(String body) {
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var problem =
                catchThrowableOfType(Problem.class, () -> Asked.by(request).body("a"));
        assertThat(problem.name()).isEqualTo("request-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "\"text\""})
    void whatIsNoObjectIsAFaultOfTheWhole(String body) {
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var asked = Asked.by(request);
        asked.body("a");
        assertThat(faults(asked)).containsExactly(" object-expected");
    }

    @Test
    void aBodyBeyondFourMegabytesIsTooLarge() {
        request.setContent(new byte[Asked.LARGEST_BODY + 1]);
        var problem =
                catchThrowableOfType(Problem.class, () -> Asked.by(request).body("a"));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
    }

    @Test
    void namesInPointersAreEscaped() {
        assertThat(faultsOf("{\"a/b~c\": 1}", fields -> {})).containsExactly("/a~1b~0c unknown-field");
    }

    @Test
    void controlCharactersAndHalfCharactersAreFaultsButRareOnesAreNot() {
        assertThat(faultsOf(
                        "{\"a\": \"x\\u0000\", \"b\": \"\\ud800\", \"c\": \"𠮷\"}",
                        fields -> List.of("a", "b", "c").forEach(fields::text)))
                .containsExactly("/a text-signs", "/b text-signs");
    }

    @Test
    void listsTakeOneToAThousandItems() {
        assertThat(faultsOf("{\"a\": []}", fields -> fields.texts("a"))).containsExactly("/a list-length");
        assertThat(faultsOf("{\"a\": [" + "\"\",".repeat(1000) + "\"\"]}", fields -> fields.texts("a")))
                .containsExactly("/a list-length");
        assertThat(faultsOf("{\"a\": [" + "\"\",".repeat(999) + "\"\"]}", fields -> fields.texts("a")))
                .isEmpty();
        assertThat(faultsOf("{}", fields -> fields.texts("a"))).containsExactly("/a field-missing");
        assertThat(faultsOf("{\"a\": \"b\"}", fields -> fields.texts("a"))).containsExactly("/a list-expected");
    }

    @Test
    void codesAreWrittenWithHyphensAndNothingElse() {
        assertThat(Asked.code(DocumentKind.HMT_RESIDENCE_PERMIT)).isEqualTo("hmt-residence-permit");
        assertThat(faultsOf(
                        "{\"a\": \"passport\"}",
                        fields ->
                                assertThat(fields.code("a", DocumentKind.NONE)).isEqualTo(DocumentKind.PASSPORT)))
                .isEmpty();
        assertThat(faultsOf("{\"a\": \"PASSPORT\"}", fields -> fields.code("a", DocumentKind.NONE)))
                .containsExactly("/a code-unknown");
    }

    @Test
    void chineseIsAnsweredUnlessEnglishIsPreferred() {
        assertThat(Asked.by(request).words().tongue()).isEqualTo(Tongue.ZH);
        request.addHeader("Accept-Language", "en-GB,zh;q=0.5");
        request.addPreferredLocale(java.util.Locale.UK);
        assertThat(Asked.by(request).words().tongue()).isEqualTo(Tongue.EN);
    }

    private List<String> faultsOf(String body, java.util.function.Consumer<Fields> reading) {
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var asked = Asked.by(request);
        reading.accept(asked.body("a", "b", "c"));
        return faults(asked);
    }

    private static List<String> faults(Asked asked) {
        try {
            asked.faultless();
            return List.of();
        } catch (Problem problem) {
            assertThat(problem.name()).isEqualTo("request-faulty");
            return problem.faults().stream()
                    .map(fault -> fault.pointer() + " " + fault.code())
                    .toList();
        }
    }
}
