package org.anju.cases;

import org.anju.shared.Access;

/// Where somebody sits who fills in a case: in the portal, at the counter, or with a code on paper. The pages are
/// the same; where they lead, and under which access, is not.
///
/// @param base the address of the case, under which all its pages are
/// @param file as it was read for this page
public record Seat(String base, CaseFile file, Access access) {

    Case one() {
        return file.one();
    }

    /// The same with the case as it is now.
    Seat with(Case now) {
        return new Seat(base, new CaseFile(now, file.steps(), file.papers(), file.missing(), file.known()), access);
    }

    /// Whether an officer fills it in, who can note papers as shown.
    public boolean atCounter() {
        return base.startsWith("/desk/");
    }
}
