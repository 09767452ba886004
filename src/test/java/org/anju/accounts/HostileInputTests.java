package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.Contract;
import org.anju.Hostile;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.complaints.Complaints;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.requests.RequestKind;
import org.anju.requests.Requests;
import org.anju.requests.Wish;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.wards.Family;
import org.anju.wards.Guardianship;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/// Hostile texts, in turns, through every form field, query and path of every handler, through headers, and
/// through every field of every document that the interface takes (OWASP ASVS 5.0, V1.2, V2.2, V16.2): the
/// house never fails, nothing comes back as markup, nothing leads elsewhere, and what was sent is in no
/// line of the logs.
///
/// Handlers are read from the house, fields from handlers, templates, sources and contract: a page added
/// tomorrow is tried too. In a house of its own, for it leaves strange rows.
@HouseTest
@TestPropertySource(properties = "anju.log.witness-seconds=61")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final String SURNAME = "龘";
    private static final String HOME = "997201";

    private static final Map<Role, String> PURPOSES = Map.of(
            Role.REGISTRAR, "residence-registration",
            Role.REVIEWER, "residence-registration",
            Role.WARRANT_OFFICER, "warrant-check",
            Role.AUDITOR, "inspection",
            Role.ADMINISTRATOR, "catalogue-upkeep");

    /// What of the doors of officers asks for another purpose, by a part of the path.
    private static final String REQUESTS = "/requests";

    /// Doors whose handler was passed with texts of ours, of all that there are.
    private static final double PASSED = 0.45;

    private static final List<String> HEADERS = List.of(
            "User-Agent",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Content-Type",
            "Content-Encoding",
            "Anju-Purpose",
            "Anju-File",
            "Idempotency-Key",
            "If-None-Match",
            "If-Modified-Since",
            "Range",
            "Referer",
            "Origin",
            "Authorization",
            "X-Requested-With");

    /// Requests to each handler with texts of our own, in turns.
    private static final int ROUNDS = 8;

    private static final int HEADERS_EACH = 4;
    private static final int TEXTS_EACH = 3;

    private static final Pattern FIELD = Pattern.compile(" name=\"([A-Za-z][A-Za-z0-9_-]*)\"");
    private static final Pattern ASKED = Pattern.compile("\\(\"([a-z][A-Za-z-]{1,24})\"");

    private final WebApplicationContext context;
    private final MockMvc house;
    private final RequestMappingHandlerMapping mapping;
    private final Map<Role, Actor> actors = new EnumMap<>(Role.class);
    private final Map<String, String> references = new TreeMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Contract contract = new Contract();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> passed = new TreeSet<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Map.Entry<String, String>> texts =
            Hostile.TEXTS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    private String number = "";

    HostileInputTests(
            @Autowired WebApplicationContext house,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.context = house;
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.mapping = mapping;
    }

    /// A handler and under which address and method it is reached.
    private record Door(Right right, HandlerMethod handler) {

        String module() {
            var name = handler.getBeanType().getPackageName();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    @BeforeAll
    void somebodyToSendItAndSomebodyItIsAbout() {
        var street = Neighbourhood.build(context);
        number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar(HOME);
        context.getBean(Observations.class)
                .observe(List.of(street.declaration(SURNAME + "敌意", number, 101, "2020-01-01")), registrar);
        var hits = (Search.Outcome.Hits) context.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = hits.hits().getFirst().person();
        references.put("persons", context.getBean(Keyring.class).reference(person.value()));
        var accounts = context.getBean(Accounts.class);
        for (var role : Accounts.STAFF_ROLES) {
            var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", DivisionCode.read(HOME));
            var login = "hostile-" + UUID.randomUUID();
            accounts.createStaff(login, "员", PASSWORD, unit, role);
            actors.put(role, actor(accounts, accounts.findAccount(login).orElseThrow()));
        }
        var resident = accounts.claim(
                accounts.issueClaimCode(person, registrar), "hostile-" + UUID.randomUUID(), "名", PASSWORD);
        actors.put(Role.RESIDENT, actor(accounts, resident));
        realReferences(person, resident);
        lines.start();
        root().addAppender(lines);
    }

    /// A request, a look, a complaint about it, a ward and a proposal, for paths that name one.
    private void realReferences(PersonId person, SignedIn resident) {
        var keyring = context.getBean(Keyring.class);
        var own = resident.access(new PurposeCode("own-record"), "self", Channel.PORTAL);
        var registrar = Neighbourhood.registrar(HOME);
        var request = context.getBean(Requests.class)
                .make(person, new Wish(RequestKind.ERASURE, "", "已迁出", ""), "", own)
                .request();
        references.put("requests", keyring.reference(request.value()));
        var residents = context.getBean(Residents.class);
        residents.get(person, residents.now(), registrar);
        var look = context.getBean(AccessLog.class).listAbout(person, own, null, 50).stream()
                .filter(entry -> entry.account().equals(registrar.by()))
                .findFirst()
                .orElseThrow();
        references.put("accesses", keyring.reference(look.access()));
        var complaint = context.getBean(Complaints.class).complain(look, "不知道", own);
        references.put("complaints", keyring.reference(complaint.value()));
        var family = Family.build(context);
        family.make(family.child, Guardianship.Basis.PARENT, number, family.born.plusYears(18));
        // Of somebody else: whoever is erased opens no door any more.
        var proposal = context.getBean(Approvals.class)
                .propose(ProposalKind.ERASE_PERSON, List.of(family.guardian), Map.of(), "试验", registrar);
        references.put("approvals", keyring.reference(proposal.value()));
        references.put("wards", keyring.reference(family.child.value()));
    }

    private static Actor actor(Accounts accounts, SignedIn who) {
        return new Actor(
                Actor.Way.SESSION,
                who,
                accounts.createApiKey(who.account(), "hostile"),
                PURPOSES.getOrDefault(who.role(), ""),
                true);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @AfterAll
    void theNumbers() {
        root().detachAppender(lines);
        System.out.printf(
                "HOSTILE: %d handlers, %d texts, %d requests; answers by status: %s; %d lines logged.%n",
                doors().size(),
                texts.size(),
                answers.values().stream().mapToInt(Integer::intValue).sum(),
                answers,
                lines.list.size());
    }

    @Test
    void everyFieldOfEveryHandlerTakesWhateverIsSent() {
        int next = 0;
        for (var door : doors()) {
            var fields = List.copyOf(fields(door));
            for (int round = 0; round < ROUNDS; round++) {
                var sent = new HashMap<String, String>();
                for (int i = 0; i < fields.size(); i++) {
                    // Every other round one text is everywhere, else as many different ones as there are.
                    int which = round % 2 == 0 ? next : next + i;
                    sent.put(fields.get(i), texts.get(which % texts.size()).getValue());
                }
                var text = texts.get(next++ % texts.size());
                // In half of the rounds the path is a real one, or no handler that has one would ever be passed.
                send(door, sent, round % 4 < 2 ? null : text.getValue(), null, text.getKey());
            }
        }
        requireNone();
        var all = doors().stream().map(door -> door.right().endpoint()).collect(Collectors.toSet());
        var missed = new TreeSet<>(all);
        missed.removeAll(passed);
        System.out.printf("HOSTILE: %d of %d doors passed; not: %s%n", passed.size(), all.size(), missed);
        assertThat(passed).as("not passed: %s", missed).hasSizeGreaterThan((int) (PASSED * all.size()));
    }

    @Test
    void everyFieldTakesTheTextsThatOthersGathered() {
        var more = Hostile.more();
        org.junit.jupiter.api.Assumptions.assumeFalse(more.isEmpty(), "No further texts lie beside the project.");
        int next = 0;
        for (var door : doors()) {
            var sent = new HashMap<String, String>();
            for (var field : fields(door)) {
                sent.put(field, more.get(next++ % more.size()));
            }
            send(door, sent, more.get(next++ % more.size()), null, "gathered " + next);
        }
        requireNone();
    }

    @Test
    void headersTakeWhateverIsSent() {
        var printable = texts.stream()
                .map(Map.Entry::getValue)
                .filter(text -> text.chars().noneMatch(c -> c < ' ' || c > 0xff) && text.length() < 2_000)
                .toList();
        int next = 0;
        for (var door : doors()) {
            for (int i = 0; i < HEADERS_EACH; i++) {
                var header = HEADERS.get(next % HEADERS.size());
                var text = printable.get(next++ % printable.size());
                send(door, Map.of(), null, Map.entry(header, text), header + ": " + text);
            }
        }
        requireNone();
    }

    /// A number or name that is a real person's, in every field there is: it must reach no log either.
    @Test
    void whatIsSentOfAPersonReachesNoLine() {
        for (var door : doors()) {
            var sent = new HashMap<String, String>();
            int i = 0;
            for (var field : fields(door)) {
                sent.put(field, i++ % 2 == 0 ? number : SURNAME + "敌意");
            }
            send(door, sent, number, null, "a person's number");
        }
        requireNone();
        assertThat(Files.exists(serverLog())).isTrue();
        assertThat(textOf(serverLog())).doesNotContain(number, SURNAME + "敌意", Hostile.MARK);
    }

    @Test
    void everyFieldOfEveryDocumentTakesWhateverIsSent() {
        for (var operation : contract.operations()) {
            if (!operation.method().equals("POST")) {
                continue;
            }
            var bodies = contract.contents(operation)
                    .limit(1)
                    .flatMap(body -> Contract.examples(body).stream())
                    .toList();
            for (var body : bodies) {
                var places = new ArrayList<List<Object>>();
                Documents.places(body, List.of(), places);
                int next = 0;
                for (var place : places) {
                    for (int i = 0; i < TEXTS_EACH; i++) {
                        var text = texts.get(next++ % texts.size()).getValue();
                        post(operation, JsonMapper.shared().writeValueAsString(Documents.with(body, place, text)));
                    }
                    for (var raw : Documents.RAW) {
                        post(operation, Documents.raw(body, place, raw));
                    }
                }
            }
            Documents.NONE.forEach(raw -> post(operation, raw));
        }
        requireNone();
    }

    private void post(Contract.Operation operation, String body) {
        var right = doors().stream()
                .map(Door::right)
                .filter(one -> one.path().equals(operation.path())
                        && one.method().split(" ")[0].equals(operation.method()))
                .findFirst()
                .orElseThrow();
        var builder = request(HttpMethod.POST, URI.create(filled(right.path(), null)))
                .header("Content-Type", mediaType(right))
                .content(body.getBytes(StandardCharsets.UTF_8));
        perform(right, sender(right).knock(builder, true), operation + " " + cut(body));
    }

    private void send(
            Door door,
            Map<String, String> fields,
            @Nullable String inPath,
            Map.@Nullable Entry<String, String> header,
            String what) {
        var right = door.right();
        var uri = URI.create(filled(right.path(), inPath));
        var method = right.method().equals("ANY") ? "GET" : right.method().split(" ")[0];
        if (uploads(door)) {
            var file = new MockMultipartFile("file", what, "text/csv", what.getBytes(StandardCharsets.UTF_8));
            hand(right, multipart(uri).file(file), fields, header, what);
        } else {
            hand(right, request(HttpMethod.valueOf(method), uri), fields, header, what);
        }
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> void hand(
            Right right,
            B builder,
            Map<String, String> fields,
            Map.@Nullable Entry<String, String> header,
            String what) {
        fields.forEach(builder::param);
        if (right.api() && !right.method().equals("GET") && header == null) {
            builder.header("Content-Type", mediaType(right)).content("{}");
        }
        var knocked = sender(right).knock(builder, right.api());
        if (header != null) {
            knocked.header(header.getKey(), header.getValue());
        }
        perform(right, knocked, right.endpoint() + " with " + what);
    }

    private static String mediaType(Right right) {
        return right.method().contains(" ") ? right.method().split(" ")[1] : "application/json";
    }

    private static boolean uploads(Door door) {
        return Stream.of(door.handler().getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getParameterType().getSimpleName().equals("MultipartFile"));
    }

    private void perform(Right right, RequestBuilder request, String what) {
        MockHttpServletResponse answer;
        int before = lines.list.size();
        try {
            var result = house.perform(request).andReturn();
            answer = result.getResponse();
            if (result.getHandler() instanceof HandlerMethod
                    && result.getResolvedException() == null
                    && answer.getStatus() < 400) {
                passed.add(right.endpoint());
            }
        } catch (Exception | StackOverflowError thrown) {
            var cause = thrown.getCause() == null ? thrown : thrown.getCause();
            faults.add(cut(what) + " → " + cause);
            return;
        }
        answers.merge(answer.getStatus(), 1, Integer::sum);
        var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (answer.getStatus() >= 500) {
            faults.add(cut(what) + " → " + answer.getStatus() + " " + said(before));
        }
        // What the firewall turns away has its page, or document, from the error dispatch of a real server.
        var type = String.valueOf(answer.getContentType());
        if (type.startsWith("text/html") && Tags.strangeIn(body)) {
            faults.add(cut(what) + " → comes back as markup");
        }
        if (type.startsWith("text/csv")
                && Pattern.compile("(?m)(?:^|,)\"?=" + Hostile.MARK)
                        .matcher(body)
                        .find()) {
            faults.add(cut(what) + " → comes back as a formula");
        }
        if (right.api()
                && !body.isEmpty()
                && answer.getStatus() >= 400
                && !type.startsWith("application/problem+json")) {
            faults.add(cut(what) + " → " + answer.getStatus() + " as " + type);
        }
        checkHeaders(answer, what);
        for (int i = before; i < lines.list.size(); i++) {
            var line = words(lines.list.get(i));
            if (Stream.of(Hostile.MARK, number, SURNAME).anyMatch(line::contains)) {
                faults.add(cut(what) + " → logged: " + cut(line));
            }
        }
    }

    /// What the checks above would miss, they would miss in all the rest too.
    @Test
    void theReaderOfPagesSeesWhatItLooksFor() {
        assertThat(Tags.strangeIn("<p title=\"&#34; " + Hostile.MARK + "=\">\" " + Hostile.MARK + "=</p>"))
                .isFalse();
        assertThat(Tags.strangeIn("<a href=\"/x?y=javascript:\">javascript:</a>"))
                .isFalse();
        for (var harm : List.of(
                "<p title=\"\" " + Hostile.MARK + "=\"1\">",
                "<p title='' " + Hostile.MARK + "='1'>",
                "<input value=a onfocus=alert(1)>",
                "<a href=\" javascript:x()\">",
                "<" + Hostile.MARK + ">",
                "<p>" + Hostile.EVALUATED + "</p>")) {
            assertThat(Tags.strangeIn(harm)).as(harm).isTrue();
        }
    }

    private void checkHeaders(MockHttpServletResponse answer, String what) {
        for (var name : answer.getHeaderNames()) {
            for (var value : answer.getHeaders(name)) {
                if (value.chars().anyMatch(c -> c == '\r' || c == '\n') || name.contains(Hostile.MARK)) {
                    faults.add(cut(what) + " → a header with a line end: " + name);
                }
            }
        }
        if (answer.getHeader("Location") instanceof String to
                && (!to.startsWith("/") || to.startsWith("//") || to.startsWith("/\\"))) {
            faults.add(cut(what) + " → leads to " + cut(to));
        }
    }

    /// What the house said of its own failure, for whoever has to mend it.
    private String said(int before) {
        return lines.list.subList(before, lines.list.size()).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> cut(words(event)))
                .findFirst()
                .orElse("");
    }

    private static String words(ILoggingEvent event) {
        var words = new StringBuilder(String.valueOf(event.getFormattedMessage()));
        for (@Nullable IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            words.append(" | ").append(thrown.getClassName()).append(": ").append(thrown.getMessage());
        }
        return words.toString();
    }

    private void requireNone() {
        var found = List.copyOf(faults);
        faults.clear();
        assertThat(found.stream().distinct().limit(25))
                .as("%d faults", found.size())
                .isEmpty();
    }

    private List<Door> doors() {
        var rights = Right.table();
        var doors = new ArrayList<Door>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues()
                        .forEach(path -> rights.values().stream()
                                .filter(right -> right.path().equals(path))
                                .filter(right ->
                                        info.getMethodsCondition().getMethods().isEmpty()
                                                || info.getMethodsCondition().getMethods().stream()
                                                        .anyMatch(method -> method.name()
                                                                .equals(right.method()
                                                                        .split(" ")[0])))
                                .forEach(right -> doors.add(new Door(right, handler)))));
        return doors;
    }

    /// Whatever a handler may look for, as far as it can be found: its own parameters, the fields of its
    /// module's templates, the names its module asks forms for, the parameters of the contract.
    private Set<String> fields(Door door) {
        var fields = new LinkedHashSet<String>();
        for (var parameter : door.handler().getMethodParameters()) {
            var named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null && parameter.getParameterType() == String.class) {
                fields.add(
                        named.name().isEmpty()
                                ? Objects.requireNonNull(
                                        parameter.getParameter().getName())
                                : named.name());
            }
        }
        if (door.right().api()) {
            contract.operations().stream()
                    .filter(operation -> operation.path().equals(door.right().path()))
                    .flatMap(operation -> contract.parameters(operation).stream())
                    .filter(parameter -> "query".equals(parameter.get("in")))
                    .forEach(parameter -> fields.add(String.valueOf(parameter.get("name"))));
        } else {
            fields.addAll(asked.computeIfAbsent(door.module(), HostileInputTests::askedIn));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static Set<String> askedIn(String module) {
        var names = new LinkedHashSet<String>();
        collect(Path.of("src/main/jte", module), ".jte", FIELD, names);
        collect(Path.of("src/main/java/org/anju", module), "Form.java", ASKED, names);
        collect(Path.of("src/main/java/org/anju", module), "Pages.java", ASKED, names);
        return names;
    }

    private static void collect(Path directory, String end, Pattern pattern, Set<String> names) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .forEach(file ->
                            pattern.matcher(textOf(file)).results().forEach(found -> names.add(found.group(1))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path serverLog() {
        return org.anju.TestCluster.shared().directory().resolve("postgres.log");
    }

    private Actor sender(Right right) {
        if (right.open()) {
            return new Actor(Actor.Way.NOBODY, null, "", "", false);
        }
        var role = Stream.of(Role.REGISTRAR, Role.REVIEWER, Role.RESIDENT)
                .filter(right.roles()::contains)
                .findFirst()
                .orElseGet(() -> right.roles().iterator().next());
        var actor = Objects.requireNonNull(actors.get(role), role.name());
        var way = !right.api() ? Actor.Way.SESSION : role == Role.COLLECTOR ? Actor.Way.PHONE : Actor.Way.KEY;
        var purpose = right.path().contains(REQUESTS) && right.path().startsWith("/desk/")
                ? "subject-request"
                : actor.purpose();
        return new Actor(way, actor.who(), actor.key(), purpose, true);
    }

    private String filled(String path, @Nullable String text) {
        var filled = path;
        if (text == null || text.isBlank()) {
            for (var reference : references.entrySet()) {
                filled =
                        filled.replaceAll("(/%s/)\\{[^}]*}".formatted(reference.getKey()), "$1" + reference.getValue());
            }
            return filled.replaceAll("\\{[^}]*}", "0".repeat(32)).replace("**", "x");
        }
        var encoded = UriUtils.encode(cut(text), StandardCharsets.UTF_8);
        return filled.replaceAll("\\{[^}]*}", encoded.replace("$", "%24")).replace("**", "x");
    }

    private static String cut(String text) {
        var plain = text.length() > 300 ? text.substring(0, 300) : text;
        return new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
