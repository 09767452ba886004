package org.anju.cases;

import java.time.LocalDate;
import java.util.Objects;
import org.anju.frame.Words;
import org.anju.matters.Matter;
import org.anju.matters.Text;
import org.anju.matters.Told;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the applicant what has become of a case: in the matter's own words where it has some, else in the
/// house's; in the transaction of what has become.
@Component
class CaseTelling {

    private final Notices notices;
    private final Keyring keyring;

    CaseTelling(Notices notices, Keyring keyring) {
        this.notices = notices;
        this.keyring = keyring;
    }

    /// @param day what the house's words are about: until when, or from when on
    void tell(Case one, Matter matter, Told occasion, @Nullable LocalDate day, Access access) {
        var own = matter.tells(occasion);
        tell(
                one,
                own.map(Text::zh).orElseGet(() -> house(Tongue.ZH, one, matter, occasion.name(), day)),
                own.map(Text::en).orElseGet(() -> house(Tongue.EN, one, matter, occasion.name(), day)),
                access);
    }

    /// Tells of what no matter has words of its own for: `case.told.<what>`.
    void tell(Case one, Matter matter, String what, @Nullable LocalDate day, Access access) {
        tell(one, house(Tongue.ZH, one, matter, what, day), house(Tongue.EN, one, matter, what, day), access);
    }

    private void tell(Case one, String zh, String en, Access access) {
        notices.tell(
                one.subject(),
                new Notice(zh, en, "/me/cases/" + keyring.reference(one.id().value())),
                access);
    }

    private static String house(Tongue tongue, Case one, Matter matter, String what, @Nullable LocalDate day) {
        return Words.in(tongue)
                .t(
                        "case.told." + what,
                        matter.name().in(tongue),
                        one.number().spoken(),
                        Objects.requireNonNullElse(day, one.begun()));
    }
}
