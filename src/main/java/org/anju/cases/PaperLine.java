package org.anju.cases;

import java.util.List;
import org.anju.matters.Paper;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;

/// A paper, as a page shows it.
///
/// @param needed whether it is needed still; what is not can only be taken out again
/// @param copies what has been put in
/// @param later whether it is to be brought
/// @param open whether something can be put in now
/// @param promisable whether it can be said now that it will be brought
public record PaperLine(
        Paper paper, boolean needed, List<Copy> copies, boolean later, boolean open, boolean promisable) {

    public PaperLine {
        copies = List.copyOf(copies);
    }

    /// @param reference under which it is shown
    /// @param removable whether who looks put it in, and can take it out again now
    public record Copy(String reference, CasePaper paper, boolean removable) {}

    /// Whether something that is there can be taken out again now.
    public boolean removable() {
        return copies.stream().anyMatch(Copy::removable);
    }

    /// Whether something is there, or is to be.
    public boolean answered() {
        return later || !copies.isEmpty();
    }

    static PaperLine of(Paper paper, boolean needed, CaseFile file, AccountId looking, Keyring keyring) {
        return new PaperLine(
                paper,
                needed,
                file.of(paper.id()).stream()
                        .filter(CasePaper::there)
                        .map(copy -> new Copy(
                                keyring.reference(copy.id()), copy, copy.by().equals(looking) && file.mayTakeOut(copy)))
                        .toList(),
                file.later().contains(paper.id()),
                needed && file.mayBring(paper.id()),
                needed && file.mayPromise(paper.id()));
    }
}
