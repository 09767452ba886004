package org.anju.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.accounts.Accounts;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Words;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.places.StreetRow;
import org.anju.residents.Declaration;
import org.anju.residents.Duplicates;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.anju.shared.Tongue;
import org.anju.shared.Verdict;
import org.anju.town.Town;
import org.anju.town.TownDwelling;
import org.anju.town.TownStay;

/// Fills an empty register with an invented town, by the same ways that an office's own files take.
final class Demo {

    /// The one password of the demo's accounts; no other installation has any that it did not choose.
    static final String PASSWORD = "anju-demo-2026";

    private static final int BATCH = 1_000;
    private static final int TWICE = 36;
    private static final int COMPARED = 200;
    private static final PurposeCode IMPORT = new PurposeCode("office-import");
    private static final PurposeCode REGISTRATION = new PurposeCode("residence-registration");

    private final Installation.Running running;
    private final Words words;
    private final PrintStream out;

    Demo(Installation.Running running, Words words) {
        this(running, words, System.out);
    }

    Demo(Installation.Running running, Words words, PrintStream out) {
        this.running = running;
        this.words = words;
        this.out = out;
    }

    /// An account to try the program with.
    record Account(String login, String zh, String en) {
        String what(Tongue tongue) {
            return tongue == Tongue.ZH ? zh : en;
        }
    }

    List<Account> accounts() {
        var own = List.of(
                new Account("registrar", "登记员（窗口）", "registrar at the desk"),
                new Account("reviewer", "审核员", "reviewer"),
                new Account("reviewer2", "第二位审核员（确认合并等事项）", "a second reviewer, who confirms"),
                new Account("auditor", "审计员（答复查询异议）", "auditor, answers complaints about looks"),
                new Account("officer", "协查核实员", "warrant officer"),
                new Account("officer2", "另一单位的协查核实员", "warrant officer of another unit"),
                new Account("worker", "社区工作者（用手机采集）", "community worker (with a phone)"),
                new Account("worker2", "社区工作者（用手机采集）", "another community worker"),
                new Account("admin", "管理员（看不到个人信息）", "administrator (sees no person)"),
                new Account("resident", "居民本人（网上）", "a resident in the portal"));
        return Stream.of(own, DemoDeclarations.ACCOUNTS, DemoPostings.ACCOUNTS)
                .flatMap(List::stream)
                .filter(account ->
                        running.the(Accounts.class).findAccount(account.login()).isPresent())
                .toList();
    }

    /// Grows the town where the register is still empty; a register that was filled half way is filled to its
    /// end. Throws [Problem] `demo-half` where it was stopped among the people who sign in: those are made once.
    void fill(long seed, int persons) {
        var accounts = running.the(Accounts.class);
        if (accounts.findAccount("resident").isPresent()) {
            return;
        }
        if (accounts.findAccount("admin").isPresent()) {
            throw new Problem(Problem.Kind.CONFLICT, "demo-half");
        }
        var started = System.nanoTime();
        out.println(words.t("cli.demo.growing", persons));
        var town = Town.grow(seed, persons, LocalDate.now(running.the(Clock.class)));
        register(town);
        people(accounts, town);
        running.doNow("FigureDuties.countMonths");
        out.println(words.t("cli.demo.grown", (System.nanoTime() - started) / 1_000_000 / 1000.0));
    }

    /// Everything that the town says of itself: divisions, streets, dwellings and stays.
    void register(Town town) {
        var places = running.the(Places.class);
        must(places.importDivisions(town.divisions().stream()
                .map(division -> DivisionRow.today(
                        division.code(), division.name(), division.parent() == null ? "" : division.parent()))
                .toList()));
        must(places.importStreets(town.streets().stream()
                .map(street -> new StreetRow(
                        street.division(),
                        street.name(),
                        street.line().stream()
                                .map(point -> new Position(point.longitude(), point.latitude()))
                                .toList()))
                .toList()));
        var dwellings = running.the(Dwellings.class);
        inBatches(
                town.dwellings(),
                town.dwellingCount(),
                "cli.demo.dwellings",
                batch -> must(dwellings.accept(batch.stream().map(Demo::row).toList())));
        var access = running.the(Accounts.class).systemAccess(IMPORT, "DEMO", Channel.IMPORT);
        var observations = running.the(Observations.class);
        inBatches(
                town.stays(),
                town.stayCount(),
                "cli.demo.stays",
                batch -> observations.observe(
                        batch.stream().map(Demo::declaration).toList(), access));
    }

