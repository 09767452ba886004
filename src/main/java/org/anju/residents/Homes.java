package org.anju.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.dwellings.DwellingId;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The register as those see it who go from door to door: who lives in many dwellings at once, what has
/// changed there since, and that somebody has left.
@Component
public class Homes {

    private static final Set<Role> MAY_TAKE_DEPARTURES = Set.of(Role.COLLECTOR, Role.REGISTRAR, Role.REVIEWER);

    private final HomeRecords records;
    private final PersonRecords persons;
    private final MergedRecords merged;
    private final Reach reach;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Clock clock;

    Homes(
            HomeRecords records,
            PersonRecords persons,
            MergedRecords merged,
            Reach reach,
            AccessLog accessLog,
            Purposes purposes,
            Clock clock) {
        this.records = records;
        this.persons = persons;
        this.merged = merged;
        this.reach = reach;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// What the register knows by now. Whoever is to say later what they saw asks for it before they read.
    @Transactional(readOnly = true)
    public Knowledge knowledge() {
        return records.knowledge();
    }

    /// Who lives, or possibly lives, in these dwellings today. All of them get one entry, "appeared in a
    /// list", in one go: a worker's area is read as one list.
    ///
    /// Throws [Problem] `outside-territory` where one of the dwellings lies outside that of the post.
    @Transactional(propagation = Propagation.NEVER)
    public Map<DwellingId, List<Dweller>> dwellers(Map<DwellingId, DivisionCode> homes, Access access) {
        homes.values().stream().distinct().forEach(division -> reach.require(division, access));
        var today = LocalDate.now(clock);
        var now = clock.instant();
        var living = records.livingIn(homes.keySet(), today, now);
        var survivors = merged.survivors(living, now);
        var parts = merged.together(
                living.stream()
                        .map(one -> survivors.getOrDefault(one, one))
                        .distinct()
                        .toList(),
                now);
        var all = parts.values().stream().flatMap(List::stream).toList();
        return accessLog.read(
                access, Look.LISTED, Shown.OCCUPANT, all, () -> dwellers(homes.keySet(), parts, all, today, now));
    }

    private Map<DwellingId, List<Dweller>> dwellers(
            Set<DwellingId> homes,
            Map<PersonId, List<PersonId>> parts,
            List<PersonId> all,
            LocalDate today,
            Instant now) {
        var stays = persons.stays(all, now).stream().collect(Collectors.groupingBy(PersonRecords.Lodging::person));
        var standings =
                persons.standings(all, now).stream().collect(Collectors.groupingBy(PersonRecords.Stood::person));
        var dwellers = new HashMap<DwellingId, List<Dweller>>();
        for (var named : records.named(parts.keySet(), today, now)) {
            var own = parts.getOrDefault(named.person(), List.of(named.person()));
            for (var stay : Together.course(own, of(own, stays), of(own, standings), Course.View.DWELLING)) {
                if (stay.abode() instanceof Abode.Home home
                        && homes.contains(home.dwelling())
                        && stay.days().possibleOn(today)) {
                    dwellers.computeIfAbsent(home.dwelling(), none -> new ArrayList<>())
                            .add(new Dweller(
                                    stay.id(), named.name(), named.birthYear(), stay.starts(), stay.on(today)));
                }
            }
        }
        return dwellers;
    }

    private static <T> List<T> of(List<PersonId> parts, Map<PersonId, List<T>> rows) {
        return parts.stream()
                .flatMap(part -> rows.getOrDefault(part, List.of()).stream())
                .toList();
    }

    /// When and by which channel each of these dwellings was last confirmed by what somebody declared or did;
    /// those that never were are left out. Names nobody.
    @Transactional(readOnly = true)
    public Map<DwellingId, Confirmed> confirmations(Collection<DwellingId> homes) {
        return homes.isEmpty() ? Map.of() : records.confirmations(homes);
    }

    /// In which of these dwellings something was recorded since. Names nobody.
    @Transactional(readOnly = true)
    public Set<DwellingId> changed(Collection<DwellingId> homes, Knowledge since) {
        return homes.isEmpty() ? Set.of() : records.changed(homes, since);
    }

    /// What somebody saw of a dwelling.
    public record Sight(DwellingId home, Knowledge knowledge) {}

    /// How every stay in these dwellings stands to what was seen of them, in the order of the sights. Keys
    /// alone: whoever is to be named is named under an entry.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<List<StaySince>> since(List<Sight> sights, Access access) {
        purposes.require(access);
        return records.since(sights, access.by());
    }

    /// How every stay in a dwelling stands now. Keys alone, as [#since].
    @Transactional(readOnly = true)
    public List<StaySince> stays(DwellingId home, Access access) {
        purposes.require(access);
        return records.since(List.of(new Sight(home, records.knowledge())), access.by())
                .getFirst();
    }

    /// How the register stands to each of these departures, in their order.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Departure.Relation> weigh(List<Departure> departures, Access access) {
        purposes.require(access);
        return departures.isEmpty() ? List.of() : records.weigh(departures);
    }

    /// Takes departures into the register, each as a change by an act that the person is shown. Narrower than
    /// [Acts]: who leaves goes nowhere that anybody knows, and nothing else can be done.
    ///
    /// Throws [ConcurrencyFailureException] where one of the stays does not go on any more: the caller weighs
    /// anew.
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(List<Departure> departures, Access access) {
        if (!MAY_TAKE_DEPARTURES.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        if (departures.isEmpty()) {
            return;
        }
        var owners = departures.stream().map(Departure::person).toList();
        var survivors = merged.survivors(owners, null);
        var subjects = new LinkedHashSet<>(owners);
        subjects.addAll(survivors.values());
        accessLog.wrote(access, Shown.ACT, subjects);
        var movers = owners.stream()
                .map(owner -> survivors.getOrDefault(owner, owner))
                .toList();
        records.act(departures, movers, access);
        var today = LocalDate.now(clock);
        var stays = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < departures.size(); i++) {
            stays.add(away(departures.get(i), movers.get(i), today));
        }
        if (!records.moveAway(stays, departures)) {
            throw new ConcurrencyFailureException("Another writer has ended one of these stays meanwhile.");
        }
    }

    private static Map<String, Object> away(Departure departure, PersonId mover, LocalDate today) {
        var away = new HashMap<String, Object>();
        away.put("person", mover.value());
        away.put("stay", HomeRecords.key());
        away.put("division", "");
        away.put("address", "");
        away.put("elsewhere", "");
        away.put("use", "RESIDENCE");
        away.put("starts", departure.since().text());
        away.put("certain_from", Course.certainFrom(departure.since(), today).toString());
        away.put("reason", "");
        away.put("source", "");
        away.put("opened_by", departure.act());
        return away;
    }
}
