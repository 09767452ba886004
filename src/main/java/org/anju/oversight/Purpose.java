package org.anju.oversight;

import java.time.Duration;
import java.util.Set;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;

/// A purpose for which persons may be looked at 查询用途, as published.
///
/// @param territory where the post of who looks must lie in relation to the person
/// @param longest how long a purpose, once opened at the desk, stays open
public record Purpose(
        PurposeCode code,
        String nameZh,
        String nameEn,
        String basisZh,
        String basisEn,
        Set<Role> roles,
        Territory territory,
        String fieldsZh,
        String fieldsEn,
        Duration longest) {

    /// Which persons a purpose reaches.
    public enum Territory {
        /// those who live in the division of the post
        OWN,
        /// everybody
        ANY,
        /// only oneself
        SELF
    }

    public Purpose {
        roles = Set.copyOf(roles);
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
