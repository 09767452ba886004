package org.anju.cli;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.accounts.Accounts;
import org.anju.accounts.PhoneId;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Use;
import org.anju.fieldwork.AreaId;
import org.anju.fieldwork.AreaPackage.Call;
import org.anju.fieldwork.Areas;
import org.anju.fieldwork.Doors;
import org.anju.fieldwork.Fact;
import org.anju.fieldwork.Outcome;
import org.anju.fieldwork.Packages;
import org.anju.fieldwork.ReturnReason;
import org.anju.fieldwork.Visit;
import org.anju.fieldwork.VisitId;
import org.anju.fieldwork.VisitVerdict;
import org.anju.fieldwork.Visits;
import org.anju.places.Places;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.IdentityNumber;
import org.anju.shared.P256;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.town.Town;
import org.jspecify.annotations.Nullable;

/// Fieldwork in the demo's town: every community an area, two workers with phones, and a day's visits, handed
/// in by the way that a phone takes.
final class DemoRound {

    private static final PurposeCode COLLECTION = new PurposeCode("field-collection");
    private static final PurposeCode REVIEW = new PurposeCode("visit-review");
    private static final PurposeCode REGISTRATION = new PurposeCode("residence-registration");
    private static final String PIN = "270491";
    private static final int DAYS_HELD = 150;
    private static final int VISITS = 60;

    private final Installation.Running running;
    private final Accounts accounts;
    private final Areas areas;
    private final Doors doors;
    private final Dwellings dwellings;
    private final LocalDate today;
    private int invented;

    DemoRound(Installation.Running running) {
        this.running = running;
        this.accounts = running.the(Accounts.class);
        this.areas = running.the(Areas.class);
        this.doors = running.the(Doors.class);
        this.dwellings = running.the(Dwellings.class);
        this.today = LocalDate.now(running.the(Clock.class));
    }

    /// @return how many visits were handed in
    int walk(Town town) {
        var reviewer = accounts.findAccount("reviewer").orElseThrow();
        var communities = communities(town);
        var home = communities.getFirst();
        var committee =
                accounts.createUnit(named(home) + "居民委员会", "Residents' Committee", home.at(DivisionCode.Level.COUNTY));
        accounts.createStaff("worker", "岑晓岚", Demo.PASSWORD, committee, Role.COLLECTOR);
        accounts.createStaff("worker2", "毋宁远", Demo.PASSWORD, committee, Role.COLLECTOR);
        var worker = accounts.findAccount("worker").orElseThrow();
        var second = accounts.findAccount("worker2").orElseThrow();
        var grids = new ArrayList<AreaId>();
        for (var community : communities) {
            if (community.equals(home)) {
                grids.addAll(halves(community, reviewer));
            } else {
                grids.add(area(named(community), community, reviewer));
            }
        }
        hold(grids.get(0), worker, reviewer);
        hold(grids.get(1), worker, reviewer);
        hold(grids.get(1), second, reviewer);
        for (int i = 1; i < communities.size(); i++) {
            if (home.at(DivisionCode.Level.COUNTY).holds(communities.get(i))) {
                hold(grids.get(i + 1), second, reviewer);
                break;
            }
        }
        grids.forEach(this::seenBefore);
        return day(worker, second, reviewer);
    }

