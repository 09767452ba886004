package org.anju.wards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.residents.Hit;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// For whom somebody acts 监护, as whoever acts may ask it: of those persons who looked at them, and nothing of
/// their records. It ends by itself on its day, and at once when the desk ends it.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Wards {

    /// What the log of a ward tells of whoever acts for them, in place of a name and a case.
    public static final String FILE = "监护 guardianship";

    private static final String UNIT = "监护人 guardian";
    private static final PurposeCode WARD_LOG = new PurposeCode("ward-log");

    private final WardRecords records;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Clock clock;

    Wards(WardRecords records, Residents residents, AccessLog accessLog, Purposes purposes, Clock clock) {
        this.records = records;
        this.residents = residents;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Somebody for whom a person acts, masked.
    ///
    /// @param until the first day on which that ends
    public record Ward(Hit person, LocalDate until) {}

    /// The access of a resident who acts for another: the other's log names neither.
    public static Access acting(Access access) {
        return new Access(
                access.by(), access.unit(), UNIT, access.role(), WARD_LOG, FILE, access.channel(), access.territory());
    }

    /// Those for whom a person acts today; each sees that they were listed.
    ///
    /// @param access of that person, as [#acting] makes it
    public List<Ward> list(PersonId guardian, Access access) {
        var until = standing(guardian);
        return residents.listed(until.keySet(), Shown.GUARDIANSHIP, access).stream()
                .map(person -> new Ward(person, until.getOrDefault(person.person(), LocalDate.MIN)))
                .sorted(Comparator.comparing(ward -> ward.person().person().value()))
                .toList();
    }

    /// The records of a ward, which are one person's, where this person acts for them today. Throws [Problem]
    /// `ward-unknown` in every other case, and says no more than that.
    public List<PersonId> require(PersonId guardian, PersonId ward) {
        return find(guardian, ward).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "ward-unknown"));
    }

    /// The same; empty in every other case.
    public Optional<List<PersonId>> find(PersonId guardian, PersonId ward) {
        var survivor = residents.survivor(ward);
        return standing(guardian).containsKey(survivor) ? Optional.of(residents.parts(survivor)) : Optional.empty();
    }

    /// Who acts or acted for a person, newest first. Only under a purpose that opens the record, and where it
    /// reaches the person.
    public List<Guardianship> listAbout(PersonId ward, Access access) {
        requireDesk(access);
        residents.requireReach(ward, access);
        var parts = residents.parts(ward);
        return accessLog.read(
                access, Look.OPENED, Shown.GUARDIANSHIP, parts, () -> records.list(parts, Guardianships.MOST));
    }

    /// The names of those of a ward's guardians who act or wait to be confirmed, masked; each sees that the
    /// name was shown. Where the ward's record is confidential nobody is named: the entry says which office
    /// has the ward, and whoever acts may be the one from whom that is kept. Who no longer acts is not told
    /// of the ward either.
    public Map<PersonId, Hit> guardians(PersonId ward, List<Guardianship> of, Access access) {
        requireDesk(access);
        if (!isOpen(ward)) {
            return Map.of();
        }
        var survivors = of.stream()
                .filter(one -> one.goesOn(today()))
                .map(Guardianship::guardian)
                .distinct()
                .collect(Collectors.toMap(one -> one, residents::survivor));
        var names = residents.listed(survivors.values(), Shown.GUARDIANSHIP, access).stream()
                .collect(Collectors.toMap(Hit::person, hit -> hit));
        return survivors.entrySet().stream()
                .filter(one -> names.containsKey(one.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> names.get(one.getValue())));
    }

    // A record that was erased is not there; one that is confidential is closed to whoever acts, who may be the one
    // from whom it is kept, and who is not told so.
    private Map<PersonId, LocalDate> standing(PersonId guardian) {
        return standing(residents.parts(residents.survivor(guardian)));
    }

    private Map<PersonId, LocalDate> standing(Collection<PersonId> own) {
        var until = records.standing(own, today()).stream()
                .collect(Collectors.toMap(
                        one -> residents.survivor(one.ward()),
                        WardRecords.Standing::until,
                        BinaryOperator.maxBy(Comparator.naturalOrder())));
        until.keySet().retainAll(residents.openToGuardians(until.keySet()));
        return until;
    }

    /// For how many somebody with these records acts today.
    @Transactional(propagation = Propagation.SUPPORTS)
    int count(Collection<PersonId> guardian) {
        return standing(guardian).size();
    }

    void requireDesk(Access access) {
        var purpose = purposes.require(access);
        var post = Stream.of(Role.REGISTRAR, Role.REVIEWER).anyMatch(access.role()::equals);
        if (!post || purpose.opens() != Purpose.Opens.RECORD) {
            throw new Problem(Problem.Kind.FORBIDDEN, "guardianship-purpose");
        }
    }

    /// Throws [Problem] `guardianship-territory` where the purpose reaches beyond the post's own division:
    /// under one for the whole city a single officer could reach anybody.
    void requireOwnTerritory(Access access) {
        if (purposes.require(access).territory() != Purpose.Territory.OWN) {
            throw new Problem(Problem.Kind.FORBIDDEN, "guardianship-territory");
        }
    }

    /// Throws [Problem] `ward-confidential` where the record is closed to whoever acts.
    @Transactional(propagation = Propagation.SUPPORTS)
    void requireOpen(PersonId ward) {
        if (!isOpen(ward)) {
            throw new Problem(Problem.Kind.CONFLICT, "ward-confidential");
        }
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    boolean isOpen(PersonId ward) {
        return !residents.openToGuardians(List.of(ward)).isEmpty();
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    LocalDate today() {
        return LocalDate.now(clock);
    }
}
