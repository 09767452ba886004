package org.anju.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.residents.Abode;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Declaration;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// Plays scenarios through the faces of the register, as an officer and a citizen would: nothing is written or
/// read in any other way.
final class ScenarioPlay {

    private static final DivisionCode STREET = DivisionCode.read("998901001");
    private static final String NOT_LIVING_THERE = "[05]89999";

    private final Residents residents;
    private final Observations observations;
    private final Acts acts;
    private final Dwellings dwellings;
    private final Approvals approvals;
    private final Access officer;
    private final Access second;
    private final Map<String, DwellingId> homes = new HashMap<>();
    private int registered;

    ScenarioPlay(Installation.Running house) {
        residents = house.the(Residents.class);
        observations = house.the(Observations.class);
        acts = house.the(Acts.class);
        dwellings = house.the(Dwellings.class);
        approvals = house.the(Approvals.class);
        officer = access(Role.REGISTRAR);
        second = access(Role.REVIEWER);
        house.the(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("99", "情景省", ""),
                        DivisionRow.today("9989", "情景市", "99"),
                        DivisionRow.today("998901", "情景区", "9989"),
                        DivisionRow.today(STREET.value().substring(0, 9), "情景街道", "998901")));
    }

    /// Builds the dwellings of all scenarios.
    void build(List<Scenario> scenarios) {
        var rows = new ArrayList<DwellingRow>();
        var keys = new ArrayList<String>();
        for (int i = 0; i < scenarios.size(); i++) {
            var own = new LinkedHashMap<String, String>();
            for (var home : scenarios.get(i).dwellings().entrySet()) {
                own.putIfAbsent(home.getValue().key(home.getKey()), home.getKey());
            }
            int room = 0;
            for (var key : own.keySet()) {
                room++;
                keys.add(i + "|" + key);
                rows.add(new DwellingRow(
                        "S" + i + "-" + room,
                        STREET.value().substring(0, 9),
                        "情景市情景区情景街道情景路%d号1栋1单元%d室".formatted(i + 1, 100 + room),
                        "",
                        "",
                        "住宅"));
            }
        }
        int done = 0;
        while (done < rows.size()) {
            var some = rows.subList(done, Math.min(done + 1_000, rows.size()));
            dwellings.accept(some);
            var located =
                    dwellings.resolve(some.stream().map(DwellingRow::address).toList());
            for (int i = 0; i < some.size(); i++) {
                if (!(located.get(i) instanceof Located.Found(var id, var division, var address))) {
                    throw new IllegalStateException(
                            "The dwelling %s was not built: %s.".formatted(some.get(i), located.get(i)));
                }
                homes.put(keys.get(done + i), id);
            }
            done += some.size();
        }
    }

    /// Plays one scenario and asks its question.
    ScenarioAnswer play(Scenario scenario, int place) {
        var story = new Story(scenario, place);
        scenario.events().forEach(story::happen);
        return story.answer();
    }

    private final class Story {

        private final Scenario scenario;
        private final int place;
        private final Map<String, PersonId> persons = new LinkedHashMap<>();
        private final Map<PersonId, String> names = new HashMap<>();

        Story(Scenario scenario, int place) {
            this.scenario = scenario;
            this.place = place;
        }

        void happen(Scenario.Event event) {
            switch (event.op()) {
                case "register" -> register(event);
                case "move", "move-abroad" -> move(event);
                case "correct-latest" -> correct(event);
                case "suspend" -> suspend(event);
                case "confidential" -> confide(event);
                case "merge-dwelling" ->
                    acts.merge(
                            home(event.text("dwelling")),
                            home(event.text("into")),
                            LocalDate.parse(event.text("on")),
                            grounds(Grounds.Reason.DWELLINGS_MERGED),
                            officer);
                // Who went where follows as moves.
                case "split-dwelling" -> {}
                default -> throw new Problem(Problem.Kind.INVALID, "scenario-event", scenario.id(), event.op());
            }
        }

        private void register(Scenario.Event event) {
            var number = "S" + (10_000_000 + registered++);
            var address = dwellings.get(home(event.text("dwelling"))).address();
            var receipt = observations
                    .observe(
                            List.of(new Declaration(
                                    "情景" + event.text("person"),
                                    "",
                                    "护照",
                                    number,
                                    "",
                                    "",
                                    address,
                                    event.from() instanceof PartialDate.Unknown
                                            ? ""
                                            : event.from().text(),
                                    "",
                                    "",
                                    "")),
                            officer)
                    .getFirst();
            if (receipt.verdict().kind() != Verdict.Kind.ACCEPTED) {
                throw new Problem(
                        Problem.Kind.INVALID,
                        "scenario-not-taken",
                        scenario.id(),
                        receipt.verdict().reason());
            }
            var found = residents.search(new Search.ByNumber(DocumentKind.PASSPORT, number), officer);
            var person = ((Search.Outcome.Hits) found).hits().getFirst().person();
            persons.put(event.text("person"), person);
            names.put(person, event.text("person"));
            if (event.text("use").equals("postal")) {
                correct(event);
            }
            examine(event);
        }

        private void move(Scenario.Event event) {
            acts.perform(
                    person(event),
                    new Amendment.Move(destination(event, null), event.from()),
                    grounds(Grounds.Reason.MOVED),
                    officer);
            examine(event);
        }

        /// The last stay was not as told; what the event does not say stays as it was.
        private void correct(Scenario.Event event) {
            var latest = latest(person(event));
            acts.perform(
                    person(event),
                    new Amendment.CorrectStay(
                            latest.id(),
                            destination(event, latest),
                            event.tells("from") ? event.from() : latest.starts()),
                    grounds(Grounds.Reason.RECORDED_WRONGLY),
                    officer);
        }

        /// Established that the person does not live there.
        private void examine(Scenario.Event event) {
            if (event.text("underInvestigation").matches(NOT_LIVING_THERE)) {
                var until = event.text("investigationTo");
                acts.perform(
                        person(event),
                        new Amendment.NotLivingThere(
                                latest(person(event)).id(),
                                LocalDate.parse(event.text("investigationFrom")),
                                until.isEmpty() ? null : LocalDate.parse(until)),
                        grounds(Grounds.Reason.ESTABLISHED_ON_SITE),
                        officer);
            }
        }

        private void suspend(Scenario.Event event) {
            if (event.text("reason").equals("erased")) {
                var proposal = approvals.propose(
                        ProposalKind.ERASE_PERSON, List.of(person(event)), Map.of(), "scenario", officer);
                approvals.confirm(proposal, second);
                return;
            }
            var word = switch (event.text("reason")) {
                case "record created in error" -> Person.Standing.Word.ERROR;
                case "death" -> Person.Standing.Word.DEATH;
                default -> Person.Standing.Word.DEPARTURE;
            };
            acts.perform(
                    person(event),
                    new Amendment.Stand(word, event.from().earliest()),
                    grounds(Grounds.Reason.ORDERED),
                    officer);
        }

        private void confide(Scenario.Event event) {
            if (!event.text("level").equals("0")) {
                acts.perform(
                        person(event),
                        new Amendment.Stand(
                                Person.Standing.Word.CONFIDENTIAL,
                                residents.now().validOn()),
                        grounds(Grounds.Reason.ASKED_BY_PERSON),
                        officer);
            }
        }

        private Amendment.Destination destination(Scenario.Event event, Person.@Nullable Stay before) {
            if (event.tells("country")) {
                return new Amendment.Destination.Elsewhere(event.text("country"));
            }
            if (!event.tells("dwelling") && before != null && before.dwelling() == null) {
                return new Amendment.Destination.Elsewhere(before.address());
            }
            @Nullable DwellingId known = before == null ? null : before.dwelling();
            var dwelling = event.tells("dwelling") || known == null ? home(event.text("dwelling")) : known;
            var postal = event.tells("use")
                    ? event.text("use").equals("postal")
                    : before != null && before.abode() instanceof Abode.Postal;
            return postal
                    ? new Amendment.Destination.PostalAddress(dwelling)
                    : new Amendment.Destination.Dwelling(dwelling);
        }

        private Person.Stay latest(PersonId person) {
            return residents.get(person, residents.now(), officer).stays().getFirst();
        }

        private PersonId person(Scenario.Event event) {
            return person(event.text("person"));
        }

        private PersonId person(String name) {
            var person = persons.get(name);
            if (person == null) {
                throw new Problem(Problem.Kind.INVALID, "scenario-person", scenario.id(), name);
            }
            return person;
        }

        private DwellingId home(String name) {
            var home = scenario.dwellings().get(name);
            var id = home == null ? null : homes.get(place + "|" + home.key(name));
            if (id == null) {
                throw new Problem(Problem.Kind.INVALID, "scenario-dwelling", scenario.id(), name);
            }
            return id;
        }

        ScenarioAnswer answer() {
            var query = scenario.query();
            var day = query.text("date");
            var from = LocalDate.parse(day.isEmpty() ? query.text("from") : day);
            var until = day.isEmpty() ? LocalDate.parse(query.text("to")) : from.plusDays(1);
            return switch (query.kind()) {
                case "history-on-date", "history-in-period" -> history(person(query.text("person")), from, until);
                case "occupancy-on-date", "occupancy-in-period" -> occupancy(query.text("dwellingId"), from, until);
                default -> throw new Problem(Problem.Kind.INVALID, "scenario-query", scenario.id(), query.kind());
            };
        }

        /// Of an erased record nothing is left to answer with.
        private ScenarioAnswer history(PersonId person, LocalDate from, LocalDate until) {
            try {
                return told(person, from, until);
            } catch (Problem problem) {
                if (problem.name().equals("person-erased")) {
                    return new ScenarioAnswer.History(List.of());
                }
                throw problem;
            }
        }

        private ScenarioAnswer told(PersonId person, LocalDate from, LocalDate until) {
            return new ScenarioAnswer.History(residents.history(person, from, until, Instant.now(), officer).stream()
                    .map(this::stay)
                    .toList());
        }

        private ScenarioAnswer.Stay stay(Person.Stay stay) {
            var home = scenario.dwellings().entrySet().stream()
                    .filter(entry -> home(entry.getKey()).equals(stay.dwelling()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            var next = stay.followedFrom();
            return new ScenarioAnswer.Stay(
                    stay.starts().text(),
                    next == null ? null : next.text(),
                    home.map(Scenario.Home::dwellingId)
                            .filter(id -> !id.isEmpty())
                            .orElse(null),
                    home.map(Scenario.Home::street)
                            .filter(street -> !street.isEmpty())
                            .orElse(null),
                    stay.abode() instanceof Abode.Elsewhere(var where) ? where : null,
                    switch (stay.abode()) {
                        case Abode.Home at -> "residence";
                        case Abode.Postal at -> "postal";
                        case Abode.Elsewhere at -> null;
                    });
        }

        private ScenarioAnswer occupancy(String dwellingId, LocalDate from, LocalDate until) {
            var name = scenario.dwellings().entrySet().stream()
                    .filter(entry -> entry.getValue().dwellingId().equals(dwellingId))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (name.isEmpty()) {
                // Nobody lives where there is no dwelling.
                return new ScenarioAnswer.Occupancy(List.of());
            }
            return new ScenarioAnswer.Occupancy(
                    residents.compositions(home(name.get()), STREET, from, until, Instant.now(), officer).stream()
                            .map(one -> new ScenarioAnswer.Composition(
                                    one.from().toString(),
                                    one.until().toString(),
                                    one.residents().stream()
                                            .map(hit -> names.getOrDefault(hit.person(), ""))
                                            .sorted()
                                            .toList(),
                                    one.possibleResidents().stream()
                                            .map(hit -> names.getOrDefault(hit.person(), ""))
                                            .sorted()
                                            .toList()))
                            .toList());
        }
    }

    private static Access access(Role role) {
        return new Access(
                AccountId.next(),
                UnitId.next(),
                "情景演练 Scenarios",
                role,
                new PurposeCode("residence-registration"),
                "scenarios",
                Channel.DESK,
                null);
    }

    private static Grounds grounds(Grounds.Reason reason) {
        return new Grounds(Ids.next(), reason, Grounds.Evidence.DECISION, "scenario");
    }
}
