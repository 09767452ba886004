package org.anju.linkage;

import java.util.List;

/// Keeps members of one household apart, twins above all.
///
/// They share dwelling, telephone, home town, often the birth date and by a generation character even part of
/// the given name: all of it adds up to certainty where there is none. So where the given names or the birth
/// dates differ and dwelling or telephone agrees, what a household shares is not counted for the pair, and no
/// machine joins it; a person is asked if it would have been enough. Equal verified numbers settle the
/// question.
final class Guard {

    /// Equal, or Latin letters with a slip of the pen; another Chinese character is another name.
    private static final int SAME_NAME = 1;

    /// Nothing but the year in common, if that.
    private static final int OTHER_BIRTH = Kind.DATE.different() - 1;

    private final boolean[] names;
    private final boolean[] births;
    private final boolean[] homes;
    private final boolean[] household;
    private final int identity;
    private final boolean active;

    Guard(List<FieldModel> fields) {
        int n = fields.size();
        names = new boolean[n];
        births = new boolean[n];
        homes = new boolean[n];
        household = new boolean[n];
        int number = -1;
        boolean known = false;
        for (int i = 0; i < n; i++) {
            var role = fields.get(i).role();
            names[i] = role.tellsMembersApart();
            births[i] = role == Role.BIRTH && fields.get(i).kind() == Kind.DATE;
            homes[i] = role == Role.DWELLING || role == Role.PHONE;
            household[i] = role.ofHousehold();
            number = fields.get(i).kind() == Kind.IDENTITY ? i : number;
            known |= homes[i];
        }
        identity = number;
        active = known;
    }

    /// @param levels of all pairs
    /// @param at where the levels of this pair begin
    boolean suspects(byte[] levels, int at) {
        if (!active || (identity >= 0 && levels[at + identity] == 0)) {
            return false;
        }
        boolean other = false;
        boolean together = false;
        for (int i = 0; i < names.length; i++) {
            other |= (names[i] && levels[at + i] > SAME_NAME) || (births[i] && levels[at + i] >= OTHER_BIRTH);
            together |= homes[i] && levels[at + i] == 0;
        }
        return other && together;
    }

    boolean contradicts(byte[] levels, int at) {
        return identity >= 0 && levels[at + identity] == Kind.IDENTITY.different();
    }

    boolean sharedByHousehold(int field) {
        return household[field];
    }
}