    /// The town's communities, those with most dwellings first.
    private static List<DivisionCode> communities(Town town) {
        return town
                .dwellings()
                .collect(Collectors.groupingBy(dwelling -> dwelling.community(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> DivisionCode.read(entry.getKey()))
                .toList();
    }

    private String named(DivisionCode community) {
        return running.the(Places.class).path(community).getLast().name();
    }

    private AreaId area(String name, DivisionCode community, SignedIn reviewer) {
        var area = areas.create(name, community, Areas.USUAL_TARGET, reviewer);
        doors.refresh(area);
        return area;
    }

    /// Two grids of one community: every other building in the order of the list.
    private List<AreaId> halves(DivisionCode community, SignedIn reviewer) {
        var buildings = dwellings.doorsOf(community).stream()
                .sorted(Comparator.comparing((Addressed door) -> door.address().street())
                        .thenComparing(door -> door.address().number())
                        .thenComparing(door -> door.building().value()))
                .map(Addressed::building)
                .distinct()
                .toList();
        var one = areas.create(named(community) + "第一网格", community, 60, reviewer);
        var other = areas.create(named(community) + "第二网格", community, Areas.USUAL_TARGET, reviewer);
        int middle = Math.max(1, buildings.size() / 2);
        areas.assign(one, java.util.Set.copyOf(buildings.subList(0, middle)), reviewer);
        if (middle < buildings.size()) {
            areas.assign(
                    other, java.util.Set.<BuildingId>copyOf(buildings.subList(middle, buildings.size())), reviewer);
        }
        doors.refresh(one);
        doors.refresh(other);
        return List.of(one, other);
    }

    private void hold(AreaId area, SignedIn worker, SignedIn reviewer) {
        areas.hold(area, worker.account(), today.minusDays(DAYS_HELD), null, reviewer);
    }

    /// What the office knew before: some doors were visited lately, some long ago, some never.
    private void seenBefore(AreaId area) {
        var days = new HashMap<DwellingId, LocalDate>();
        for (var door : doors.list(List.of(area))) {
            var dice = Math.floorMod(door.dwelling().hashCode(), 100);
            if (dice < 30) {
                days.put(door.dwelling(), today.minusDays(2 + dice % 28));
            } else if (dice < 62) {
                days.put(door.dwelling(), today.minusDays(31 + dice % 60));
            } else if (dice < 86) {
                days.put(door.dwelling(), today.minusDays(95 + 7L * (dice % 24)));
            }
        }
        doors.recall(days, Channel.COLLECTOR);
    }

    /// A day in which most is as recorded, some is not, and some was changed at the desk while the workers
    /// were out.
    private int day(SignedIn worker, SignedIn second, SignedIn reviewer) {
        var phone = new DemoPhone(worker, enrol(worker, reviewer, "岑晓岚的手机"));
        var other = new DemoPhone(second, enrol(second, reviewer, "毋宁远的手机"));
        var calls = calls(phone, VISITS);
        var theirs = shared(other, calls);
        meanwhile(calls);
        var verdicts = new ArrayList<VisitVerdict>();
        var visits = new ArrayList<Visit>();
        for (int i = 0; i < calls.size(); i++) {
            visits.add(visit(phone, calls.get(i), i));
        }
        verdicts.addAll(phone.send(visits));
        var late = new ArrayList<Visit>();
        for (int i = 0; i < theirs.size(); i++) {
            late.add(late(other, theirs.get(i), i));
        }
        if (!late.isEmpty()) {
            verdicts.addAll(other.send(late));
            visits.addAll(late);
        }
        giveBack(visits, verdicts, reviewer);
        return visits.size();
    }

    private List<Call> calls(DemoPhone phone, int most) {
        var calls = running.the(Packages.class).pack(null, phone.access()).calls();
        var lived = calls.stream().filter(call -> !call.occupants().isEmpty()).toList();
        return lived.subList(0, Math.min(most, lived.size()));
    }

    /// The same doors on the other worker's phone, a few of those where something changed.
    private List<Call> shared(DemoPhone other, List<Call> calls) {
        var changed = new ArrayList<DwellingId>();
        for (int i = 0; i < calls.size(); i++) {
            if (i % 12 == 3) {
                changed.add(calls.get(i).door().dwelling());
            }
        }
        return running.the(Packages.class).pack(null, other.access()).calls().stream()
                .filter(call -> changed.contains(call.door().dwelling()))
                .limit(3)
                .toList();
    }

    /// The desk goes on while the workers are out.
    private void meanwhile(List<Call> calls) {
        var registrar = accounts.findAccount("registrar").orElseThrow();
        var access = registrar.access(REGISTRATION, "YT-2026-0731", Channel.DESK);
        var declared = new ArrayList<Declaration>();
        for (int i = 0; i < calls.size(); i++) {
            if (i % 20 == 5 || i % 20 == 11) {
                declared.add(
                        declaration("窗口登记", calls.get(i).dwelling().address().text()));
            }
        }
        running.the(Observations.class).observe(declared, access);
    }

    private Visit visit(DemoPhone phone, Call call, int i) {
        var occupant = call.occupants().getFirst().stay();
        var stays = call.occupants().stream()
                .<Fact>map(one -> new Fact.Stays(one.stay()))
                .toList();
        return switch (i % 20) {
            case 3, 15 -> phone.save(call, i, Outcome.CHANGED, new Fact.Left(occupant, month(1)));
            case 5 -> phone.save(call, i, Outcome.CHANGED, new Fact.Left(occupant, month(2)));
            case 6, 14 -> phone.save(call, i, Outcome.NOBODY_HOME);
            case 7 -> phone.save(call, i, Outcome.REFUSED);
            case 8 -> phone.save(call, i, Outcome.CHANGED, someone());
            case 9 -> phone.save(call, i, Outcome.CHANGED, new Fact.Used(Use.MIXED));
            case 10 -> phone.save(call, i, Outcome.CHANGED, new Fact.Never(occupant));
            case 12 -> phone.save(call, i, i < 20 ? Outcome.NOT_A_DWELLING : Outcome.NOBODY_HOME);
            case 13 -> i < 20 ? phone.found(call, i) : phone.save(call, i, Outcome.CONFIRMED);
            default -> phone.save(call, i, Outcome.CONFIRMED, stays.toArray(Fact[]::new));
        };
    }

    /// The other worker was at the same doors and says something else.
    private Visit late(DemoPhone phone, Call call, int i) {
        var occupant = call.occupants().getFirst().stay();
        return i % 2 == 0
                ? phone.save(call, i, Outcome.CHANGED, new Fact.Left(occupant, month(3)))
                : phone.save(call, i, Outcome.CONFIRMED, new Fact.Stays(occupant));
    }

    private void giveBack(List<Visit> visits, List<VisitVerdict> verdicts, SignedIn reviewer) {
        var access = reviewer.access(REVIEW, "YT-走访-0731", Channel.DESK);
        for (int i = 0, given = 0; i < visits.size() && given < 2; i++) {
            if (verdicts.get(i).reason().equals("never-lived-there")) {
                running.the(Visits.class).returnTo(visits.get(i).id(), ReturnReason.CHECK_WHO_LIVES_THERE, access);
                given++;
            }
        }
    }

    private String month(int ago) {
        return today.minusMonths(ago).toString().substring(0, 7);
    }

    private Fact someone() {
        return new Fact.New(declaration("走访登记", ""), "decree-663-8", true);
    }

    /// Nobody: the division code 99 is not assigned.
    private Declaration declaration(String reason, String address) {
        int n = invented++;
        var seventeen =
                "990102" + today.minusYears(20 + n % 40).toString().replace("-", "") + "%03d".formatted(900 + n % 99);
        var names = List.of("连诗雨", "缪思远", "卜向晨", "鲜于乐", "左丘明月", "邰小满", "禹静姝", "宓可人");
        return new Declaration(
                names.get(n % names.size()),
                "",
                "居民身份证",
                seventeen + IdentityNumber.checkCharacter(seventeen),
                "",
                "990102",
                address,
                month(1),
                reason.equals("走访登记") ? "租房" : "投亲",
                "",
                reason);
    }

    private PhoneId enrol(SignedIn worker, SignedIn reviewer, String label) {
        try {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            var point = ((ECPublicKey) pairs.generateKeyPair().getPublic()).getW();
            var key = new P256.Jwk("EC", "P-256", text(point.getAffineX()), text(point.getAffineY()));
            var phones = running.the(Phones.class);
            var code = phones.invite(worker.account(), reviewer).code();
            return Objects.requireNonNull(phones.enrol(code, label, key, PIN).phone());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256.", e);
        }
    }

    private static String text(BigInteger coordinate) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex("%064x".formatted(coordinate)));
    }

