package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.accounts.Accounts;
import org.anju.complaints.Complaints;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Shown;
import org.anju.requests.RequestKind;
import org.anju.requests.Requests;
import org.anju.requests.Wish;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Somebody with values like nobody else's lives here, is looked at, complains, asks, signs in, and is
/// erased. Then every table of every schema is read as its owner, every column as text, and what is sealed
/// is opened, and the files of the tables are read as bytes: nothing of it is anywhere. The same search
/// finds all of it before, or it would prove nothing.
@HouseTest
class CanaryTests {

    private static final Pattern BYTES = Pattern.compile("\\\\+x([0-9a-f]{58,})");

    private static final String NAME = "鸞麤鱻";
    private static final String PHONE = "13987650417";
    private static final String LOGIN = "canary-" + UUID.randomUUID();
    private static final String CALLED = "阿鸞";
    private static final String COMPLAINED = "金丝雀查询异议之言";
    private static final String REPLIED = "金丝雀答复之言";
    private static final String ASKED = "金丝雀请求之言";
    private static final String PAPER = "金丝雀证明甲子";
    private static final String VISITED = "金丝雀走访之言";
    private static final String LET = "金丝雀房产证号";
    private static final String GUARDED = "金2026丝0412";
    private static final String GUARDING = "金2026雀0413";
    private static final String PASSKEY = "金丝雀的通行密钥";
    private static final String KNOWN_AS = "canary-at-the-provider-" + UUID.randomUUID();
    private static final String BROWSER = "金丝雀的浏览器";

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Keyring keyring;

