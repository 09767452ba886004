package org.anju.accounts;

import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// Somebody who has signed in, in the post in which they act.
///
/// @param territory the division in which the post acts; `null` for everywhere
/// @param person the person whose account it is; `null` for staff
/// @param phone the enrolled phone by which a community worker came in; `null` for everybody else
public record SignedIn(
        AccountId account,
        String name,
        Role role,
        UnitId unit,
        String unitZh,
        String unitEn,
        @Nullable DivisionCode territory,
        @Nullable PersonId person,
        @Nullable PhoneId phone) {

    public SignedIn(
            AccountId account,
            String name,
            Role role,
            UnitId unit,
            String unitZh,
            String unitEn,
            @Nullable DivisionCode territory,
            @Nullable PersonId person) {
        this(account, name, role, unit, unitZh, unitEn, territory, person, null);
    }

    /// The same, come in by a phone.
    SignedIn by(PhoneId through) {
        return new SignedIn(account, name, role, unit, unitZh, unitEn, territory, person, through);
    }

    public String unitName(Tongue tongue) {
        return tongue == Tongue.ZH ? unitZh : unitEn;
    }

    public boolean staff() {
        return role != Role.RESIDENT;
    }

    /// The person whose account it is. Throws [Problem] `not-allowed` where it is a member of staff's.
    public PersonId requirePerson() {
        if (person == null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        return person;
    }

    /// An access in this post.
    public Access access(PurposeCode purpose, String file, Channel channel) {
        var bilingual = unitZh.equals(unitEn) ? unitZh : unitZh + " " + unitEn;
        return new Access(account, unit, bilingual, role, purpose, file, channel, territory);
    }
}
