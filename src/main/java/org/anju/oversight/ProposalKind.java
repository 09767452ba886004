package org.anju.oversight;

import java.time.Duration;
import java.util.Set;
import org.anju.shared.Role;

/// What is so grave that two persons decide it 须两人决定的事项.
///
/// To add a kind: a constant here; its row in `oversight.proposal_kind` and its roles in
/// `oversight.proposal_part`, by a migration (a test compares them with this enum); the messages
/// `ProposalKind.…` and, where reviewers decide it on the page of approvals, `approvals.will.…`; a bean
/// [CarriesOut] in the module that does it; and in that module's database function a question to
/// `oversight.approved` (it concerns persons, who see it in their access log) or `oversight.approved_for` (it
/// concerns nobody visible). Nothing else has to know of it.
public enum ProposalKind {
    /// two records are of one person and become one
    MERGE_PERSONS(true, false, Duration.ofDays(14), Roles.REGISTER, Roles.REVIEW),
    /// two records that had become one are of two persons after all
    UNMERGE_PERSONS(true, false, Duration.ofDays(14), Roles.REGISTER, Roles.REVIEW),
    /// a record is erased before its time
    ERASE_PERSON(true, false, Duration.ofDays(14), Roles.REGISTER, Roles.REVIEW),
    /// somebody acts for a person who is of age
    GUARD_ADULT(true, false, Duration.ofDays(14), Roles.REGISTER, Roles.REVIEW),
    /// a purpose of the catalogue is added, changed or ended
    CHANGE_PURPOSE(
            false, false, Duration.ofDays(14), Set.of(Role.ADMINISTRATOR), Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
    /// the next version of a matter goes into the catalogue of matters
    PUBLISH_MATTER(
            false, false, Duration.ofDays(14), Set.of(Role.ADMINISTRATOR), Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
    /// a judicial instrument is entered
    ENTER_WARRANT(false, true, Duration.ofDays(7), Roles.WARRANTS, Roles.WARRANTS),
    /// a person of the register is whom an instrument means
    CONFIRM_WARRANT_HIT(false, true, Duration.ofHours(1), Roles.WARRANTS, Roles.WARRANTS),
    /// looks under a file number are kept from the persons by a judicial order, until a day
    WITHHOLD_ENTRIES(false, true, Duration.ofDays(7), Roles.WARRANTS, Set.of(Role.AUDITOR));

    private static final class Roles {
        static final Set<Role> REGISTER = Set.of(Role.REGISTRAR, Role.REVIEWER);
        static final Set<Role> REVIEW = Set.of(Role.REVIEWER);
        static final Set<Role> WARRANTS = Set.of(Role.WARRANT_OFFICER);
    }

    private final boolean persons;
    private final boolean differentUnit;
    private final Duration lasts;
    private final Set<Role> proposers;
    private final Set<Role> deciders;

    ProposalKind(boolean persons, boolean differentUnit, Duration lasts, Set<Role> proposers, Set<Role> deciders) {
        this.persons = persons;
        this.differentUnit = differentUnit;
        this.lasts = lasts;
        this.proposers = proposers;
        this.deciders = deciders;
    }

    /// Whether it concerns persons who will see it in their access log; otherwise no entry names anybody, and
    /// only those who propose or decide the kind know of it.
    public boolean persons() {
        return persons;
    }

    /// Whether the second person must be of another unit than the first.
    public boolean differentUnit() {
        return differentUnit;
    }

    /// How long a proposal of this kind may wait at most: who confirms it later would decide on old facts. The
    /// database allows no kind more than 31 days.
    public Duration lasts() {
        return lasts;
    }

    public Set<Role> proposers() {
        return proposers;
    }

    /// Who confirms or declines it.
    public Set<Role> deciders() {
        return deciders;
    }
}
