package org.anju.dwellings;

/// One row of an office's list of dwellings, as written.
///
/// @param code the office's own code of the dwelling
/// @param division the code of its community, or of its street-level division
/// @param address the standard address
/// @param longitude degrees in WGS 84; blank with the latitude where not known
/// @param use 住宅, 商业 …
/// @param doorPlate the public code that hangs at the door already; blank where we are to make one
public record DwellingRow(
        String code, String division, String address, String longitude, String latitude, String use, String doorPlate) {

    /// A dwelling at whose door no plate hangs yet.
    public DwellingRow(String code, String division, String address, String longitude, String latitude, String use) {
        this(code, division, address, longitude, latitude, use, "");
    }
}
