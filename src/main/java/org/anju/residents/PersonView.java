package org.anju.residents;

import java.util.UUID;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;

/// A person as a page shows them: with references instead of keys, and acts turned into sentences.
///
/// @param household the household division in words where its code is known; else as declared
/// @param past whether another day or another knowledge than today's was asked for
public record PersonView(Person person, AsOf asOf, String reference, String household, boolean past, Keyring keyring) {

    public String dwellingReference(Person.Stay stay) {
        return stay.dwelling() == null ? "" : keyring.reference(stay.dwelling().value());
    }

    public String reference(Person.Joined joined) {
        return keyring.reference(joined.person().value());
    }

    /// The day up to whose end was known what the page shows; as the date field takes it.
    public String knownOn() {
        return asOf.knownAt().atZone(Words.ZONE).toLocalDate().toString();
    }

    /// Where a stay comes from, in one sentence.
    public String source(Frame page, Person.Stay stay) {
        var said = stay.source().isEmpty() ? "" : stay.source() + " · ";
        return said + sourceOf(page, stay.belief().openedBy());
    }

    /// By which act something came into the register, in one sentence.
    public String sourceOf(Frame page, UUID act) {
        for (var made : person.acts()) {
            if (made.act().equals(act)) {
                return page.t("person.act", made.at(), made.unitName(), made.channel(), made.file());
            }
        }
        return page.t("notKnown");
    }
}
