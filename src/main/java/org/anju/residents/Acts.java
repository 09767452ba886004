package org.anju.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Succession;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What officers do to the record of a person 办理: changes and corrections, each with its grounds, none of them
/// overwriting what was believed before.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Acts {

    private static final Set<Role> OFFICERS = Set.of(Role.REGISTRAR, Role.REVIEWER);

    private final ActRecords records;
    private final Reach reach;
    private final Dwellings dwellings;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Attempts attempts;
    private final Clock clock;

    Acts(
            ActRecords records,
            Reach reach,
            Dwellings dwellings,
            AccessLog accessLog,
            Purposes purposes,
            Attempts attempts,
            Clock clock) {
        this.records = records;
        this.reach = reach;
        this.dwellings = dwellings;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Does one act. The same act (by its key) again changes nothing.
    ///
    /// Throws [Problem] `not-allowed` or `purpose-opens-less` to who may not, `outside-territory`,
    /// `person-unknown`, `dwelling-unknown`, `date-in-future`, and `stay-not-believed` where somebody else was
    /// faster.
    public void perform(PersonId person, Amendment amendment, Grounds grounds, Access access) {
        // A stay of a record that is kept under this one is put right there.
        var parts = reach.require(person, access);
        requireOfficer(access);
        var prepared = prepared(parts, amendment, grounds, access);
        attempts.run(() -> {
            accessLog.wrote(access, Shown.ACT, parts);
            if (records.act(person, amendment.kind(), grounds, access)) {
                prepared.run();
            }
        });
    }

    /// Ends a dwelling because it was merged into another, and lets who lives in it live there from that day
    /// on.
    ///
    /// Throws [Problem] as [#perform], and `dwelling-ended`.
    public void merge(DwellingId dwelling, DwellingId into, LocalDate since, Grounds grounds, Access access) {
        succeed(dwelling, List.of(into), Succession.Kind.MERGE, since, person -> into, grounds, access);
    }

    /// Ends a dwelling because it was split, and lets each of those who live in it live in one of the new ones.
    ///
    /// Throws [Problem] as [#perform], `dwelling-ended`, and `split-leaves-somebody` where it is not said into
    /// which somebody goes.
    ///
    /// @param into who goes where; with nobody for a new dwelling that is empty
    public void split(
            DwellingId dwelling, Map<DwellingId, Set<PersonId>> into, LocalDate since, Grounds grounds, Access access) {
        succeed(
                dwelling,
                List.copyOf(into.keySet()),
                Succession.Kind.SPLIT,
                since,
                person -> into.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(person))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "split-leaves-somebody")),
                grounds,
                access);
    }

    private void succeed(
            DwellingId dwelling,
            List<DwellingId> successors,
            Succession.Kind kind,
            LocalDate since,
            Function<PersonId, DwellingId> home,
            Grounds grounds,
            Access access) {
        requireOfficer(access);
        requirePast(since);
        reach.require(dwellings.get(dwelling).division(), access);
        attempts.run(() -> {
            dwellings.succeed(dwelling, successors, kind, since);
            for (var living = records.livingIn(dwelling, since);
                    !living.isEmpty();
                    living = records.livingIn(dwelling, since)) {
                accessLog.wrote(access, Shown.ACT, living);
                living.forEach(person -> rehouse(person, home.apply(person), kind, since, grounds, access));
            }
        });
    }

    private void rehouse(
            PersonId person, DwellingId home, Succession.Kind kind, LocalDate since, Grounds grounds, Access access) {
        var act = kind == Succession.Kind.MERGE ? Person.Act.Kind.MERGE : Person.Act.Kind.SPLIT;
        if (!records.act(person, act, grounds, access)) {
            throw new Problem(Problem.Kind.CONFLICT, "act-done-before");
        }
        var stay = stay(new Amendment.Destination.Dwelling(home), PartialDate.of(since));
        records.move(person, grounds.act(), stay);
    }

    /// Acts are for officers whose purpose opens the record: who may not see it cannot put it right.
    ///
    /// Throws [Problem] `not-allowed` or `purpose-opens-less`.
    public void requireOfficer(Access access) {
        if (!OFFICERS.contains(access.role()) && access.role() != Role.SYSTEM) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        if (purposes.require(access).opens() != Purpose.Opens.RECORD) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), Shown.RECORD);
        }
    }

    private Runnable prepared(List<PersonId> parts, Amendment amendment, Grounds grounds, Access access) {
        var person = parts.getFirst();
        var act = grounds.act();
        return switch (amendment) {
            case Amendment.Move(var to, var from) -> {
                var stay = stay(to, from);
                yield () -> records.move(person, act, stay);
            }
            case Amendment.CorrectStay(var which, var to, var from) -> {
                var stay = stay(to, from);
                yield () -> one(parts, amendment, grounds, access, part -> records.amend(part, which, act, stay));
            }
            case Amendment.StrikeStay(var which) ->
                () -> one(parts, amendment, grounds, access, part -> records.strike(part, which, act));
            case Amendment.NotLivingThere(var which, var from, var until) -> {
                requirePast(from);
                yield () -> one(
                        parts,
                        amendment,
                        grounds,
                        access,
                        part -> records.amend(part, which, act, absence(from, until)));
            }
            case Amendment.Stand(var word, var since) -> {
                requirePast(since);
                yield () -> records.stand(person, act, word, since, false);
            }
            case Amendment.Restore(var word) -> () -> records.stand(person, act, word, LocalDate.now(clock), true);
            case Amendment.Describe described -> {
                requireDescribed(described);
                yield () -> {
                    if (!records.describe(person, act, described)) {
                        throw new Problem(Problem.Kind.UNKNOWN, "person-unknown");
                    }
                };
            }
        };
    }

    /// Does it to that of the records which has the stay; its own acts say so as well.
    private void one(
            List<PersonId> parts, Amendment amendment, Grounds grounds, Access access, Predicate<PersonId> amends) {
        var holder = parts.stream()
                .filter(amends)
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "stay-not-believed"));
        if (!holder.equals(parts.getFirst())) {
            records.act(holder, amendment.kind(), grounds, access);
        }
    }

    /// What a stay with this place and start differs in from any other, in the columns of `residents.stay`.
    private Map<String, @Nullable Object> stay(Amendment.Destination to, PartialDate from) {
        if (!(from instanceof PartialDate.Unknown)) {
            requirePast(from.earliest());
        }
        var stay = new LinkedHashMap<String, @Nullable Object>();
        switch (to) {
            case Amendment.Destination.Dwelling(var dwelling) -> put(stay, dwelling, "RESIDENCE");
            case Amendment.Destination.PostalAddress(var dwelling) -> put(stay, dwelling, "POSTAL");
            case Amendment.Destination.Elsewhere(var where) -> {
                stay.put("dwelling", null);
                stay.put("division", "");
                stay.put("address", "");
                stay.put("elsewhere", where.strip());
                stay.put("use", "RESIDENCE");
            }
        }
        stay.put("starts", from.text());
        stay.put("certain_from", Course.certainFrom(from, LocalDate.now(clock)).toString());
        stay.put("placed", null);
        return stay;
    }

    private void put(Map<String, @Nullable Object> stay, DwellingId dwelling, String use) {
        if (!(dwellings.located(dwelling) instanceof Located.Found(var id, var division, var address))) {
            throw new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown");
        }
        stay.put("dwelling", id.value());
        stay.put("division", division.value());
        stay.put("address", address);
        stay.put("elsewhere", "");
        stay.put("use", use);
    }

    private static Map<String, @Nullable Object> absence(LocalDate from, @Nullable LocalDate until) {
        var absence = new LinkedHashMap<String, @Nullable Object>();
        absence.put("absent_from", from.toString());
        absence.put("absent_until", until == null ? null : until.toString());
        return absence;
    }

    private void requireDescribed(Amendment.Describe described) {
        var from = described.from();
        if (from != null) {
            requirePast(from);
        }
        var name = Examination.plainName(described.name());
        if (name.isEmpty() || name.codePointCount(0, name.length()) > Examination.LONGEST_NAME) {
            throw new Problem(Problem.Kind.INVALID, name.isEmpty() ? "name-missing" : "name-form");
        }
    }

    private void requirePast(LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Problem(Problem.Kind.INVALID, "date-in-future", day);
        }
    }
}
