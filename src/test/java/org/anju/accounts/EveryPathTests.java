package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Every endpoint of every module × every role, signed in, with a key, by a phone and not at all × a person
/// of the own territory and of another (OWASP ASVS 5.0, V8). The endpoints are read from the house itself,
/// what is expected of them from `rights.tsv`: an endpoint added tomorrow fails here until somebody says who
/// gets in.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPathTests {

    /// Ends a turn at a machine and wipes it: whoever makes somebody send that makes them forget.
    private static final String FORGETS = "/kiosk/end";

    private static final String PASSWORD = "一句自己记得住的话 2026";

    /// Nobody else has this surname: where it stands in an answer, the person is shown, masked or not.
    private static final String SURNAME = "龘";

    private static final String HOME = "997201";
    private static final String ELSEWHERE = "997202";

    private final Map<String, Right> rights = Right.table();
    private final List<Actor> actors = new ArrayList<>();
    private final Map<String, String> references = new TreeMap<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger faulty = new AtomicInteger();
    private final AtomicInteger unseen = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    private final WebApplicationContext context;
    private final MockMvc house;
    private final RequestMappingHandlerMapping mapping;
    private final Accounts accounts;
    private final Purposes purposes;
    private final Keyring keyring;

    EveryPathTests(
            @Autowired WebApplicationContext house,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired Accounts accounts,
            @Autowired Purposes purposes,
            @Autowired Keyring keyring) {
        this.context = house;
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.mapping = mapping;
        this.accounts = accounts;
        this.purposes = purposes;
        this.keyring = keyring;
    }

    @BeforeAll
    void somebodyToBeSeenAndSomebodyOfEachKind() {
        var street = Neighbourhood.build(context);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar(HOME);
        context.getBean(Observations.class)
                .observe(List.of(street.declaration(SURNAME + "矩阵", number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) context.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = found.hits().getFirst().person();
        var dwellings = context.getBean(Dwellings.class);
        var room = ((Located.Found) dwellings.resolve(List.of(street.room(101))).getFirst()).dwelling();
        references.put("persons", keyring.reference(person.value()));
        references.put("dwellings", keyring.reference(room.value()));
        references.put(
                "buildings", keyring.reference(dwellings.get(room).building().value()));

        actors.add(new Actor(Actor.Way.NOBODY, null, "", "", false));
        for (var territory : List.of(HOME, ELSEWHERE)) {
            var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", DivisionCode.read(territory));
            for (var role : Accounts.STAFF_ROLES) {
                var login = "path-" + UUID.randomUUID();
                accounts.createStaff(login, "员", PASSWORD, unit, role);
                add(accounts.findAccount(login).orElseThrow(), territory.equals(HOME));
            }
        }
        for (var whose : List.of(person, PersonId.next())) {
            var code = accounts.issueClaimCode(whose, registrar);
            add(accounts.claim(code, "path-" + UUID.randomUUID(), "名", PASSWORD), whose.equals(person));
        }
    }

    /// In every way in which this one may try to get in, with each purpose of the role and without.
    private void add(SignedIn who, boolean own) {
        var key = accounts.createApiKey(who.account(), "matrix");
        for (var way : List.of(Actor.Way.SESSION, Actor.Way.KEY)) {
            var shown = way == Actor.Way.KEY ? key : "";
            actors.add(new Actor(way, who, shown, "", own));
            opened(who.role())
                    .forEach(purpose ->
                            actors.add(new Actor(way, who, shown, purpose.code().value(), own)));
        }
        if (who.role() == Role.COLLECTOR) {
            actors.add(new Actor(Actor.Way.PHONE, who, key, "", own));
        }
    }

    /// What somebody in this role opens; residents and community workers have theirs by themselves.
    private List<Purpose> opened(Role role) {
        return role == Role.RESIDENT || role == Role.COLLECTOR ? List.of() : purposes.listFor(role);
    }

    /// Whoever comes the wrong way is tried with one purpose, not with each.
    private boolean tells(Actor actor, Right right) {
        return actor.purpose().isEmpty()
                || actor.at(right) != null
                || opened(Objects.requireNonNull(actor.who()).role())
                        .getFirst()
                        .code()
                        .value()
                        .equals(actor.purpose());
    }

    @AfterAll
    void theNumbers() {
        System.out.printf(
                "RIGHTS: %d endpoints, %d actors, %d combinations tried: %d refused at the door, %d let in as far as the empty form is told, %d let in; the person shown in %d, kept back in %d.%n",
                rights.size(),
                actors.size(),
                tried.get(),
                refused.get(),
                faulty.get(),
                tried.get() - refused.get() - faulty.get(),
                seen.get(),
                unseen.get());
    }

    @Test
    void everyEndpointIsInTheTableAndTheTableInventsNone() {
        assertThat(endpoints()).containsExactlyInAnyOrderElementsOf(rights.keySet());
    }

    @TestFactory
    Stream<DynamicTest> anEndpointOpensToItsRolesAndToNobodyElse() {
        return rights.values().stream()
                .map(right -> DynamicTest.dynamicTest(right.endpoint(), () -> {
                    for (var actor : actors) {
                        if (tells(actor, right)) {
                            check(right, actor);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aFormNeedsItsToken() {
        return rights.values().stream()
                .filter(right -> right.method().startsWith("POST") && !right.api())
                .map(right -> DynamicTest.dynamicTest(right.path(), () -> {
                    var who = right.open()
                            ? Role.REGISTRAR
                            : right.roles().iterator().next();
                    var answer = house.perform(asked(right)
                                    .with(authentication(Sessions.token(as(who))))
                                    .with(csrf().useInvalidToken()))
                            .andReturn()
                            .getResponse();
                    assertThat(answer.getStatus()).isEqualTo(right.path().equals(FORGETS) ? 303 : 403);
                }));
    }

    private SignedIn as(Role role) {
        return actors.stream()
                .map(Actor::who)
                .filter(Objects::nonNull)
                .filter(who -> who.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private void check(Right right, Actor actor) throws Exception {
        var answer = house.perform(actor.knock(asked(right), right.api()))
                .andReturn()
                .getResponse();
        var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        var said =
                "%s to %s: %d %s".formatted(right.endpoint(), actor, answer.getStatus(), answer.getHeader("Location"));
        checkHeaders(right.path(), answer);
        var role = actor.at(right);
        var admitted = right.open() || role != null && right.roles().contains(role);
        tried.incrementAndGet();
        // A handler that lets fewer in than the door says so once it knows for what; before, it asks that.
        var turnedAway = turnedAway(answer, body) || !admitted && role != null && asksForPurpose(answer, body);
        assertThat(turnedAway).as(said).isEqualTo(!admitted);
        if (!admitted) {
            refused.incrementAndGet();
            // Who is not known is asked who they are; who is known is told that it is not for them.
            assertThat(answer.getStatus()).as(said).isIn(role == null ? Set.of(303, 401, 403) : Set.of(303, 403, 422));
        }
        if (admitted && answer.getStatus() == 422) {
            // Nothing is known of the territory of whoever is told that the form is empty.
            faulty.incrementAndGet();
        }
        var shown = role != null
                && right.sees().contains(role)
                && (role == Role.RESIDENT
                        ? actor.own()
                        // A purpose that masks is too little for some pages.
                        : reaches(actor, answer.getStatus() == 403 ? Purpose.Opens.RECORD : Purpose.Opens.MASKED));
        assertThat(body.contains(SURNAME)).as("shown by %s", said).isEqualTo(shown);
        (shown ? seen : unseen).incrementAndGet();
        assertThat(answer.getStatus()).as(said).isLessThan(500);
    }

    /// Whether the purpose opens so much of the person's record, and reaches them.
    private boolean reaches(Actor actor, Purpose.Opens least) {
        if (actor.purpose().isEmpty()) {
            return false;
        }
        var purpose = purposes.get(new PurposeCode(actor.purpose()));
        return purpose.opens().compareTo(least) <= 0 && (actor.own() || purpose.territory() == Purpose.Territory.ANY);
    }

    /// A write about the person with all that it needs.
    ///
    /// @param least how much the purpose must open
    private record Whole(Purpose.Opens least, UnaryOperator<MockHttpServletRequestBuilder> filled) {}

    private Map<String, Whole> writes() {
        return Map.of(
                // Whoever sees that a record is wrong may propose, as two decide.
                "POST /desk/persons/{reference}/erasure",
                new Whole(Purpose.Opens.MASKED, form -> form.param("cause", "重复登记")),
                "POST /desk/persons/{reference}/acts",
                new Whole(Purpose.Opens.RECORD, form -> {
                    form.param("act", keyring.reference(Ids.next()));
                    description().forEach(form::param);
                    return form;
                }),
                "POST /api/v1/persons/{id}/acts",
                new Whole(
                        Purpose.Opens.RECORD,
                        json -> json.header("Idempotency-Key", "key-" + UUID.randomUUID())
                                .content(JsonMapper.shared().writeValueAsString(description()))));
    }

    private static Map<String, String> description() {
        return Map.of(
                "type", "describe",
                "name", SURNAME + "矩阵",
                "sex", "male",
                "birth", "1950-01-01",
                "household", "户" + UUID.randomUUID().toString().substring(0, 6),
                "reason", "document-changed",
                "evidence", "identity-document",
                "reference", "证 1");
    }

    @TestFactory
    Stream<DynamicTest> aWholeWriteAboutAPersonIsTakenFromWhoReachesThemAlone() {
        return writes().keySet().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint, () -> {
                    var right = Objects.requireNonNull(rights.get(endpoint));
                    var whole = Objects.requireNonNull(writes().get(endpoint));
                    int taken = 0;
                    for (var actor : actors) {
                        var role = actor.at(right);
                        if (role == null || !tells(actor, right)) {
                            continue;
                        }
                        var answer = house.perform(actor.knock(whole.filled().apply(asked(right)), right.api()))
                                .andReturn()
                                .getResponse();
                        var said = "%s to %s: %d".formatted(endpoint, actor, answer.getStatus());
                        var may = Set.of(Role.REGISTRAR, Role.REVIEWER).contains(role) && reaches(actor, whole.least());
                        if (may) {
                            assertThat(answer.getStatus()).as(said).isIn(200, 303);
                            assertThat(String.valueOf(answer.getHeader("Location")))
                                    .as(said)
                                    .doesNotContain("/desk/purpose");
                            taken++;
                        } else {
                            // Without a purpose an interface misses its header.
                            assertThat(answer.getStatus())
                                    .as(said)
                                    .isIn(403, actor.purpose().isEmpty() ? 422 : 403);
                        }
                    }
                    assertThat(taken).as("somebody may").isPositive();
                }));
    }

    private static boolean turnedAway(MockHttpServletResponse answer, String body) {
        return switch (answer.getStatus()) {
            case 401 -> true;
            case 303 -> String.valueOf(answer.getHeader("Location")).startsWith("/sign-in?back=%2F");
            case 403 ->
                Stream.of("您的岗位不能打开这一页", "/problems/not-allowed", "您已退出登录").anyMatch(body::contains);
            default -> false;
        };
    }

    private static boolean asksForPurpose(MockHttpServletResponse answer, String body) {
        return String.valueOf(answer.getHeader("Location")).startsWith("/desk/purpose?")
                || body.contains("/problems/purpose-header-missing");
    }

    private static void checkHeaders(String path, MockHttpServletResponse answer) {
        var collect = path.startsWith("/collect");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo(collect ? AccountsSecurity.COLLECT_POLICY : AccountsSecurity.POLICY);
        var located = collect || path.equals("/points");
        assertThat(answer.getHeader("Permissions-Policy")).contains(located ? "geolocation=(self)" : "geolocation=()");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isIn("same-origin", "no-referrer");
        // The app itself is kept on the phone, and the transparency log on the way; they say nothing of anybody.
        var log = path.equals("/open/log/checkpoint") || path.equals("/open/log/keys");
        // So are the keys of certificates and which hold no longer: whoever checks keeps them.
        var keys = (path.startsWith("/open/certificates/") || path.startsWith("/.well-known/"))
                && answer.getStatus() == 200;
        assertThat(answer.getHeader("Cache-Control"))
                .contains(collect ? "no-cache" : log ? "max-age=2" : keys ? "public" : "no-store");
    }

    private Set<String> endpoints() {
        var endpoints = new TreeSet<String>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues()
                        .forEach(path -> methods(info).forEach(method -> endpoints.add(method + " " + path))));
        return endpoints;
    }

    private static List<String> methods(RequestMappingInfo info) {
        var type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .filter(one -> !one.isCompatibleWith(MediaType.APPLICATION_JSON))
                .findFirst()
                .map(one -> " " + one)
                .orElse("");
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("ANY")
                : methods.stream().map(method -> method.name() + type).toList();
    }

    private MockHttpServletRequestBuilder asked(Right right) {
        var method = right.method().equals("ANY") ? "GET" : right.method().split(" ")[0];
        var builder = request(HttpMethod.valueOf(method), filled(right.path()))
                // Not from where other tests come: too many wrong door plates are held against an address.
                .remoteAddress("203.0.113.9");
        if (!right.api() || method.equals("GET")) {
            return builder;
        }
        var json = right.method().contains(" ")
                ? MediaType.parseMediaType(right.method().split(" ")[1])
                : MediaType.APPLICATION_JSON;
        return builder.contentType(json).content("{}");
    }

    /// The path with the person, the dwelling or the building in it that the trial is about; with a reference
    /// to nothing anywhere else.
    private String filled(String path) {
        var filled = path;
        for (var reference : references.entrySet()) {
            filled = filled.replaceAll("(/%s/)\\{[^}]*}".formatted(reference.getKey()), "$1" + reference.getValue());
        }
        return filled.replaceAll("\\{[^}]*}", "0".repeat(32)).replace("**", "x");
    }
}
