package org.anju.residents;

import java.util.UUID;
import org.anju.shared.Problem;

/// Why an act is done, and what proves it. Both are asked of every act, kept with it, and shown to the person.
///
/// @param act key of the act, made by who asks for it: the same act again changes nothing
/// @param reference number or date of the paper, so that it can be found again; no more than 60 code points
public record Grounds(UUID act, Reason reason, Evidence evidence, String reference) {

    /// Code points of a reference at most.
    public static final int LONGEST_REFERENCE = 60;

    public Grounds {
        reference = reference.strip();
        if (reference.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "evidence-missing");
        }
        if (reference.codePointCount(0, reference.length()) > LONGEST_REFERENCE) {
            throw new Problem(Problem.Kind.INVALID, "evidence-too-long", LONGEST_REFERENCE);
        }
    }

    /// What two persons have decided, under a file.
    static Grounds decided(UUID act, String file) {
        var points = file.strip().codePoints().limit(LONGEST_REFERENCE).toArray();
        return new Grounds(act, Reason.ORDERED, Evidence.DECISION, new String(points, 0, points.length));
    }

    /// Why 事由: a closed list, so that nothing else about anybody can be written down.
    public enum Reason {
        /// moved house
        MOVED,
        /// left the city
        LEFT,
        /// died
        DIED,
        /// the document says something else now
        DOCUMENT_CHANGED,
        /// something was written down wrongly
        RECORDED_WRONGLY,
        /// somebody else was meant
        OTHER_PERSON_MEANT,
        /// those who live in the dwelling report that the person does not
        REPORTED_BY_OCCUPANTS,
        /// an officer went there
        ESTABLISHED_ON_SITE,
        /// the person asked for it
        ASKED_BY_PERSON,
        /// a court or another authority ordered it
        ORDERED,
        /// a dwelling was split
        DWELLING_SPLIT,
        /// dwellings were merged
        DWELLINGS_MERGED,
        /// what had been found turned out to be otherwise
        FOUND_OTHERWISE
    }

    /// What proves it 依据材料.
    public enum Evidence {
        IDENTITY_DOCUMENT,
        HOUSEHOLD_REGISTER,
        TENANCY_CONTRACT,
        PROPERTY_CERTIFICATE,
        DEATH_CERTIFICATE,
        VISIT_RECORD,
        DECLARATION,
        DECISION
    }
}
