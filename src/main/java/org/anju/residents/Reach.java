package org.anju.residents;

import java.time.Instant;
import java.util.List;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom an access reaches: those who live in the divisions of the post, where its purpose says so.
@Component
class Reach {

    private final ResidentRecords records;
    private final MergedRecords merged;
    private final Purposes purposes;
    private final Keyring keyring;

    Reach(ResidentRecords records, MergedRecords merged, Purposes purposes, Keyring keyring) {
        this.records = records;
        this.merged = merged;
        this.purposes = purposes;
        this.keyring = keyring;
    }

    /// The record itself and those that are kept under it, if an access reaches them. Throws [Problem]
    /// `person-erased`, `person-merged` where the record is kept under another one, or `outside-territory`
    /// where the person lives in none of the post's divisions.
    List<PersonId> require(PersonId person, Access access) {
        return require(person, null, access);
    }

    /// @param knownAt as of which it is asked whether the record is kept under another one; `null` for now
    List<PersonId> require(PersonId person, @Nullable Instant knownAt, Access access) {
        var reached = merged.reached(person, territory(access), knownAt);
        if (reached.erased() != null) {
            throw new Problem(Problem.Kind.UNKNOWN, "person-erased", reached.erased());
        }
        if (!reached.within()) {
            throw outside();
        }
        if (!reached.survivor().equals(person)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "person-merged",
                    keyring.reference(reached.survivor().value()));
        }
        return reached.parts();
    }

    /// Throws [Problem] `outside-territory` where neither the person nor a record that is one with it lives, or
    /// lived last, in the territory.
    void requireTerritory(PersonId person, String territory) {
        if (!reaches(person, territory)) {
            throw outside();
        }
    }

    /// Whether the person, or a record that is one with it, lives or lived last in the territory.
    boolean reaches(PersonId person, String territory) {
        return territory.isEmpty()
                || !records.within(merged.together(merged.survivor(person, null), null), territory)
                        .isEmpty();
    }

    /// Throws [Problem] `outside-territory` where a division is none of the post's.
    void require(DivisionCode division, Access access) {
        if (!division.value().startsWith(territory(access))) {
            throw outside();
        }
    }

    private static Problem outside() {
        return new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
    }

    /// The beginning of the codes of the divisions that an access reaches; empty for everywhere.
    String territory(Access access) {
        return switch (purposes.require(access).territory()) {
            case OWN -> prefix(access.territory());
            // Whose the own record is, is asked where somebody comes in as that person.
            case ANY, SELF -> "";
            case NOBODY -> throw outside();
        };
    }

    private static String prefix(@Nullable DivisionCode own) {
        return own == null ? "" : own.prefix();
    }
}