    /// Staff, a few doubtful declarations, and a resident whose record somebody has looked at.
    private void people(Accounts accounts, Town town) {
        var city = town.divisions().stream()
                .map(division -> DivisionCode.read(division.code()))
                .filter(code -> code.level() == DivisionCode.Level.CITY)
                .findFirst()
                .orElseThrow();
        var station = accounts.createUnit("云汀市公安局人口管理支队", "Yunting Population Office", city);
        var audit = accounts.createUnit("云汀市审计局", "Yunting Audit Office", null);
        accounts.createStaff("admin", "管理员 安", PASSWORD, station, Role.ADMINISTRATOR);
        accounts.createStaff("registrar", "邓晓岚", PASSWORD, station, Role.REGISTRAR);
        accounts.createStaff("reviewer", "郭𬀩", PASSWORD, station, Role.REVIEWER);
        accounts.createStaff("reviewer2", "诸葛敏", PASSWORD, station, Role.REVIEWER);
        accounts.createStaff("auditor", "欧阳慎", PASSWORD, audit, Role.AUDITOR);
        var second = accounts.createUnit("云汀县公安局核查室", "Yunting Verification Office", null);
        accounts.createStaff("officer", "司徒明", PASSWORD, station, Role.WARRANT_OFFICER);
        accounts.createStaff("officer2", "上官正", PASSWORD, second, Role.WARRANT_OFFICER);
        out.println(words.t("cli.demo.points", new DemoPoints(running, station).add(town)));
        var made = new DemoCases(running).add(town);
        out.println(words.t("cli.demo.cases", made.cases()));
        new DemoDeclarations(running).add(accounts, town);
        doubtful(accounts, town);
        twice(accounts, town);
        out.println(words.t("cli.demo.visits", new DemoRound(running).walk(town)));
        new DemoQuarter(running).remember();
        new DemoPostings(running).add(city);
        looked(accounts, made.holder());
    }

    private void looked(Accounts accounts, TownStay stay) {
        var residents = running.the(Residents.class);
        var registrar = accounts.findAccount("registrar").orElseThrow();
        var access = registrar.access(REGISTRATION, "YT-2026-0412", Channel.DESK);
        var outcome = residents.search(new Search.ByNumber(stay.kind(), stay.number()), access);
        if (!(outcome instanceof Search.Outcome.Hits(var hits, var scope, var more)) || hits.isEmpty()) {
            throw new IllegalStateException("The demo's resident is not in the register: " + outcome);
        }
        PersonId person = hits.getFirst().person();
        residents.get(person, residents.now(), access);
        var code = residents.issueClaimCode(person, access);
        accounts.claim(code, "resident", stay.name(), PASSWORD);
        var resident = accounts.findAccount("resident").orElseThrow();
        new DemoCases(running).own(resident);
        new DemoHall(running).add(resident);
    }

    /// Declarations of the kinds that have to wait for a person's decision.
    private void doubtful(Accounts accounts, Town town) {
        var access = accounts.systemAccess(IMPORT, "DEMO-2", Channel.IMPORT);
        var some = town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .skip(40)
                .limit(12)
                .toList();
        var doubts = new ArrayList<Declaration>();
        for (int i = 0; i < some.size(); i++) {
            var stay = some.get(i);
            var right = declaration(stay);
            doubts.add(
                    switch (i % 4) {
                        case 0 -> with(right, "示例" + stay.name(), right.sex(), right.birth(), right.address());
                        case 1 ->
                            with(
                                    right,
                                    right.name(),
                                    stay.sex() == Sex.MALE ? "女" : "男",
                                    right.birth(),
                                    right.address());
                        case 2 ->
                            with(
                                    right,
                                    right.name(),
                                    right.sex(),
                                    stay.birth().minusYears(1).toString(),
                                    right.address());
                        default -> with(right, right.name(), right.sex(), right.birth(), "云汀市不存在路9号1栋1单元101室");
                    });
        }
        var held = running.the(Observations.class).observe(doubts, access).stream()
                .filter(receipt -> receipt.verdict().kind() == Verdict.Kind.HELD)
                .count();
        if (held == 0) {
            throw new IllegalStateException("None of the demo's doubtful declarations was held.");
        }
    }

