package org.anju.town;

/// What somebody wrote down of a person at one time, with the slips that people make. Empty where not asked or
/// not known.
///
/// @param id of this record
/// @param person who it really is; the truth, which no linkage may see
/// @param household in which the person really lives
/// @param birth `yyyy-MM-dd`
/// @param dwelling code of the dwelling
public record Surveyed(
        String id,
        int person,
        int household,
        String name,
        String sex,
        String birth,
        String number,
        String phone,
        String dwelling,
        String homeTown) {}
