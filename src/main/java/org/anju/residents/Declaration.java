package org.anju.residents;

import org.anju.sheets.Headings;
import org.anju.sheets.Row;

/// That somebody lives in a dwelling from a day on, as written by whoever declares it. Nothing in it is checked
/// yet; what is absent is the empty text.
///
/// @param documentKind 居民身份证, 护照 …; empty means a resident identity card
/// @param household division of the household registration, six or more digits, or its name
/// @param address the dwelling's address in any usual form
/// @param movedIn a day, month or year in any usual form
public record Declaration(
        String name,
        String sex,
        String documentKind,
        String documentNumber,
        String birth,
        String household,
        String address,
        String movedIn,
        String reason,
        String phone,
        String source) {

    /// What is said by the person alone.
    public static final String OWN = "本人申报";

    /// What is said by the person, who has a code of the landlord's.
    public static final String CONFIRMED = "本人申报，房东已确认";

    /// What a row of a file declares, in the columns of [org.anju.sheets.Columns] for residents.
    ///
    /// @param source who says so
    public static Declaration in(Headings headings, Row row, String source) {
        return new Declaration(
                headings.text(row, "name"),
                headings.text(row, "sex"),
                headings.text(row, "document-kind"),
                headings.text(row, "document-number"),
                headings.text(row, "birth"),
                headings.text(row, "household-division"),
                headings.text(row, "address"),
                headings.text(row, "moved-in"),
                headings.text(row, "reason"),
                headings.text(row, "phone"),
                source);
    }
}
