package org.anju.shared;

/// Who looks or writes, for which unit and role, for what purpose, under which file number, by which channel.
///
/// No record of a person can be read or written without one: it is a parameter of every such method, so the
/// compiler asks for it before an auditor has to. The entry made from it is shown to the person.
///
/// @param by the account that acts
/// @param unit the unit in whose name it acts; for a resident the unit `residents`
/// @param unitName the unit's name on that day, as the person will read it
/// @param role the role in which it acts
/// @param purpose a purpose of the published catalogue
/// @param file the file or case number, never blank
/// @param channel how the request came in
/// @param territory the division in which the post may act; `null` where it may act everywhere
public record Access(
        AccountId by,
        UnitId unit,
        String unitName,
        Role role,
        PurposeCode purpose,
        String file,
        Channel channel,
        @org.jspecify.annotations.Nullable DivisionCode territory) {

    public Access {
        if (file.isBlank()) {
            throw new IllegalArgumentException("An access for %s needs a file number.".formatted(purpose));
        }
    }

    /// The same under another file or case number.
    public Access under(String otherFile) {
        return new Access(by, unit, unitName, role, purpose, otherFile, channel, territory);
    }
}
