package org.anju.places;

/// One row of a list of divisions, as written.
///
/// @param code 2, 4, 6, 9 or 12 digits
/// @param name the name in full, such as 临江区
/// @param parent the code of the division above; blank where it follows from the code
/// @param history whether the list says from when until when codes were in force; else it speaks of today only
/// @param startYear the first year whose list has the code under this name; blank where it always was
/// @param endYear the last such year; blank where it still is
public record DivisionRow(String code, String name, String parent, boolean history, String startYear, String endYear) {

    /// A row of a list that says what is in force today.
    public static DivisionRow today(String code, String name, String parent) {
        return new DivisionRow(code, name, parent, false, "", "");
    }

    /// A row of a list through time, such as the GB/T 2260 editions.
    public static DivisionRow through(String code, String name, String startYear, String endYear) {
        return new DivisionRow(code, name, "", true, startYear, endYear);
    }
}
