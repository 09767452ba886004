package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Random lives, act after act, in the register and in a model of a few lines: both must say the same of every
/// day at every time, and the database must never believe in two residences on one day.
@HouseTest
class CourseOracleTests {

    private static final int LIVES = 400;
    private static final int ACTS = 8;
    private static final LocalDate BORN = LocalDate.of(2001, 1, 1);
    private static final DivisionCode DIVISION = DivisionCode.read("997201001");

    @Autowired
    ApplicationContext house;

    @Autowired
    Observations observations;

    @Autowired
    Residents residents;

    @Autowired
    Acts acts;

    @Autowired
    Dwellings dwellings;

    @Autowired
    Environment settings;

    final Access officer = Neighbourhood.registrar(null);
    final List<DwellingId> rooms = new ArrayList<>();
    Neighbourhood street;
    private int names;

    @BeforeEach
    void aStreet() {
        street = Neighbourhood.build(house);
        for (int room : List.of(101, 102, 103, 201, 202)) {
            rooms.add(((Located.Found)
                            dwellings.resolve(List.of(street.room(room))).getFirst())
                    .dwelling());
        }
    }

    /// A stay in the model.
    private record Told(
            UUID id,
            @Nullable DwellingId home,
            PartialDate starts,
            @Nullable LocalDate absent) {}

    /// What the model believes at a time: stays in their order, and whether the person left.
    private record Belief(
            Instant since, List<Told> stays, @Nullable LocalDate left) {}

