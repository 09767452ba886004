package org.anju.residents;

import java.util.List;
import java.util.UUID;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;

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

    public String reference(Person.Stay stay) {
        return keyring.reference(stay.id());
    }

    /// What happened to the record, newest first, with what was believed before and after.
    public List<Turn> turns() {
        return Turn.of(person);
    }

    /// Where a stay is, in words.
    public String place(Frame page, Person.Stay stay) {
        return switch (stay.abode()) {
            case Abode.Home(var dwelling, var division, var address) -> address;
            case Abode.Postal(var dwelling, var division, var address) -> page.t("stay.postal", address);
            case Abode.Elsewhere(var where) ->
                where.isEmpty() ? page.t("stay.nowhere") : page.t("stay.elsewhere", where);
        };
    }

    /// From when to when, as far as it is known.
    public String span(Frame page, Person.Stay stay) {
        var until = stay.until();
        var absent = stay.absentFrom();
        return page.words().date(stay.starts())
                + " – "
                + (until == null
                        ? page.t("history.open")
                        : stay.days().certainEver() ? page.words().day(until) : page.t("person.neverCertain"))
                + (absent == null ? "" : " · " + page.t("stay.absent", absent));
    }

    /// A recorded value in words.
    public String said(Frame page, Object value) {
        return switch (value) {
            case PartialDate date -> page.words().date(date);
            case Enum<?> word -> page.words().of(word);
            case Object other -> other.toString().isEmpty() ? page.t("notKnown") : other.toString();
        };
    }
}
