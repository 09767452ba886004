package org.anju.cases;

import java.util.List;
import org.anju.matters.Paper;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;

/// A paper that is needed, as a page shows it.
///
/// @param copies what has been put in
/// @param later whether it is to be brought
/// @param open whether something can be put in now
public record PaperLine(Paper paper, List<Copy> copies, boolean later, boolean open) {

    public PaperLine {
        copies = List.copyOf(copies);
    }

    /// @param reference under which it is shown
    /// @param own whether who looks put it in, and can take it out again
    public record Copy(String reference, CasePaper paper, boolean own) {}

    /// Whether something is there, or is to be.
    public boolean answered() {
        return later || !copies.isEmpty();
    }

    static PaperLine of(Paper paper, CaseFile file, AccountId looking, Keyring keyring) {
        return new PaperLine(
                paper,
                file.of(paper.id()).stream()
                        .filter(CasePaper::there)
                        .map(copy -> new Copy(
                                keyring.reference(copy.id()), copy, copy.by().equals(looking)))
                        .toList(),
                file.later().contains(paper.id()),
                file.mayBring(paper.id()));
    }
}