    @Test
    void theRegisterAndTheModelTellTheSameOfEveryDayAtEveryTime() throws SQLException {
        int compared = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            compared += life(new Random(seed), seed);
        }
        System.out.printf("%d lives, %d acts each, %d answers compared%n", LIVES, ACTS, compared);
        assertThat(compared).isGreaterThan(LIVES * ACTS);
        assertThat(days()).isEmpty();
    }

    private int life(Random chance, int seed) {
        var first = date(chance);
        var person = registered(0, first);
        var beliefs = new ArrayList<Belief>();
        beliefs.add(new Belief(Instant.now(), List.of(new Told(latest(person), rooms.getFirst(), first, null)), null));
        for (int i = 0; i < ACTS; i++) {
            var before = beliefs.getLast();
            var amendment = amendment(chance, before);
            acts.perform(person, amendment, grounds(), officer);
            beliefs.add(after(before, amendment, person));
        }
        int compared = 0;
        for (var belief : beliefs) {
            compared += compare(person, belief, chance, "seed " + seed);
        }
        return compared;
    }

    private Amendment amendment(Random chance, Belief belief) {
        var stays = belief.stays();
        if (stays.isEmpty() || chance.nextInt(10) < 4) {
            return new Amendment.Move(destination(chance), date(chance));
        }
        var one = stays.get(chance.nextInt(stays.size()));
        return switch (chance.nextInt(6)) {
            case 0, 1 -> new Amendment.CorrectStay(stays.getLast().id(), destination(chance), date(chance));
            case 2 -> new Amendment.StrikeStay(one.id());
            case 3 -> new Amendment.NotLivingThere(one.id(), day(chance), null);
            case 4 -> new Amendment.Stand(Person.Standing.Word.DEPARTURE, day(chance));
            default -> new Amendment.Restore(Person.Standing.Word.DEPARTURE);
        };
    }

    private Belief after(Belief before, Amendment amendment, PersonId person) {
        var stays = new ArrayList<>(before.stays());
        @Nullable LocalDate left = before.left();
        switch (amendment) {
            case Amendment.Move(var to, var from) -> stays.add(new Told(latest(person), home(to), from, null));
            case Amendment.CorrectStay(var id, var to, var from) ->
                stays.replaceAll(stay -> stay.id().equals(id) ? new Told(id, home(to), from, stay.absent()) : stay);
            case Amendment.StrikeStay(var id) ->
                stays.removeIf(stay -> stay.id().equals(id));
            case Amendment.NotLivingThere(var id, var from, var until) ->
                stays.replaceAll(stay -> stay.id().equals(id) ? new Told(id, stay.home(), stay.starts(), from) : stay);
            case Amendment.Stand(var word, var since) -> left = since;
            case Amendment.Restore restored -> left = null;
            case Amendment.Describe described -> throw new AssertionError("Not among the acts of this test.");
        }
        return new Belief(Instant.now(), List.copyOf(stays), left);
    }

    private int compare(PersonId person, Belief belief, Random chance, String life) {
        var record = residents.get(person, new AsOf(BORN, belief.since()), officer);
        var stays = Course.held(record.history(), record.standings(), Course.View.DWELLING);
        int compared = 0;
        for (int i = 0; i < 6; i++) {
            var day = day(chance);
            for (var room : rooms) {
                assertThat(told(stays, room, day))
                        .as("%s, %s on %s as known at %s: %s", life, rooms.indexOf(room), day, belief.since(), belief)
                        .isEqualTo(model(belief, room, day));
                compared++;
            }
        }
        // What the database derived finds at least whom the rules find, and is certain of the same days.
        for (var stay : stays) {
            var kept = record.history().stream()
                    .filter(one -> one.id().equals(stay.id()) && one.belief().until() == null)
                    .findFirst()
                    .orElseThrow()
                    .days();
            assertThat(kept.certainEver())
                    .as("%s: %s", life, stay)
                    .isEqualTo(stay.days().certainEver());
            var all = "%s: %s as known at %s, of %s".formatted(life, stay, belief.since(), record.history());
            if (kept.certainEver()) {
                assertThat(kept.certainFrom()).as(all).isEqualTo(stay.days().certainFrom());
                assertThat(kept.certainUntil()).as(all).isEqualTo(stay.days().certainUntil());
            }
            if (stay.days().canBegin().isBefore(stay.days().possibleUntil())) {
                assertThat(kept.canBegin()).as(all).isEqualTo(stay.days().canBegin());
                assertThat(kept.possibleUntil()).as(all).isEqualTo(stay.days().possibleUntil());
            }
        }
        return compared;
    }

    private static String told(List<Person.Stay> stays, DwellingId room, LocalDate day) {
        var there = stays.stream()
                .filter(stay -> stay.abode() instanceof Abode.Home home
                        && home.dwelling().equals(room))
                .map(Person.Stay::days)
                .toList();
        return there.stream().anyMatch(days -> days.certainOn(day))
                ? "certain"
                : there.stream().anyMatch(days -> days.possibleOn(day)) ? "possible" : "nobody";
    }

    /// The face of a dwelling says the same as the lives of those who lived in it.
    @Test
    void aDwellingTellsWhatItsPeoplesLivesTell() {
        var chance = new Random(1);
        var beliefs = new ArrayList<Belief>();
        var people = new ArrayList<PersonId>();
        for (int i = 0; i < 12; i++) {
            var first = date(chance);
            var person = registered(0, first);
            var belief =
                    new Belief(Instant.now(), List.of(new Told(latest(person), rooms.getFirst(), first, null)), null);
            for (int act = 0; act < 5; act++) {
                var amendment = amendment(chance, belief);
                acts.perform(person, amendment, grounds(), officer);
                belief = after(belief, amendment, person);
            }
            people.add(person);
            beliefs.add(belief);
        }
        for (int i = 0; i < 40; i++) {
            var day = day(chance);
            for (var room : rooms) {
                var occupants = residents
                        .occupancy(room, DIVISION, new AsOf(day, Instant.now()), officer)
                        .occupants();
                for (int one = 0; one < people.size(); one++) {
                    var person = people.get(one);
                    var told = occupants.stream()
                            .filter(occupant -> occupant.person().person().equals(person))
                            .map(occupant -> occupant.certain() ? "certain" : "possible")
                            .sorted()
                            .findFirst()
                            .orElse("nobody");
                    assertThat(told).isEqualTo(model(beliefs.get(one), room, day));
                }
            }
        }
    }

    /// The rules of partial dates, day by day, written down as plainly as can be.
    private static String model(Belief belief, DwellingId room, LocalDate day) {
        var said = "nobody";
        var stays = belief.stays();
        for (int i = 0; i < stays.size(); i++) {
            if (!room.equals(stays.get(i).home())
                    || belief.left() != null && !day.isBefore(belief.left())
                    || stays.get(i).absent() != null
                            && !day.isBefore(stays.get(i).absent())) {
                continue;
            }
            var begun = !day.isBefore(certain(stays, i));
            boolean overtaken = false;
            for (int later = i + 1; later < stays.size(); later++) {
                overtaken |= !day.isBefore(certain(stays, later));
            }
            boolean followed = i + 1 < stays.size() && !day.isBefore(canBegin(stays, i + 1));
            if (begun && !overtaken && !followed) {
                return "certain";
            }
            if (!day.isBefore(canBegin(stays, i)) && !over(stays, i, day)) {
                said = "possible";
            }
        }
        return said;
    }

    private static boolean over(List<Told> stays, int i, LocalDate day) {
        if (i + 1 == stays.size()) {
            return false;
        }
        var end = declared(stays.get(i + 1).starts());
        for (int later = i + 1; later < stays.size(); later++) {
            var starts = stays.get(later).starts();
            if (starts.certain()
                    && !starts.earliest().isAfter(canBegin(stays, i + 1))
                    && starts.earliest().isBefore(end)) {
                end = starts.earliest();
            }
        }
        var certainUntil = canBegin(stays, i + 1);
        for (int later = i + 1; later < stays.size(); later++) {
            if (certain(stays, later).isBefore(certainUntil)) {
                certainUntil = certain(stays, later);
            }
        }
        return !day.isBefore(end) && !day.isBefore(certainUntil);
    }

    private static LocalDate certain(List<Told> stays, int i) {
        return Comparator.<LocalDate>naturalOrder()
                                .compare(
                                        canBegin(stays, i),
                                        declared(stays.get(i).starts()))
                        > 0
                ? canBegin(stays, i)
                : declared(stays.get(i).starts());
    }

    private static LocalDate declared(PartialDate starts) {
        return switch (starts) {
            case PartialDate.Day(var exact) -> exact;
            case PartialDate.Unknown unknown -> LocalDate.now();
            case PartialDate partial -> partial.latest().plusDays(1);
        };
    }

    private static LocalDate canBegin(List<Told> stays, int i) {
        var starts = stays.get(i).starts();
        if (i == 0 || starts.certain() || stays.get(i - 1).starts() instanceof PartialDate.Unknown) {
            return starts.earliest();
        }
        var before = stays.get(i - 1).starts();
        var soonest = before.certain() ? before.earliest().plusDays(1) : before.earliest();
        return soonest.isAfter(starts.earliest()) ? soonest : starts.earliest();
    }

    @Test
    void manyWritersOnOnePersonAndOneDwellingLeaveOneTruth() throws Exception {
        var person = registered(0, PartialDate.of(BORN));
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int writer = 0; writer < 16; writer++) {
                var chance = new Random(writer);
                work.add(() -> {
                    for (int i = 0; i < 6; i++) {
                        acts.perform(
                                person,
                                new Amendment.Move(destination(chance), PartialDate.of(day(chance))),
                                grounds(),
                                officer);
                    }
                    return true;
                });
            }
            for (var done : writers.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        var record = residents.get(person, residents.now(), officer);
        assertThat(record.stays()).hasSize(16 * 6 + 1);
        assertThat(record.acts()).hasSize(16 * 6 + 1);
        assertThat(days()).isEmpty();
        var today = residents.now();
        assertThat(record.stays().stream().filter(stay -> stay.days().certainOn(today.validOn())))
                .hasSize(1);
    }

    /// Pairs of believed stays of one person that share a day at one time; the whole table is asked.
    private List<String> days() throws SQLException {
        var found = new ArrayList<String>();
        try (var owner = owner();
                var rows = owner.createStatement().executeQuery("""
                        select a.person, a.stay, b.stay
                        from residents.stay a join residents.stay b
                            on a.person = b.person and a.stay < b.stay and a.valid && b.valid and a.recorded && b.recorded
                        limit 5
                        """)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }

    // Each of another name: these are no duplicates of each other.
    private String name() {
        int n = names++;
        return "课" + Character.toString(0x5000 + n) + Character.toString(0x6000 + 7 * n);
    }

    private PersonId registered(int room, PartialDate from) {
        var number = Neighbourhood.number();
        var written = from instanceof PartialDate.Unknown ? "" : from.text();
        observations.observe(
                List.of(street.declaration(name(), number, List.of(101, 102).get(room), written)), officer);
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        return ((Search.Outcome.Hits) residents.search(search, officer))
                .hits()
                .getFirst()
                .hit()
                .person();
    }

    private UUID latest(PersonId person) {
        return residents
                .get(person, residents.now(), officer)
                .stays()
                .getFirst()
                .id();
    }

    private Amendment.Destination destination(Random chance) {
        return switch (chance.nextInt(8)) {
            case 0 -> new Amendment.Destination.Elsewhere("外地");
            case 1 -> new Amendment.Destination.PostalAddress(rooms.get(chance.nextInt(rooms.size())));
            default -> new Amendment.Destination.Dwelling(rooms.get(chance.nextInt(rooms.size())));
        };
    }

    private static @Nullable DwellingId home(Amendment.Destination to) {
        return to instanceof Amendment.Destination.Dwelling(var dwelling) ? dwelling : null;
    }

    private static PartialDate date(Random chance) {
        var day = day(chance);
        var text = switch (chance.nextInt(8)) {
            case 0 -> "unknown";
            case 1, 2 -> day.toString().substring(0, 4);
            case 3, 4 -> day.toString().substring(0, 7);
            default -> day.toString();
        };
        return PartialDate.read(text).orElseThrow();
    }

    // A short time, so that uncertain starts overlap.
    private static LocalDate day(Random chance) {
        return BORN.plusDays(chance.nextInt(1_200));
    }

    private static Grounds grounds() {
        return new Grounds(Ids.next(), Grounds.Reason.ORDERED, Grounds.Evidence.DECISION, "T");
    }
}