    /// A phone of the demo, which numbers its visits.
    private final class DemoPhone {

        private final SignedIn worker;
        private final PhoneId phone;
        private long sequence;

        DemoPhone(SignedIn worker, PhoneId phone) {
            this.worker = worker;
            this.phone = phone;
        }

        Access access() {
            return worker.access(COLLECTION, "走访 " + today, Channel.COLLECTOR);
        }

        Visit save(Call call, int i, Outcome outcome, Fact... facts) {
            return visit(call.door().dwelling(), call.base(), i, outcome, List.of(facts));
        }

        Visit found(Call near, int i) {
            var address = near.dwelling().address().text().replaceAll("[0-9]+室$", "9901室");
            return visit(
                    null,
                    "",
                    i,
                    Outcome.NEW_DWELLING,
                    List.of(new Fact.Found(
                            address,
                            Use.RESIDENTIAL,
                            near.door().dwelling(),
                            near.dwelling().position(),
                            12)));
        }

        private Visit visit(@Nullable DwellingId dwelling, String base, int i, Outcome outcome, List<Fact> facts) {
            var now = Instant.now(running.the(Clock.class));
            return new Visit(
                    new VisitId(UUID.randomUUID()),
                    ++sequence,
                    dwelling,
                    base,
                    now.minus(VISITS - i, ChronoUnit.SECONDS),
                    outcome,
                    facts,
                    "");
        }

        List<VisitVerdict> send(List<Visit> visits) {
            return running.the(Visits.class).accept(phone, visits, 0, access());
        }
    }
}
