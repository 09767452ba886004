package org.anju.residents;

import org.anju.dwellings.Located;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// A sound declaration on its way into the register.
///
/// @param place its place in the batch
/// @param home where its address leads
/// @param identity keyed digest of what identifies the person
/// @param content keyed digest of all that it says
record Item(int place, Examination.Sound sound, Located home, Digest identity, Digest content) {

    /// Why a person has to decide, as far as the declaration and its address tell; `null` where nothing stands
    /// against it.
    @Nullable
    Verdict obstacle() {
        if (sound.doubt() != null) {
            return sound.doubt();
        }
        return switch (home) {
            case Located.Found found -> null;
            case Located.Ambiguous(var candidates) ->
                Verdict.held("dwelling-ambiguous", sound.written().address(), String.valueOf(candidates.size()));
            case Located.Unknown(var fault) ->
                Verdict.held("dwelling-unknown", sound.written().address(), fault);
        };
    }

    /// The verdict as far as the declaration and its address tell.
    Verdict apparent() {
        var obstacle = obstacle();
        if (obstacle != null) {
            return obstacle;
        }
        var warning = sound.warning();
        return warning == null ? Verdict.ACCEPTED : warning;
    }

    Located.Found found() {
        return (Located.Found) home;
    }

    /// The text whose digest identifies the person: the number, or for somebody without one the name, birth and
    /// home.
    static String identityText(Examination.Sound sound, Located home) {
        return sound.number().kind() == DocumentKind.NONE
                ? "none|" + Examination.nameKey(sound.name()) + "|"
                        + sound.birth().text() + "|" + homeText(sound, home)
                : numberText(sound.number());
    }

    /// The text whose digest a document is known by.
    static String numberText(IdentityNumber number) {
        return number.kind() + "|" + number.value();
    }

    /// The text whose digest tells whether the very same was declared before, however it was formatted.
    static String contentText(Examination.Sound sound) {
        return String.join(
                "|",
                sound.number().kind().name(),
                sound.number().value(),
                Examination.nameKey(sound.name()),
                sound.sex().name(),
                sound.written().birth().strip(),
                sound.birth().text(),
                plainAddress(sound),
                sound.movedIn().text());
    }

    private static String homeText(Examination.Sound sound, Located home) {
        return home instanceof Located.Found(var dwelling, var division, var address)
                ? dwelling.value().toString()
                : plainAddress(sound);
    }

    private static String plainAddress(Examination.Sound sound) {
        return java.text.Normalizer.normalize(sound.written().address(), java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "");
    }

    /// An item of whom it is known which person and observation it concerns, and what becomes of it.
    ///
    /// @param fresh whether the person is new to the register
    /// @param waited whether the declaration had been held before
    record Weighed(
            Item item, PersonId person, ObservationId observation, boolean fresh, boolean waited, Verdict verdict) {}
}
