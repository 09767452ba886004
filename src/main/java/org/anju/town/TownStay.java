package org.anju.town;

import java.time.LocalDate;
import org.anju.shared.DocumentKind;
import org.anju.shared.PartialDate;
import org.anju.shared.Sex;

/// A declaration that somebody lives somewhere from a day on. One person's declarations carry the same name,
/// birth and document.
///
/// @param number the document's number; empty where there is none yet
/// @param household the six-digit division of the household register; empty for foreigners
/// @param address as somebody would write it; it means exactly one dwelling of the town
/// @param moved the first day, as well as the person knows it
/// @param phone invented, beginning with 194; empty for most children
/// @param dwelling the office code of the dwelling that is meant, so that a reading of the address can be
///     checked
public record TownStay(
        String name,
        Sex sex,
        DocumentKind kind,
        String number,
        LocalDate birth,
        String household,
        String address,
        PartialDate moved,
        String reason,
        String phone,
        String source,
        String dwelling) {}