    /// Another character of the same sound.
    private static final Map<String, String> HOMOPHONES =
            Map.of("伟", "炜", "丽", "莉", "静", "婧", "强", "墙", "芳", "方", "军", "君", "敏", "闵", "勇", "永");

    /// People who were registered a second time: under a passport, with a number that differs in one digit, or
    /// without any; some with a name that sounds the same.
    private void twice(Accounts accounts, Town town) {
        var access = accounts.systemAccess(IMPORT, "DEMO-3", Channel.IMPORT);
        var some = town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD
                        && !stay.phone().isEmpty())
                .skip(60)
                .limit(TWICE * 2L)
                .toList();
        var again = new ArrayList<Declaration>();
        for (int i = 0; i < Math.min(TWICE, some.size() / 2); i++) {
            var stay = some.get(i);
            var elsewhere = some.get(some.size() - 1 - i).address();
            again.add(
                    switch (i % 3) {
                        case 0 -> second(stay, sounding(stay.name()), "护照", "E8" + (1_000_000 + i), elsewhere);
                        case 1 -> second(stay, stay.name(), "居民身份证", mistyped(stay.number()), stay.address());
                        default -> second(stay, sounding(stay.name()), "无", "", elsewhere);
                    });
        }
        running.the(Observations.class).observe(again, access);
        var duplicates = running.the(Duplicates.class);
        var compared = 0;
        for (int part = duplicates.compareWhoIsNew(COMPARED); part > 0; ) {
            compared += part;
            part = duplicates.compareWhoIsNew(COMPARED);
        }
        out.println(words.t("cli.demo.compared", compared));
    }

    private static Declaration second(TownStay of, String name, String kind, String number, String address) {
        return new Declaration(
                name,
                of.sex() == Sex.MALE ? "男" : "女",
                kind,
                number,
                of.birth().toString(),
                of.household(),
                address,
                "2026-03",
                "",
                of.phone(),
                "社区走访");
    }

    private static String sounding(String name) {
        for (var pair : HOMOPHONES.entrySet()) {
            if (name.indexOf(pair.getKey()) > 0) {
                return name.replace(pair.getKey(), pair.getValue());
            }
        }
        return name;
    }

    /// The last but one digit of the order number is another, and the check digit fits it.
    private static String mistyped(String number) {
        var digit = (char) ('0' + (number.charAt(15) - '0' + 1) % 10);
        var seventeen = number.substring(0, 15) + digit + number.charAt(16);
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    private static Declaration with(Declaration of, String name, String sex, String birth, String address) {
        return new Declaration(
                name,
                sex,
                of.documentKind(),
                of.documentNumber(),
                birth,
                of.household(),
                address,
                of.movedIn(),
                of.reason(),
                of.phone(),
                of.source());
    }

    private static DwellingRow row(TownDwelling dwelling) {
        return new DwellingRow(
                dwelling.code(),
                dwelling.community(),
                dwelling.address(),
                String.valueOf(dwelling.place().longitude()),
                String.valueOf(dwelling.place().latitude()),
                dwelling.use());
    }

    static Declaration declaration(TownStay stay) {
        return new Declaration(
                stay.name(),
                stay.sex() == Sex.MALE ? "男" : "女",
                stay.kind().name(),
                stay.number(),
                stay.birth().toString(),
                stay.household(),
                stay.address(),
                stay.moved().text(),
                stay.reason(),
                stay.phone(),
                stay.source());
    }

    private <T> void inBatches(Stream<T> rows, int count, String key, Consumer<List<T>> take) {
        var batch = new ArrayList<T>(BATCH);
        var done = new int[1];
        rows.forEachOrdered(row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                flush(batch, take, done, count, key);
            }
        });
        flush(batch, take, done, count, key);
    }

    private <T> void flush(List<T> batch, Consumer<List<T>> take, int[] done, int count, String key) {
        if (batch.isEmpty()) {
            return;
        }
        take.accept(List.copyOf(batch));
        var before = done[0] * 10L / count;
        done[0] += batch.size();
        batch.clear();
        if (done[0] * 10L / count > before) {
            out.println(words.t(key, done[0], count));
        }
    }

    private static void must(List<Verdict> verdicts) {
        for (var verdict : verdicts) {
            if (verdict.kind() == Verdict.Kind.REFUSED || verdict.kind() == Verdict.Kind.HELD) {
                throw new IllegalStateException("The invented town has a row that does not go in: " + verdict);
            }
        }
    }
}
