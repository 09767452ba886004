package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.anju.HouseTest;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What no longer opens when somebody leaves, on the true database and as the program's role.
@HouseTest
class EndingTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @Autowired
    private Accounts accounts;

    @Test
    void whoLeavesLosesLoginKeysAndSessionAndCanBeInvitedAgain() {
        var administrator = staff(Role.ADMINISTRATOR);
        var leaver = staff(Role.REGISTRAR);
        var login = login(leaver);
        var key = accounts.createApiKey(leaver.account(), "程序");
        assertThat(accounts.signIn(login, PASSWORD)).isEqualTo(new SignIn.Welcome(leaver));
        assertThat(accounts.byApiKey(key)).contains(leaver);
        assertThat(accounts.stillIn(leaver)).isTrue();

        accounts.endStaff(leaver.account(), administrator);

        assertThat(accounts.signIn(login, PASSWORD)).isEqualTo(new SignIn.Refused());
        assertThat(accounts.byApiKey(key)).isEmpty();
        assertThat(accounts.stillIn(leaver)).isFalse();
        assertThat(accounts.listStaff()).noneMatch(member -> member.account().equals(leaver.account()));
        var token = accounts.inviteStaff(login, leaver.name(), leaver.unit(), Role.REVIEWER);
        accounts.acceptInvitation(token, PASSWORD);
        assertThat(accounts.findAccount(login).orElseThrow().role()).isEqualTo(Role.REVIEWER);
    }

    @Test
    void anAdministratorCannotEndTheOwnPost() {
        var administrator = staff(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> accounts.endStaff(administrator.account(), administrator))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.name()).isEqualTo("own-post"));
        assertThat(accounts.stillIn(administrator)).isTrue();
    }

    @Test
    void aNewClaimEndsTheSessionOfTheAccountBeforeIt() {
        var access = staff(Role.REGISTRAR).access(new PurposeCode("subject-request"), "2026-1", Channel.DESK);
        var person = PersonId.next();
        var before = accounts.claim(accounts.issueClaimCode(person, access), "before-" + unique(), "名", PASSWORD);
        assertThat(accounts.stillIn(before)).isTrue();
        var after = accounts.claim(accounts.issueClaimCode(person, access), "after-" + unique(), "名", PASSWORD);
        assertThat(accounts.stillIn(before)).isFalse();
        assertThat(accounts.stillIn(after)).isTrue();
    }

    @Test
    void onlyRolesOfStaffAreGivenPosts() {
        var unit = accounts.createUnit("站 " + unique(), "", null);
        for (var role : new Role[] {Role.RESIDENT, Role.SYSTEM}) {
            assertThatThrownBy(() -> accounts.inviteStaff("invited-" + unique(), "员", unit, role))
                    .isInstanceOfSatisfying(
                            Problem.class, refused -> assertThat(refused.name()).isEqualTo("role-not-for-staff"));
        }
    }

    private SignedIn staff(Role role) {
        var login = "ending-" + unique();
        accounts.createStaff(login, "员", PASSWORD, accounts.createUnit("站 " + unique(), "", null), role);
        return accounts.findAccount(login).orElseThrow();
    }

    private String login(SignedIn who) {
        return accounts.listStaff().stream()
                .filter(member -> member.account().equals(who.account()))
                .findFirst()
                .orElseThrow()
                .login();
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