    @Test
    void ofAnErasedPersonNothingIsLeftInAnyTable() throws Exception {
        var number = Neighbourhood.number();
        var canaries = List.of(
                NAME,
                number,
                PHONE,
                LOGIN,
                CALLED,
                COMPLAINED,
                REPLIED,
                ASKED,
                PAPER,
                VISITED,
                LET,
                GUARDED,
                GUARDING,
                PASSKEY,
                KNOWN_AS,
                BROWSER);
        var street = Neighbourhood.build(house);
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(
                        List.of(new Declaration(
                                NAME,
                                "",
                                "居民身份证",
                                number,
                                "",
                                "997201",
                                street.room(604),
                                "2021-01-01",
                                "自有住房",
                                PHONE,
                                "本人申报")),
                        registrar);
        var residents = house.getBean(Residents.class);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        residents.get(person, residents.now(), registrar);
        var who = house.getBean(Accounts.class)
                .claim(residents.issueClaimCode(person, registrar), LOGIN, CALLED, "一句自己记得住的话 2026");
        var self = new Access(
                who.account(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
        var log = house.getBean(AccessLog.class);
        var look = log.listAbout(person, self, null, 50).stream()
                .filter(entry -> entry.shown() == Shown.RECORD)
                .findFirst()
                .orElseThrow();
        var complaints = house.getBean(Complaints.class);
        var inspector = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        var complaint = complaints.get(complaints.complain(look, COMPLAINED, self), inspector);
        complaints.answer(complaint, look, org.anju.complaints.Complaint.Finding.EXPLAINED, REPLIED, inspector);
        house.getBean(Requests.class).make(person, new Wish(RequestKind.CORRECTION, "NAME", ASKED, PAPER), "", self);

        try (var owner = owner()) {
            elsewhere(owner, person, who.account());
            assertThat(left(owner, canaries).stream().map(one -> one.split(" ")[0]))
                    .as("before")
                    .containsAll(canaries);
            assertThat(inTheFiles(owner, canaries))
                    .as("in files, before")
                    .contains(NAME, LOGIN, CALLED, LET, PASSKEY, KNOWN_AS, BROWSER);
            var approvals = house.getBean(Approvals.class);
            var one = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
            var two = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
            approvals.confirm(approvals.propose(ProposalKind.ERASE_PERSON, List.of(person), Map.of(), "试验", one), two);
            assertThat(left(owner, canaries)).as("afterwards").isEmpty();
            for (var table : List.of("accounts.device", "factors.totp", "factors.recovery_code", "factors.passkey")) {
                assertThat(count(owner, table, who.account())).as(table).isZero();
            }
            vacuum(owner);
            assertThat(inTheFiles(owner, canaries)).as("in files, afterwards").isEmpty();
        }
    }

    /// What other modules keep of the person and of the account.
    private void elsewhere(Connection owner, PersonId person, AccountId account) throws SQLException {
        var visit = UUID.randomUUID();
        write(owner, """
                insert into fieldwork.visit (visit, phone, sequence, account, observed_at, outcome, digest, verdict)
                values (?, gen_random_uuid(), 1, gen_random_uuid(), now(), 'CONFIRMED', '', 'ACCEPTED')
                """, visit);
        write(
                owner,
                "insert into fieldwork.visit_content (subject, visit, content) values (?, ?, ?), (gen_random_uuid(), ?, ?)",
                person.value(),
                visit,
                keyring.seal(VISITED),
                visit,
                keyring.seal(VISITED));
        write(owner, """
                insert into declarations.landlordship (person, landlordship, dwelling, receipt, decided_at, granted, evidence,
                                                       reference)
                values (?, gen_random_uuid(), gen_random_uuid(), '', now(), true, 'PROPERTY_CERTIFICATE', ?)
                """, person.value(), LET);
        guardianship(owner, person.value(), UUID.randomUUID(), GUARDED);
        guardianship(owner, UUID.randomUUID(), person.value(), GUARDING);
        write(
                owner,
                "insert into identities.identity (issuer, known_as, account) values ('https://id.example', ?, ?)",
                KNOWN_AS,
                account.value());
        write(owner, """
                insert into factors.passkey (credential, account, name, attested, counter, made)
                values (gen_random_uuid()::text::bytea, ?, ?, '', 0, now())
                """, account.value(), PASSKEY);
        write(
                owner,
                "insert into factors.totp (account, secret, last_step, made) values (?, '', 0, now())",
                account.value());
        write(
                owner,
                "insert into factors.recovery_code (code, account, made) values (gen_random_uuid()::text::bytea, ?, now())",
                account.value());
        write(owner, """
                insert into accounts.device (device, account, name, means, began, last_used)
                values (gen_random_uuid(), ?, ?, 'PASSWORD', now(), now())
                """, account.value(), BROWSER);
    }

    private void guardianship(Connection owner, UUID ward, UUID guardian, String number) throws SQLException {
        write(owner, """
                insert into wards.guardianship (subject, guardianship, guardian, basis, paper, paper_number, since, until, account,
                                                unit, unit_name)
                values (?, gen_random_uuid(), ?, 'GUARDIAN', 'APPOINTMENT', ?, current_date, current_date + 9,
                        gen_random_uuid(), gen_random_uuid(), '')
                """, ward, guardian, keyring.seal(number));
    }

    private static void write(Connection owner, String sql, Object... values) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long count(Connection owner, String table, AccountId account) throws SQLException {
        try (var statement = owner.prepareStatement("select count(*) from " + table + " where account = ?")) {
            statement.setObject(1, account.value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Those of which the bytes are in a file of a table or an index. What is kept sealed is in none: its
    /// bytes are nobody's words. In the log of PostgreSQL they are until that part of it is used anew.
    private static List<String> inTheFiles(Connection owner, List<String> canaries) throws SQLException, IOException {
        var found = new ArrayList<String>();
        for (var file : files(owner)) {
            var written = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
            canaries.stream()
                    .filter(one -> written.contains(
                            new String(one.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                    .filter(one -> !found.contains(one))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> files(Connection owner) throws SQLException {
        var files = new ArrayList<Path>();
        var data = TestCluster.shared().directory().resolve("pgdata");
        try (var superuser = DriverManager.getConnection(
                        TestCluster.shared().jdbcUrl("postgres"),
                        TestCluster.shared().superuser(),
                        TestCluster.shared().superuserPassword());
                var checkpoint = superuser.createStatement()) {
            checkpoint.execute("checkpoint");
        }
        try (var statement = owner.createStatement()) {
            try (var rows = statement.executeQuery("""
                    select pg_relation_filepath(c.oid)
                    from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'i', 't') and n.nspname not in ('pg_catalog', 'information_schema')
                    """)) {
                while (rows.next()) {
                    files.add(data.resolve(rows.getString(1)));
                }
            }
        }
        return files;
    }

    /// Gives back the space of rows that were deleted.
    private static void vacuum(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var table : tables(owner)) {
                statement.execute("vacuum full " + table);
            }
        }
    }

    /// Each canary with each table that has it.
    private List<String> left(Connection owner, List<String> canaries) throws SQLException {
        var left = new ArrayList<String>();
        for (var table : tables(owner)) {
            try (var statement = owner.createStatement();
                    var rows = statement.executeQuery("select t::text from " + table + " t")) {
                while (rows.next()) {
                    var text = opened(rows.getString(1));
                    canaries.stream()
                            .filter(text::contains)
                            .map(canary -> canary + " in " + table)
                            .filter(line -> !left.contains(line))
                            .forEach(left::add);
                }
            }
        }
        return left;
    }

    /// A row with what is sealed in it opened.
    private String opened(String row) {
        var text = new StringBuilder(row);
        BYTES.matcher(row).results().map(found -> found.group(1)).forEach(hex -> {
            try {
                text.append('\n').append(keyring.unseal(HexFormat.of().parseHex(hex)));
            } catch (RuntimeException notSealed) {
                text.append('\n').append(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    private static List<String> tables(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("""
                        select c.oid::regclass::text
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
                        """)) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }
}
