package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every path of every module, with every role and with none (OWASP ASVS 5.0, V8): the table is read from the
/// house itself, so a page added tomorrow is in it.
@HouseTest
class EveryPathTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final Set<Role> STAFF = Set.of(Role.ADMINISTRATOR, Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR);

    private final Map<Role, SignedIn> people = new EnumMap<>(Role.class);
    private final MockMvc house;
    private final RequestMappingHandlerMapping mapping;

    EveryPathTests(
            @Autowired WebApplicationContext house,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired Accounts accounts) {
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.mapping = mapping;
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", null);
        for (var role : List.of(
                Role.ADMINISTRATOR,
                Role.REGISTRAR,
                Role.REVIEWER,
                Role.AUDITOR,
                Role.COLLECTOR,
                Role.REPORTER,
                Role.WARRANT_OFFICER)) {
            var login = "path-" + UUID.randomUUID();
            accounts.createStaff(login, "员", PASSWORD, unit, role);
            people.put(role, accounts.findAccount(login).orElseThrow());
        }
        var access = as(Role.REGISTRAR).access(new PurposeCode("subject-request"), "2026-1", Channel.DESK);
        var code = accounts.issueClaimCode(PersonId.next(), access);
        people.put(Role.RESIDENT, accounts.claim(code, "path-" + UUID.randomUUID(), "名", PASSWORD));
    }

    @TestFactory
    Stream<DynamicTest> aPathOpensToItsRolesAndToNobodyElse() {
        return paths("GET").stream()
                .flatMap(path -> Stream.concat(
                        Stream.of(DynamicTest.dynamicTest(path + " nobody", () -> checkNobody(path))),
                        people.values().stream()
                                .map(who ->
                                        DynamicTest.dynamicTest(path + " " + who.role(), () -> checkRole(path, who)))));
    }

    @TestFactory
    Stream<DynamicTest> aFormNeedsItsToken() {
        return paths("POST").stream()
                .filter(path -> !path.startsWith("/api/"))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var who = roles(path).isEmpty()
                            ? Role.REGISTRAR
                            : roles(path).iterator().next();
                    var answer = house.perform(request(HttpMethod.POST, filled(path))
                                    .with(authentication(Sessions.token(as(who))))
                                    .with(csrf().useInvalidToken()))
                            .andReturn()
                            .getResponse();
                    assertThat(answer.getStatus()).isEqualTo(403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPathIsInAnArea() {
        return Stream.of("GET", "POST")
                .flatMap(method -> paths(method).stream())
                .distinct()
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> assertThat(open(path) || !roles(path).isEmpty())
                                .as("%s lies in no area: nobody will ever see it", path)
                                .isTrue()));
    }

    private SignedIn as(Role role) {
        return Objects.requireNonNull(people.get(role));
    }

    private void checkNobody(String path) throws Exception {
        var answer =
                house.perform(request(HttpMethod.GET, filled(path))).andReturn().getResponse();
        checkHeaders(path, answer);
        if (open(path)) {
            assertThat(answer.getStatus()).isNotIn(401, 403);
            assertThat(String.valueOf(answer.getHeader("Location"))).doesNotStartWith("/sign-in");
        } else if (path.startsWith("/api/")) {
            assertThat(answer.getStatus()).isEqualTo(401);
        } else {
            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(String.valueOf(answer.getHeader("Location"))).startsWith("/sign-in");
        }
    }

    private void checkRole(String path, SignedIn who) throws Exception {
        var answer = house.perform(request(HttpMethod.GET, filled(path)).with(authentication(Sessions.token(who))))
                .andReturn()
                .getResponse();
        checkHeaders(path, answer);
        if (open(path)) {
            assertThat(answer.getStatus()).isNotIn(401, 403);
        } else if (roles(path).contains(who.role())) {
            assertThat(answer.getContentAsString()).doesNotContain("not-allowed", "您的岗位不能打开这一页");
        } else {
            assertThat(answer.getStatus()).isIn(401, 403);
        }
    }

    private static void checkHeaders(String path, MockHttpServletResponse answer) {
        var collect = path.startsWith("/collect");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo(collect ? AccountsSecurity.COLLECT_POLICY : AccountsSecurity.POLICY);
        assertThat(answer.getHeader("Permissions-Policy")).contains(collect ? "geolocation=(self)" : "geolocation=()");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isIn("same-origin", "no-referrer");
        // The app itself is kept on the phone, and the transparency log on the way; they say nothing of anybody.
        var log = path.equals("/open/log/checkpoint") || path.equals("/open/log/keys");
        assertThat(answer.getHeader("Cache-Control")).contains(collect ? "no-cache" : log ? "max-age=2" : "no-store");
    }

    private Set<String> paths(String method) {
        var paths = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()
                    || methods.stream().anyMatch(known -> known.name().equals(method))) {
                paths.addAll(info.getPatternValues());
            }
        });
        return paths;
    }

    // Written out here a second time, on purpose: the test does not ask the rules what the rules are.
    private static boolean open(String path) {
        return path.equals("/")
                || Set.of("/sign-in", "/sign-out", "/claim", "/preferences", "/error", "/collect", "/collect/worker.js")
                        .contains(path)
                || Set.of("/api/v1/openapi.yaml", "/api/v1/purposes", "/api/v1/collect/probe")
                        .contains(path)
                // A phone proves itself by what it sends.
                || path.equals("/api/v1/phones")
                || path.startsWith("/api/v1/phones/")
                || Stream.of("/open/", "/setup/", "/invitation/", "/d/", "/problems/")
                        .anyMatch(path::startsWith);
    }

    private static Set<Role> roles(String path) {
        // The catalogue is proposed by one and confirmed by another, who may be an auditor.
        if (path.startsWith("/desk/admin/purposes")) {
            return Set.of(Role.ADMINISTRATOR, Role.AUDITOR);
        }
        // Judicial instruments: nobody else, administrator and auditor included.
        if (path.startsWith("/desk/warrants") || path.startsWith("/api/v1/warrants")) {
            return Set.of(Role.WARRANT_OFFICER);
        }
        if (path.startsWith("/desk/purpose")) {
            return Set.of(Role.ADMINISTRATOR, Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR, Role.WARRANT_OFFICER);
        }
        if (path.startsWith("/desk/admin")) {
            return Set.of(Role.ADMINISTRATOR);
        }
        // What is grave is decided by those who decide what is held.
        if (path.startsWith("/desk/approvals")) {
            return Set.of(Role.REVIEWER);
        }
        // What a visit found is decided by those who may read it; a board of areas is for those who supervise.
        if (path.startsWith("/desk/reviews")) {
            return Set.of(Role.REGISTRAR, Role.REVIEWER);
        }
        if (path.startsWith("/desk/board")) {
            return Set.of(Role.REVIEWER, Role.ADMINISTRATOR, Role.AUDITOR);
        }
        // An office's files are handed in by those who register; a run is shown to whoever started it.
        if (path.equals("/desk/imports")) {
            return Set.of(Role.REGISTRAR, Role.REVIEWER);
        }
        // Who enrols phones and gives out areas; what a phone could not send is handed in by them.
        if (path.startsWith("/desk/phones")
                || path.startsWith("/desk/areas")
                || path.startsWith("/desk/fieldwork/rescue")) {
            return Set.of(Role.ADMINISTRATOR, Role.REVIEWER);
        }
        // A community worker has no desk.
        if (path.startsWith("/api/v1/collect/")) {
            return Set.of(Role.COLLECTOR);
        }
        // Numbers of who is registered where, though no names.
        if (path.equals("/desk/reports")) {
            return Set.of(Role.REGISTRAR, Role.REVIEWER);
        }
        // An organisation hands lists in, and has no other page than its home.
        if (path.startsWith("/desk/lists")) {
            return Set.of(Role.REPORTER);
        }
        if (path.equals("/desk")) {
            return Set.of(
                    Role.ADMINISTRATOR,
                    Role.REGISTRAR,
                    Role.REVIEWER,
                    Role.AUDITOR,
                    Role.REPORTER,
                    Role.WARRANT_OFFICER);
        }
        if (Stream.of("/desk/", "/map/", "/imports/", "/api/v1/").anyMatch(path::startsWith)) {
            return STAFF;
        }
        return path.equals("/me") || path.startsWith("/me/") ? Set.of(Role.RESIDENT) : Set.of();
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", "0".repeat(32)).replace("**", "x");
    }
}
