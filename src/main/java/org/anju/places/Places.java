package org.anju.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.places.AddressRecords.Match;
import org.anju.places.AddressRecords.Name;
import org.anju.places.AddressRecords.Stated;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The face of this module: divisions through time, streets, and standard addresses. Knows no person.
@Component
@Transactional
public class Places {

    /// The most candidates of an ambiguous address that anybody is shown.
    public static final int MOST_CANDIDATES = 20;

    private static final int SHOWN_AT_ONCE = 200;

    private final DivisionRecords divisions;
    private final StreetRecords streets;
    private final AddressRecords addresses;
    private final GazetteerMemory memory;

    Places(DivisionRecords divisions, StreetRecords streets, AddressRecords addresses, GazetteerMemory memory) {
        this.divisions = divisions;
        this.streets = streets;
        this.addresses = addresses;
        this.memory = memory;
    }

    /// Takes rows of divisions in, in sets; the same rows again change nothing.
    ///
    /// @return one verdict for each row, in its order
    public List<Verdict> importDivisions(List<DivisionRow> rows) {
        var batch = new DivisionImport(rows);
        var verdicts = batch.against(
                divisions.believed(batch.asked()), divisions.edition().today());
        var closed = batch.closed();
        var opened = batch.opened();
        if (!closed.isEmpty() || !opened.isEmpty()) {
            divisions.close(closed);
            divisions.open(opened, Ids.next());
            memory.changed();
        }
        return verdicts;
    }

    /// The division as it was called on a day; empty where it was not in force.
    @Transactional(readOnly = true)
    public Optional<DivisionName> division(DivisionCode code, LocalDate on) {
        return memory.current().find(code, on).map(division -> new DivisionName(division.code(), division.name()));
    }

    /// From the province down to the division itself; empty where we do not know it.
    @Transactional(readOnly = true)
    public List<DivisionName> path(DivisionCode code) {
        return memory.current().path(code);
    }

    /// The path as one word: 示例省示例市临江区; the code where we do not know it.
    @Transactional(readOnly = true)
    public String name(DivisionCode code) {
        var path = memory.current().path(code);
        return path.isEmpty()
                ? code.value()
                : path.stream().map(DivisionName::name).collect(Collectors.joining());
    }

    /// The divisions called so today, 省, 市, 区 … left out or not.
    @Transactional(readOnly = true)
    public List<DivisionCode> named(String written) {
        var name = AddressText.normal(written);
        var called = memory.current().named(name);
        return called.isEmpty() ? memory.current().shortNamed(name) : called;
    }

    /// The divisions directly below, 200 at a time by code.
    ///
    /// @param parent `null` for the provinces
    /// @param cursor the last code that was shown; blank from the start
    @Transactional(readOnly = true)
    public List<DivisionName> children(@Nullable DivisionCode parent, String cursor) {
        return memory.current().children(parent, cursor, SHOWN_AT_ONCE);
    }

    /// The same, as many at a time as are asked for.
    @Transactional(readOnly = true)
    public List<DivisionName> children(@Nullable DivisionCode parent, String cursor, int limit) {
        return memory.current().children(parent, cursor, limit);
    }

    /// Whether the division inside an identity number was in force on the day of birth.
    @Transactional(readOnly = true)
    public DivisionCheck divisionOn(String sixDigits, LocalDate birth) {
        return memory.current().check(sixDigits, birth);
    }

