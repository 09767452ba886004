package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.wards.Family;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// A state portal asks by Estonia's data-tracker contract who looked at a person, over HTTP.
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class UsageApiTests {

    private static final Path CONTRACT = Path.of(
            System.getProperty("anju.shared", "../shared"),
            "data",
            "oversight",
            "estonia-datatracker-findUsage-openapi.yaml");

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @LocalServerPort
    int port;

    final Access inspector = Neighbourhood.access(Role.AUDITOR, "inspection", null);
    Family family;
    ApiCaller gateway;

    @BeforeEach
    void aFamilyAndAGateway() {
        family = Family.build(house);
        gateway = ApiCaller.of(house, port, Role.GATEWAY);
    }

    private ApiCaller.Reply find(String asker, String query) {
        return gateway.with("X-Road-UserId", asker).get("/v2/findUsage?" + query);
    }

    private ApiCaller.Reply own(String more) {
        return find("CN" + family.guardianNumber, "userCode=CN" + family.guardianNumber + more);
    }

    private void looked(int times) {
        for (int i = 0; i < times; i++) {
            residents.get(family.guardian, residents.now(), family.registrar);
        }
    }

    /// But for what this test itself looks at.
    private List<AccessEntry> log(PersonId person) {
        return accessLog.listAbout(person, inspector, null, 100).stream()
                .filter(entry -> !entry.account().equals(inspector.by()))
                .toList();
    }

    @Test
    void aPersonIsToldWhoLookedNewestFirst() {
        looked(2);
        var reply = own("");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var usages = reply.list("usages");
        assertThat(reply.json()).containsEntry("totalUsages", usages.size());
        assertThat(usages.getFirst())
                .containsEntry("action", "居住登记：完整记录（被打开查看）")
                .containsEntry("receiverName", "试验派出所")
                .containsEntry("receiverSystem", "安居 Anju")
                .containsEntry("receiverCode", usages.get(1).get("receiverCode"));
        assertThat(String.valueOf(usages.getFirst().get("receiverCode"))).matches("[0-9a-f]{32}");
        assertThat(usages.stream()
                        .map(usage -> OffsetDateTime.parse(String.valueOf(usage.get("logtime"))))
                        .toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void thatThePortalAskedStandsInTheLogOfThePerson() {
        own("");
        assertThat(log(family.guardian).getFirst()).satisfies(entry -> {
            assertThat(entry.role()).isEqualTo(Role.GATEWAY);
            assertThat(entry.channel()).isEqualTo(Channel.API);
            assertThat(entry.purpose().value()).isEqualTo("own-usage");
            assertThat(entry.file()).isEqualTo("本人 self");
            assertThat(entry.unitName()).isEqualTo("试验局 Trial Office");
        });
        assertThat(own("").list("usages"))
                .anySatisfy(usage -> assertThat(usage).containsEntry("receiverName", "试验局 Trial Office"));
    }

    @Test
    void theTotalIsThatOfThePeriodWhateverThePart() {
        looked(4);
        var until = "&periodEnd=" + java.time.Instant.now();
        var whole = own(until);
        int total = (Integer) java.util.Objects.requireNonNull(whole.json().get("totalUsages"));
        assertThat(total).isGreaterThanOrEqualTo(4);
        var part = own(until + "&offset=1&limit=2");
        assertThat(part.json()).containsEntry("totalUsages", total);
        assertThat(part.list("usages")).isEqualTo(whole.list("usages").subList(1, 3));
        var beyond = own(until + "&offset=1000");
        assertThat(beyond.json()).containsEntry("totalUsages", total);
        assertThat(beyond.list("usages")).isEmpty();
    }

    @Test
    void aPeriodHasItsFirstAndLastMoment() {
        looked(3);
        var times = own("").list("usages").stream()
                .map(usage -> String.valueOf(usage.get("logtime")))
                .toList();
        var exact = own("&periodStart=" + times.get(1) + "&periodEnd=" + times.get(0));
        assertThat(exact.list("usages"))
                .extracting(usage -> usage.get("logtime"))
                .containsExactly(times.get(0), times.get(1));
        assertThat(own("&periodEnd=2001-01-31T10:20:30%2B02:00").json()).containsEntry("totalUsages", 0);
    }

    @Test
    void aLowerCaseCheckCharacterAndNoCountryAreUnderstood() {
        assertThat(find(family.guardianNumber, "userCode=cn" + family.guardianNumber.toLowerCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofWhoIsNotRegisteredNobodyLooked() {
        var number = Neighbourhood.number();
        var reply = find(number, "userCode=" + number);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Map.of("totalUsages", 0, "usages", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, limit-range",
        "limit=1001, limit, limit-range",
        "limit=x, limit, limit-range",
        "offset=-1, offset, whole-number-expected",
        "periodStart=2021-01-31, periodStart, instant-form",
        "periodEnd=2021-01-31T10:20:30, periodEnd, instant-form",
        "periodStart=2022-01-01T00:00:00Z&periodEnd=2021-01-01T00:00:00Z, periodEnd, ends-before-it-starts",
        "userId=1, userId, unknown-parameter",
        "limit=1&limit=2, limit, parameter-repeated"
    })
    void aWrongRequestIsAnswered400WithAllThatIsWrong(String part, String pointer, String code) {
        var reply = own("&" + part);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.list("errors"))
                .anySatisfy(error ->
                        assertThat(error).containsEntry("pointer", pointer).containsEntry("code", code));
    }

    @ParameterizedTest
    @CsvSource({"EE12345678901", "CN99720119500101100", "997201195001011000", "CN"})
    void whatIsNoNumberIsRefused(String code) {
        var reply = find(code, "userCode=" + code);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.list("errors"))
                .extracting(error -> error.get("pointer") + " " + error.get("code"))
                .containsExactlyInAnyOrder("X-Road-UserId user-code-form", "userCode user-code-form");
    }

    @Test
    void whoAsksAndAboutWhomMustBothBeSaid() {
        var reply = gateway.get("/v2/findUsage");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.list("errors"))
                .extracting(error -> error.get("pointer") + " " + error.get("code"))
                .containsExactlyInAnyOrder("X-Road-UserId header-missing", "userCode parameter-missing");
    }

    @Test
    void aboutAnotherIsAnsweredOnlyWhereOneActsForThem() {
        var about = "userCode=" + family.childNumber;
        var before = log(family.child).size();
        assertThat(find(family.guardianNumber, about).list("errors"))
                .extracting(error -> error.get("code"))
                .containsExactly("user-code-other");
        assertThat(log(family.child)).as("who was refused saw nothing").hasSize(before);
        family.record();
        var reply = find(family.guardianNumber, about);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).contains("试验派出所").doesNotContain("试监护", family.guardianNumber);
        assertThat(log(family.child).getFirst().file()).isEqualTo("监护 guardianship");
        assertThat(find(family.childNumber, "userCode=" + family.guardianNumber).status())
                .isEqualTo(400);
        family.end();
        assertThat(find(family.guardianNumber, about).status()).isEqualTo(400);
    }

    @Test
    void whatIsWithheldIsNotTold() throws SQLException {
        looked(1);
        assertThat(own("").text()).contains("试验派出所");
        var withholding = UUID.randomUUID();
        asOwner("""
                insert into oversight.withholding (withholding, unit, unit_name, file, issuer, order_number, until, account)
                values ('%1$s', '%2$s', '试', 'T-1', '试法院', '1', current_date + 9, gen_random_uuid());
                insert into oversight.withheld (withholding, unit, file, until)
                values ('%1$s', '%2$s', 'T-1', current_date + 9)
                """.formatted(withholding, family.registrar.unit().value()));
        var reply = own("");
        assertThat(reply.text()).doesNotContain("试验派出所");
        assertThat(reply.json())
                .containsEntry("totalUsages", reply.list("usages").size());
    }

    @Test
    void noNumberStandsInTheAccessLogOrInTheProgramsOwn(CapturedOutput output) throws SQLException {
        own("");
        own("&limit=0");
        find(family.guardianNumber, "userCode=" + family.childNumber);
        assertThat(output.getAll()).doesNotContain(family.guardianNumber, family.childNumber);
        assertThat(log(family.guardian)).noneMatch(entry -> entry.toString().contains(family.guardianNumber));
    }

    @Test
    void thePeriodBeginsWhenLooksWereFirstKept() {
        var reply = gateway.get("/v2/usagePeriod");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).containsOnlyKeys("periodStart");
        assertThat(OffsetDateTime.parse(String.valueOf(reply.json().get("periodStart"))))
                .isBefore(OffsetDateTime.now());
    }

    @Test
    void theHeartbeatIsThatOfTheLog() {
        assertThat(gateway.get("/v2/heartbeat").json()).containsEntry("status", "OK");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR", "REPORTER", "WARRANT_OFFICER"})
    void nobodyElseGetsIn(Role role) {
        var caller = ApiCaller.of(house, port, role).with("X-Road-UserId", family.guardianNumber);
        assertThat(caller.get("/v2/findUsage?userCode=" + family.guardianNumber).status())
                .isEqualTo(403);
        assertThat(caller.get("/v2/heartbeat").status()).isEqualTo(403);
        assertThat(ApiCaller.nobody(port).get("/v2/usagePeriod").status()).isEqualTo(401);
    }

    @Test
    void aGatewayReachesNothingElse() {
        var caller = gateway.forPurpose("own-usage");
        for (var path : List.of("persons?documentNumber=1", "duplicates", "following", "divisions")) {
            assertThat(caller.get("/api/v1/" + path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void everyAnswerKeepsToTheContract() {
        if (!Files.isRegularFile(CONTRACT)) {
            System.out.println("DATA TRACKER CONTRACT LEFT OUT: it is not here.");
        }
        Assumptions.assumeTrue(Files.isRegularFile(CONTRACT), "The contract is not here: left out.");
        var contract = new Contract(CONTRACT);
        looked(1);
        var numbers = Map.of("X-Road-UserId", family.guardianNumber, "userCode", family.guardianNumber);
        assertThat(contract.operations()).hasSize(3);
        for (var operation : contract.operations()) {
            var query = new StringBuilder("?");
            var caller = gateway;
            for (var parameter : contract.parameters(operation)) {
                var name = String.valueOf(parameter.get("name"));
                var value = numbers.getOrDefault(
                        name, name.equals("limit") ? "7" : name.equals("offset") ? "0" : example(name));
                if ("header".equals(parameter.get("in"))) {
                    caller = caller.with(name, value);
                } else {
                    query.append(name).append('=').append(value).append('&');
                }
            }
            var reply = caller.get(operation.path() + query);
            assertThat(reply.status()).as("%s: %s", operation, reply.text()).isEqualTo(200);
            assertThat(reply.type()).isEqualTo("application/json");
            contract.requireFits(
                    operation.toString(), reply.json(), contract.answer(operation, "200", "application/json"));
        }
        assertThat(own("").list("usages")).isNotEmpty();
        var answer = contract.operations().stream()
                .filter(operation -> operation.path().equals("/v2/findUsage"))
                .findFirst()
                .orElseThrow();
        contract.requireFits("all", own("").json(), contract.answer(answer, "200", "application/json"));
    }

    private static String example(String name) {
        return name.equals("periodStart") ? "2021-01-31T10:20:30Z" : "2099-01-31T10:20:30Z";
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
