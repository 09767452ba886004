package org.anju.oversight;

import org.anju.shared.Access;

/// What a module offers as a bean for each kind of proposal that it carries out. Without one, a kind cannot be
/// proposed.
public interface CarriesOut {

    ProposalKind kind();

    /// What whoever decides has to know of a proposal. Called outside a transaction; where it reads a
    /// record, it leaves an entry like any other look.
    default Brief brief(Proposal proposal, Access access) {
        return Brief.NOTHING;
    }

    /// Does what two persons have decided, within the transaction of the decision: where this throws, nothing
    /// was decided and the proposal waits on.
    ///
    /// Called under an entry about each subject, so their rows may be written. What the rules of the module ask
    /// of whoever confirms, such as the territory, is asked here; its functions in the database ask
    /// `oversight.approved` themselves.
    ///
    /// @param access the confirming person's
    void carryOut(Proposal proposal, Access access);

    /// What remains to be done where it was declined, or taken back by whoever proposed it; within the
    /// transaction of that.
    ///
    /// @param access of whoever declined it or took it back
    default void leave(Proposal proposal, Access access) {}
}