    /// Adds streets and their courses; another course is a new belief.
    ///
    /// @return one verdict for each row, in its order
    public List<Verdict> importStreets(List<StreetRow> rows) {
        var gazetteer = memory.current();
        var good = new LinkedHashMap<String, StreetRow>();
        var keys = new ArrayList<String>();
        for (var row : rows) {
            var division = known(row.division(), gazetteer);
            var name = AddressForm.normal(row.name());
            var key = division.map(code -> code + " " + name).orElse("");
            if (division.isPresent()
                    && division.get().level() == Level.STREET
                    && row.line().size() > 1) {
                good.put(key, new StreetRow(division.get().value(), name, row.line()));
            }
            keys.add(key);
        }
        var taken = List.copyOf(good.values());
        streets.add(taken);
        var drawn = new HashSet<>(streets.draw(taken));
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    if (!good.containsKey(keys.get(i))) {
                        return keys.get(i).isEmpty()
                                ? Verdict.held("division-unknown", rows.get(i).division())
                                : Verdict.refused(
                                        "street-incomplete", rows.get(i).name());
                    }
                    return drawn.contains(keys.get(i)) ? Verdict.ACCEPTED : Verdict.ALREADY_KNOWN;
                })
                .toList();
    }

    /// The streets of a division, at most 500.
    @Transactional(readOnly = true)
    public List<Street> streets(DivisionCode division) {
        return streets.of(division);
    }

    /// The streets whose course touches the rectangle, at most 2,000.
    @Transactional(readOnly = true)
    public List<Street> streets(Bounds bounds) {
        return streets.near(bounds);
    }

    /// Puts standard addresses into the register; one that is there already is found again.
    ///
    /// @return what became of each, in its order
    public List<Registration> register(List<StandardAddress> written) {
        var gazetteer = memory.current();
        var outcomes = new ArrayList<Registration>(written.size());
        for (var one : written) {
            outcomes.add(StandardAddresses.read(one, gazetteer));
        }
        var fresh = outcomes.stream()
                .filter(Registration.Registered.class::isInstance)
                .map(outcome -> ((Registration.Registered) outcome).address())
                .toList();
        if (fresh.isEmpty()) {
            return outcomes;
        }
        streets.add(fresh.stream()
                .map(address ->
                        new StreetRow(address.division().at(Level.STREET).value(), address.street(), List.of()))
                .distinct()
                .toList());
        var added = addresses.add(fresh);
        addresses.name(fresh.stream()
                .filter(address -> added.contains(address.id()))
                .flatMap(address ->
                        StandardAddresses.names(address, gazetteer).stream().map(name -> new Name(name, address)))
                .toList());
        var known = addresses
                .byKey(fresh.stream().map(AddressRecords::key).distinct().toList())
                .stream()
                .collect(Collectors.toMap(AddressRecords::key, Function.identity()));
        outcomes.replaceAll(outcome -> outcome instanceof Registration.Registered(var address)
                ? new Registration.Registered(Objects.requireNonNull(known.get(AddressRecords.key(address))))
                : outcome);
        return outcomes;
    }

    /// The addresses with these ids.
    @Transactional(readOnly = true)
    public Map<AddressId, Address> addresses(Collection<AddressId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : addresses.byId(ids).stream().collect(Collectors.toMap(Address::id, Function.identity()));
    }

    /// Finds what written addresses mean, in one statement for the batch.
    ///
    /// @param written at most 5,000 texts
    /// @return what each means, in its order
    @Transactional(readOnly = true)
    public List<Resolution> resolve(List<String> written) {
        var gazetteer = memory.current();
        var stated = new ArrayList<Stated>();
        for (int i = 0; i < written.size(); i++) {
            for (var reading : AddressText.readings(written.get(i), gazetteer)) {
                stated.add(new Stated(i, reading));
            }
        }
        var matches = addresses.match(stated).stream().collect(Collectors.groupingBy(Match::item));
        var lost =
                stated.stream().filter(one -> !matches.containsKey(one.item())).toList();
        var reached = new HashMap<Integer, Resolution.Fault>();
        if (!lost.isEmpty()) {
            addresses.reach(lost).forEach(reach -> reached.put(reach.item(), Resolutions.fault(reach, lost)));
        }
        return IntStream.range(0, written.size())
                .mapToObj(i -> {
                    var found = matches.get(i);
                    return found == null
                            ? new Resolution.Unknown(reached.getOrDefault(
                                    i,
                                    written.get(i).isBlank()
                                            ? Resolution.Fault.ADDRESS_MISSING
                                            : Resolution.Fault.ADDRESS_UNREADABLE))
                            : Resolutions.of(found);
                })
                .toList();
    }

    /// What a written address says, part by part, with its faults. The register is not asked: only the
    /// divisions are.
    @Transactional(readOnly = true)
    public WrittenAddress read(String written) {
        return AddressText.written(written, memory.current());
    }

    private static Optional<DivisionCode> known(String code, Gazetteer gazetteer) {
        try {
            return Optional.of(DivisionCode.read(code))
                    .filter(division -> gazetteer.inForce(division).isPresent());
        } catch (Problem e) {
            return Optional.empty();
        }
    }
}
