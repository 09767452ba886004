package org.anju.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Accounts of staff and residents, the units and posts they act for, and the one-time secrets by which
/// accounts begin.
@Component
@Transactional
public class Accounts {

    /// The unit in whose name residents act for themselves.
    static final UnitId RESIDENTS = new UnitId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private static final UnitId SYSTEM_UNIT = new UnitId(UUID.fromString("01900000-0000-7000-8000-000000000002"));
    private static final AccountId SYSTEM = new AccountId(UUID.fromString("01900000-0000-7000-8000-000000000003"));

    private static final Duration SETUP_LASTS = Duration.ofHours(24);
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);
    private static final Duration CODE_LASTS = Duration.ofHours(24);
    private static final String KEY_PREFIX = "anju_";

    /// The roles of posts; residents act for themselves, and the house has its own account.
    static final List<Role> STAFF_ROLES = List.of(Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR);

    private final AccountRecords records;
    private final Passwords passwords;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Accounts(AccountRecords records, Passwords passwords, AccessLog accessLog, Keyring keyring, Clock clock) {
        this.records = records;
        this.passwords = passwords;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Signs in with login and password. Takes as long for a login that nobody has. Attempts on one account
    /// come one after the other, so that guessing in parallel gains nothing over the lock-out.
    public SignIn signIn(String login, String password) {
        var found = records.credentialsAlone(key(login));
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            return new SignIn.Refused();
        }
        var credentials = found.get();
        var now = clock.instant();
        var locked = credentials.lockedUntil();
        if (locked != null && locked.isAfter(now)) {
            return new SignIn.Locked(locked);
        }
        if (!passwords.matches(password, credentials.hash())) {
            var wait = Lockout.after(credentials.failures() + 1);
            var until = wait.isZero() ? null : now.plus(wait);
            records.failed(credentials.account(), until);
            return until == null ? new SignIn.Refused() : new SignIn.Locked(until);
        }
        records.succeeded(credentials.account());
        return records.who(credentials.account(), today())
                .<SignIn>map(SignIn.Welcome::new)
                .orElseGet(SignIn.Refused::new);
    }

    /// A fresh one-time token for setting up the first administrator; empty where there is one already.
    public Optional<String> setupToken() {
        if (records.hasAdministrator()) {
            return Optional.empty();
        }
        return Optional.of(
                invite(new Invitation(Invitation.Kind.SETUP, "", "", null, Role.ADMINISTRATOR), SETUP_LASTS));
    }

    /// The invitation behind a one-time link; empty where it was used, is too old, or never was one.
    @Transactional(readOnly = true)
    public Optional<Invitation> invitation(String token) {
        return records.invitation(digest(token), clock.instant());
    }

    /// Makes the first administrator and their unit, once.
    ///
    /// @param territory where the unit acts; `null` for everywhere
    public void setUp(
            String token,
            String login,
            String name,
            String password,
            String unitZh,
            String unitEn,
            @Nullable DivisionCode territory) {
        passwords.require(password, login);
        use(token, Invitation.Kind.SETUP);
        if (records.hasAdministrator()) {
            throw new Problem(Problem.Kind.CONFLICT, "invitation-invalid");
        }
        createStaff(login, name, password, createUnit(unitZh, unitEn, territory), Role.ADMINISTRATOR);
    }

    /// A one-time link for a new member of staff, who chooses the password.
    public String inviteStaff(String login, String name, UnitId unit, Role role) {
        requireLogin(login);
        requireStaffRole(role);
        if (records.credentials(key(login)).isPresent()) {
            throw new Problem(Problem.Kind.CONFLICT, "login-taken", login);
        }
        return invite(new Invitation(Invitation.Kind.STAFF, login, name, unit.value(), role), INVITATION_LASTS);
    }

    /// Takes an invitation up with a password.
    public void acceptInvitation(String token, String password) {
        var invitation = use(token, Invitation.Kind.STAFF);
        var unit = invitation.unit();
        if (unit == null) {
            throw new Problem(Problem.Kind.UNKNOWN, "invitation-invalid");
        }
        createStaff(invitation.login(), invitation.name(), password, new UnitId(unit), invitation.role());
    }

    /// Makes an account of staff at once, without a link.
    public AccountId createStaff(String login, String name, String password, UnitId unit, Role role) {
        requireStaffRole(role);
        var account = create(login, name, password, "STAFF", null);
        records.addPost(account, unit, role, today());
        return account;
    }

    public UnitId createUnit(String nameZh, String nameEn, @Nullable DivisionCode territory) {
        if (nameZh.isBlank()) {
            throw new Problem(Problem.Kind.INVALID, "unit-name-missing");
        }
        var unit =
                new Unit(UnitId.next(), nameZh.strip(), nameEn.isBlank() ? nameZh.strip() : nameEn.strip(), territory);
        records.addUnit(unit);
        return unit.id();
    }

    /// The units of staff.
    @Transactional(readOnly = true)
    public List<Unit> listUnits() {
        return records.units().stream()
                .filter(unit -> !unit.id().equals(RESIDENTS) && !unit.id().equals(SYSTEM_UNIT))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<StaffMember> listStaff() {
        return records.staff(today());
    }

    /// An account by its login, in the post that it has today.
    @Transactional(readOnly = true)
    public Optional<SignedIn> findAccount(String login) {
        return records.credentials(key(login)).flatMap(found -> records.who(found.account(), today()));
    }

    /// A one-time code with which a person opens the own record; the person sees that it was made.
    public String issueClaimCode(PersonId person, Access access) {
        accessLog.wrote(access, Shown.CLAIM_CODE, List.of(person));
        var code = oneTime.code();
        records.addCode(
                digest(OneTime.plain(code)),
                person,
                access.by(),
                clock.instant().plus(CODE_LASTS));
        return code;
    }

    /// Opens a resident's account with a code from the counter.
    public SignedIn claim(String code, String login, String name, String password) {
        passwords.require(password, login);
        requireLogin(login);
        var person = records.useCode(digest(OneTime.plain(code)), clock.instant())
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "claim-code-invalid"));
        var account = create(login, name.isBlank() ? login : name, password, "RESIDENT", person);
        return records.who(account, today()).orElseThrow();
    }

    /// A key for a program that acts in an account's post; shown once.
    public String createApiKey(AccountId account, String name) {
        var key = KEY_PREFIX + oneTime.token();
        records.addKey(digest(key), account, name);
        return key;
    }

    /// Whose key it is.
    @Transactional(readOnly = true)
    public Optional<SignedIn> byApiKey(String key) {
        return key.startsWith(KEY_PREFIX)
                ? records.keyOwner(digest(key)).flatMap(account -> records.who(account, today()))
                : Optional.empty();
    }

    /// An access of the house itself: imports by command, rules, duties.
    @Transactional(readOnly = true)
    public Access systemAccess(PurposeCode purpose, String file, Channel channel) {
        return new Access(SYSTEM, SYSTEM_UNIT, "系统 the system", Role.SYSTEM, purpose, file, channel, null);
    }

    private Invitation use(String token, Invitation.Kind kind) {
        var invitation = invitation(token)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "invitation-invalid"));
        if (!records.useInvitation(digest(token), clock.instant())) {
            throw new Problem(Problem.Kind.UNKNOWN, "invitation-invalid");
        }
        return invitation;
    }

    private String invite(Invitation invitation, Duration lasts) {
        var token = oneTime.token();
        records.invite(digest(token), invitation, clock.instant().plus(lasts));
        return token;
    }

    private AccountId create(String login, String name, String password, String kind, @Nullable PersonId person) {
        requireLogin(login);
        passwords.require(password, login.strip());
        if (name.isBlank()) {
            throw new Problem(Problem.Kind.INVALID, "account-name-missing");
        }
        var account = AccountId.next();
        if (!records.add(account, key(login), login.strip(), name.strip(), passwords.encode(password), kind, person)) {
            throw new Problem(Problem.Kind.CONFLICT, "login-taken", login);
        }
        return account;
    }

    private static void requireLogin(String login) {
        var length = login.strip().codePointCount(0, login.strip().length());
        if (length < 3 || length > 64) {
            throw new Problem(Problem.Kind.INVALID, "login-form");
        }
    }

    private static void requireStaffRole(Role role) {
        if (!STAFF_ROLES.contains(role)) {
            throw new Problem(Problem.Kind.INVALID, "role-not-for-staff", role);
        }
    }

    private static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private byte[] digest(String secret) {
        return keyring.digest("secret|" + secret);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
