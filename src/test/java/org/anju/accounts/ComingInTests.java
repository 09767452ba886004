package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links, codes, keys and passwords, on the true database and as the program's role.
@HouseTest
class ComingInTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient db;

    @Test
    void aLoginThatNobodyHasIsLockedLikeOneThatSomebodyHas() {
        var known = staff(Role.REGISTRAR);
        for (var login : List.of(known, "nobody-" + UUID.randomUUID())) {
            var answers = new ArrayList<SignIn>();
            for (int i = 0; i < 6; i++) {
                answers.add(accounts.signIn(login, "not the password"));
            }
            assertThat(answers.subList(0, 4)).containsOnly(new SignIn.Refused());
            assertThat(answers.subList(4, 6)).allMatch(answer -> answer instanceof SignIn.Locked);
        }
        assertThat(accounts.signIn(known, PASSWORD)).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void theRightPasswordTakesTheFailuresBack() {
        var login = staff(Role.REGISTRAR);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(accounts.signIn(login, "not the password")).isEqualTo(new SignIn.Refused());
            }
            assertThat(accounts.signIn(login.toUpperCase(java.util.Locale.ROOT), PASSWORD))
                    .isInstanceOf(SignIn.Welcome.class);
        }
    }

    @Test
    void whoKnocksAtTheDoorDoesNotKeepTheOwnerFromAnotherPassword() {
        var login = staff(Role.REGISTRAR);
        var owner = accounts.findAccount(login).orElseThrow();
        for (int i = 0; i < 6; i++) {
            accounts.signIn(login, "not the password");
        }
        assertThat(accounts.changePassword(owner, PASSWORD, "另一句自己记得住的话 2026", null))
                .isInstanceOf(Tried.Right.class);
        for (int i = 0; i < 6; i++) {
            accounts.changePassword(owner, "not the password", PASSWORD, null);
        }
        assertThat(accounts.changePassword(owner, "另一句自己记得住的话 2026", PASSWORD, null))
                .as("tries at the old password are counted, too")
                .isInstanceOf(Tried.Locked.class);
    }

    @Test
    void guessingAtOnceGainsNothingAndStarvesNobody() throws Exception {
        var login = staff(Role.REGISTRAR);
        try (var guessers = Executors.newFixedThreadPool(40)) {
            var guesses = new ArrayList<Callable<SignIn>>();
            for (int i = 0; i < 40; i++) {
                var guess = "guess number " + i;
                guesses.add(() -> accounts.signIn(login, guess));
            }
            var answers = new ArrayList<SignIn>();
            for (var answer : guessers.invokeAll(guesses)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .filteredOn(answer -> answer instanceof SignIn.Refused)
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void aClaimCodeWorksOnceAndOnlyTheLatest() {
        var person = PersonId.next();
        var first = code(person);
        var second = code(person);
        refused(() -> claim(first), "claim-code-invalid");
        var who = claim(second);
        assertThat(who.person()).isEqualTo(person);
        assertThat(who.role()).isEqualTo(Role.RESIDENT);
        refused(() -> claim(second), "claim-code-invalid");
    }

    @Test
    void aClaimCodeIsTooOldAfterItsDay() {
        var person = PersonId.next();
        var code = code(person);
        db.sql("update accounts.claim_code set expires = now() where person = :person")
                .param("person", person.value())
                .update();
        refused(() -> claim(code), "claim-code-invalid");
    }

    @Test
    void claimingAgainEndsTheAccountBefore() {
        var person = PersonId.next();
        var before = "before-" + UUID.randomUUID();
        var after = "after-" + UUID.randomUUID();
        accounts.claim(code(person), before, "名", PASSWORD);
        accounts.claim(code(person), after, "名", PASSWORD);
        assertThat(accounts.signIn(before, PASSWORD)).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn(after, PASSWORD)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void aKeyStopsWhenItIsRevokedOrTooOld() {
        var owner = accounts.findAccount(staff(Role.REGISTRAR)).orElseThrow();
        var name = "key-" + UUID.randomUUID();
        var key = accounts.createApiKey(owner.account(), name);
        assertThat(accounts.byApiKey(key)).contains(owner);
        var line = accounts.listApiKeys().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        accounts.revokeApiKey(line.reference());
        assertThat(accounts.byApiKey(key)).isEmpty();
        assertThat(accounts.listApiKeys()).noneMatch(known -> known.name().equals(name));
    }

    @Test
    void whatIsWrongIsToldAllAtOnce() {
        assertThat(accounts.wrongIn("a", " ", "short"))
                .extracting(Problem::name)
                .containsExactly("account-name-missing", "login-form", "password-too-short");
        assertThat(accounts.wrongIn("abc", "名", PASSWORD)).isEmpty();
    }

    private String staff(Role role) {
        var login = "staff-" + UUID.randomUUID();
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", null);
        accounts.createStaff(login, "员", PASSWORD, unit, role);
        return login;
    }

    private String code(PersonId person) {
        return accounts.issueClaimCode(person, access());
    }

    private Access access() {
        return accounts.findAccount(staff(Role.REGISTRAR))
                .orElseThrow()
                .access(new PurposeCode("subject-request"), "2026-1", Channel.DESK);
    }

    private SignedIn claim(String code) {
        return accounts.claim(code, "resident-" + UUID.randomUUID(), "名", PASSWORD);
    }

    private static void refused(Runnable doing, String name) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }
}
