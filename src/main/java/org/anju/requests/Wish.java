package org.anju.requests;

import org.anju.shared.Problem;

/// What somebody asks for, as written.
///
/// @param about name of a [RecordField] where something is wrong, code of a purpose where a use is objected
///     to; empty otherwise
/// @param said what it should be, or why; empty for a copy
/// @param evidence the paper that shows what is right; empty but for a correction
public record Wish(RequestKind kind, String about, String said, String evidence) {

    /// Code points of what a person writes, and of a reply.
    public static final int LONGEST = 1_000;

    /// Code points of the name of a paper.
    public static final int LONGEST_EVIDENCE = 100;

    /// A wish for everything that is held.
    public static final Wish COPY = new Wish(RequestKind.COPY, "", "", "");

    public Wish {
        said = said.strip();
        evidence = evidence.strip();
    }

    /// Throws [Problem] `request-said`, `request-long`, `request-evidence` or `request-evidence-long`.
    void require() {
        if (said.isEmpty() && kind != RequestKind.COPY) {
            throw new Problem(Problem.Kind.INVALID, "request-said");
        }
        if (tooLong(said, LONGEST)) {
            throw new Problem(Problem.Kind.INVALID, "request-long", LONGEST);
        }
        if (evidence.isEmpty() && kind == RequestKind.CORRECTION) {
            throw new Problem(Problem.Kind.INVALID, "request-evidence");
        }
        if (tooLong(evidence, LONGEST_EVIDENCE)) {
            throw new Problem(Problem.Kind.INVALID, "request-evidence-long", LONGEST_EVIDENCE);
        }
    }

    static boolean tooLong(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }
}
