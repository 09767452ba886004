package org.anju.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;

/// A purpose for which persons may be looked at 查询用途, as published.
///
/// @param opens how much of a record it opens
/// @param territory where the post of who looks must lie in relation to the person
/// @param longest how long a purpose, once opened at the desk, stays open
/// @param longestFollow for how long at most a person may be followed for it; `null` where not at all
/// @param ended since when nobody opens it any more; `null` while it may be opened
/// @param builtIn whether the program itself asks for it: it keeps its roles, reach and fields
public record Purpose(
        PurposeCode code,
        String nameZh,
        String nameEn,
        String basisZh,
        String basisEn,
        Set<Role> roles,
        Territory territory,
        Opens opens,
        String fieldsZh,
        String fieldsEn,
        Duration longest,
        @Nullable Duration longestFollow,
        @Nullable Instant ended,
        boolean builtIn) {

    /// How much of a person's record a purpose opens.
    public enum Opens {
        /// everything
        RECORD,
        /// everything but the document number, of which the last four characters are shown, and the telephone
        MASKED,
        /// one address, after two persons have confirmed a judicial instrument
        ADDRESS,
        /// no record, and of a permit whether it gives a right: yes or no
        ENTITLEMENT,
        /// no record at all; at most who looked at one, what was said of that, who acts for whom, that a
        /// message is there, and what somebody asked a liaison officer
        NOTHING;

        private static final Set<Shown> UNMASKED =
                Set.of(Shown.HELD_ITEM, Shown.HANDED_OVER, Shown.REQUEST, Shown.COPY, Shown.HOME);
        private static final Set<Shown> TOLD_BY_NOTHING =
                Set.of(Shown.ACCESS_LOG, Shown.COMPLAINT, Shown.GUARDIANSHIP, Shown.NOTICE, Shown.HELP);

        boolean shows(Shown shown) {
            return switch (this) {
                case RECORD -> shown != Shown.HANDED_OVER;
                case MASKED -> !UNMASKED.contains(shown);
                case ENTITLEMENT -> shown == Shown.PERMIT;
                case ADDRESS -> shown == Shown.HANDED_OVER;
                case NOTHING -> TOLD_BY_NOTHING.contains(shown);
            };
        }
    }

    /// Which persons a purpose reaches.
    public enum Territory {
        /// those who live in the division of the post
        OWN,
        /// everybody
        ANY,
        /// only oneself
        SELF,
        /// nobody: what it is for concerns no person
        NOBODY
    }

    public Purpose {
        roles = Set.copyOf(roles);
    }

    /// Whether it may show this of anybody at all. What reaches nobody shows nothing, however much it is
    /// said to open.
    boolean shows(Shown shown) {
        return territory != Territory.NOBODY && opens.shows(shown);
    }

    /// The roles in the order in which they are always named.
    public List<Role> sortedRoles() {
        return roles.stream().sorted().toList();
    }

    public String name(Tongue tongue) {
        return tongue == Tongue.ZH ? nameZh : nameEn;
    }

    public String basis(Tongue tongue) {
        return tongue == Tongue.ZH ? basisZh : basisEn;
    }

    public String fields(Tongue tongue) {
        return tongue == Tongue.ZH ? fieldsZh : fieldsEn;
    }
}
