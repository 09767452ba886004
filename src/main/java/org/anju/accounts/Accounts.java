package org.anju.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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

    private static final AccountId NOT_SIGNED_IN =
            new AccountId(UUID.fromString("01900000-0000-7000-8000-000000000004"));

    private static final AccountId AT_MACHINE = new AccountId(UUID.fromString("01900000-0000-7000-8000-000000000005"));

    private static final Duration SETUP_LASTS = Duration.ofHours(24);
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);
    private static final Duration CODE_LASTS = Duration.ofHours(24);
    private static final Duration KEY_LASTS = Duration.ofDays(365);
    private static final String KEY_PREFIX = "anju_";

    /// The roles of posts; residents act for themselves, and the house has its own account.
    static final List<Role> STAFF_ROLES = List.of(
            Role.REGISTRAR,
            Role.REVIEWER,
            Role.AUDITOR,
            Role.COLLECTOR,
            Role.REPORTER,
            Role.WARRANT_OFFICER,
            Role.GATEWAY,
            Role.AGENCY,
            Role.ADMINISTRATOR);

    private final AccountRecords records;
    private final Tries tries;
    private final PhoneRecords phones;
    private final Devices devices;
    private final Passwords passwords;
    private final ObjectProvider<AccountEnds> ends;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Accounts(
            AccountRecords records,
            Tries tries,
            PhoneRecords phones,
            Devices devices,
            Passwords passwords,
            ObjectProvider<AccountEnds> ends,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.tries = tries;
        this.phones = phones;
        this.devices = devices;
        this.passwords = passwords;
        this.ends = ends;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Signs in with login and password.
    ///
    /// A try counts as a failure before the password is looked at and is taken back if it was right, so many
    /// tries at once gain nothing. It is counted under what was typed, account or not, and costs the same work,
    /// so neither answer nor time tell which logins exist. No connection is held while the password is worked
    /// on.
    @Transactional(propagation = Propagation.NEVER)
    public SignIn signIn(String login, String password) {
        return signIn(login, password, "");
    }

    /// @param browser what tells the browser from others, where the login has been used in it before; tries
    ///     there are counted apart. Empty for any other
    @Transactional(propagation = Propagation.NEVER)
    public SignIn signIn(String login, String password, String browser) {
        var whose = "login|" + key(login) + (browser.isEmpty() ? "" : "|" + browser);
        return switch (tries.of(keyring.digest(whose), () -> known(login, password))) {
            case Tried.Right(var who) -> new SignIn.Welcome(who);
            case Tried.Wrong<SignedIn> wrong -> new SignIn.Refused();
            case Tried.Locked(var until) -> new SignIn.Locked(until);
        };
    }

    private Optional<SignedIn> known(String login, String password) {
        var found = records.credentials(key(login));
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        return passwords.matches(password, found.get().hash())
                ? records.who(found.get().account(), today())
                : Optional.empty();
    }

    /// Changes the own password, if the one before is right, and signs the account out on every other
    /// device: who had got in with the old one is out. Tries are counted by account, apart from those of
    /// whoever types its login at the door, who would otherwise keep the owner from changing it.
    ///
    /// @param here the device that stays signed in; `null` for none
    @Transactional(propagation = Propagation.NEVER)
    public Tried<SignedIn> changePassword(SignedIn who, String before, String after, @Nullable DeviceId here) {
        var login = records.loginKey(who.account());
        passwords.require(after, login);
        var tried = tries.of(keyring.digest("password|" + who.account().value()), () -> known(login, before));
        if (tried instanceof Tried.Right<SignedIn>) {
            records.changePassword(who.account(), passwords.encode(after), here, clock.instant());
        }
        return tried;
    }

    /// A fresh one-time token for setting up the first administrator; those before it stop working. Empty where
    /// there is one already.
    public Optional<String> setupToken() {
        if (records.hasAdministrator()) {
            return Optional.empty();
        }
        records.voidSetups(clock.instant());
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

    /// Ends the posts of a member of staff today, and the account with its login, keys, phones and sessions at
    /// once. Administrators cannot end their own, so that one is left. Who comes back is invited again.
    public void endStaff(AccountId account, SignedIn by) {
        if (account.equals(by.account())) {
            throw new Problem(Problem.Kind.CONFLICT, "own-post");
        }
        records.endPosts(account, today());
        records.endStaff(account);
        phones.revokeOf(account, by.account(), clock.instant());
        ended(account);
    }

    /// Whether the account and the post in which somebody signed in still stand, unchanged.
    @Transactional(readOnly = true)
    public boolean stillIn(SignedIn who) {
        return records.who(who.account(), today()).filter(who::equals).isPresent();
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

    /// An account that has not ended, in the post that it has today.
    @Transactional(readOnly = true)
    public Optional<SignedIn> findById(AccountId account) {
        return records.who(account, today());
    }

    /// The name and login of an account, whether it has ended or not, for an inspection; empty for the house
    /// itself and for residents, who are named by nobody.
    @Transactional(readOnly = true)
    public Optional<String> findStaffName(AccountId account) {
        return records.staffName(account);
    }

    /// A one-time code with which a person opens the own record; those before it stop working. The person sees
    /// that it was made.
    public String issueClaimCode(PersonId person, Access access) {
        accessLog.wrote(access, Shown.CLAIM_CODE, List.of(person));
        records.voidCodes(person, clock.instant());
        var code = oneTime.code();
        records.addCode(
                digest(OneTime.plain(code)),
                person,
                access.by(),
                clock.instant().plus(CODE_LASTS));
        return code;
    }

    /// Uses up a code from the counter that was made for this person, without opening an account: who shows it at a
    /// machine, with the number of their document, is that person. Nothing happens where it is no such code.
    public boolean useClaimCode(String code, PersonId person) {
        return records.useCodeOf(digest(OneTime.plain(code)), person, clock.instant());
    }

    /// Somebody whom a machine in a hall has identified; they need no account of their own.
    @Transactional(readOnly = true)
    public SignedIn atMachine(PersonId person) {
        return new SignedIn(
                AT_MACHINE, "自助机", Role.RESIDENT, RESIDENTS, "本人（自助机）", "the person, at a kiosk", null, person);
    }

    /// Opens a resident's account with a code from the counter. An account that the person had ends: a new code
    /// is the way back for who forgot login or password, and the way out where somebody else had got in.
    public SignedIn claim(String code, String login, String name, String password) {
        passwords.require(password, login);
        requireLogin(login);
        var person = records.useCode(digest(OneTime.plain(code)), clock.instant())
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "claim-code-invalid"));
        records.endOf(person).ifPresent(this::ended);
        var account = create(login, name.isBlank() ? login : name, password, "RESIDENT", person);
        return records.who(account, today()).orElseThrow();
    }

    /// Signs a person out everywhere, for good, and lets go of their name and login: two persons have
    /// decided that the record is erased.
    public void forget(PersonId person, UUID decided) {
        records.endOf(person).ifPresent(this::ended);
        records.forget(person, decided);
    }

    /// A key for a program that acts in an account's post, for a year; shown once.
    public String createApiKey(AccountId account, String name) {
        var key = KEY_PREFIX + oneTime.token();
        records.addKey(digest(key), account, name, clock.instant().plus(KEY_LASTS));
        return key;
    }

    /// Whose key it is; empty where it never was one, was revoked, is too old, or its account has ended. A
    /// community worker comes in by an enrolled phone and by nothing else.
    @Transactional(readOnly = true)
    public Optional<SignedIn> byApiKey(String key) {
        return key.startsWith(KEY_PREFIX)
                ? records.keyOwner(digest(key), clock.instant())
                        .flatMap(account -> records.who(account, today()))
                        .filter(who -> who.role() != Role.COLLECTOR)
                : Optional.empty();
    }

    /// The keys that work.
    @Transactional(readOnly = true)
    public List<ApiKey> listApiKeys() {
        return records.keys(clock.instant());
    }

    /// @param reference of an [ApiKey]
    public void revokeApiKey(String reference) {
        if (!reference.matches("([0-9a-f]{2})+")) {
            throw new Problem(Problem.Kind.UNKNOWN, "key-unknown");
        }
        records.revokeKey(HexFormat.of().parseHex(reference), clock.instant());
    }

    /// An access of the house itself: imports by command, rules, duties.
    @Transactional(readOnly = true)
    public Access systemAccess(PurposeCode purpose, String file, Channel channel) {
        return new Access(SYSTEM, SYSTEM_UNIT, "系统 the system", Role.SYSTEM, purpose, file, channel, null);
    }

    /// An access of the house that erases what has been kept for its time.
    @Transactional(readOnly = true)
    public Access retentionAccess() {
        return systemAccess(new PurposeCode("retention"), "retention", Channel.RULE);
    }

    /// An access of somebody in the portal who has not signed in and speaks of themselves.
    @Transactional(readOnly = true)
    public Access notSignedIn(PurposeCode purpose, String file) {
        return new Access(
                NOT_SIGNED_IN,
                RESIDENTS,
                "本人（未登录） the person, not signed in",
                Role.SYSTEM,
                purpose,
                file,
                Channel.PORTAL,
                null);
    }

    /// Nobody is signed in with an account that has ended, and no module keeps anything of it.
    private void ended(AccountId account) {
        devices.forgetAll(account);
        ends.forEach(one -> one.ended(account));
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

    /// Everything that is wrong with what somebody chose; whether the login is taken shows when the account is
    /// made.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Problem> wrongIn(String login, String name, String password) {
        var wrong = new ArrayList<Problem>();
        if (name.isBlank()) {
            wrong.add(new Problem(Problem.Kind.INVALID, "account-name-missing"));
        }
        var length = login.strip().codePointCount(0, login.strip().length());
        if (length < 3 || length > 64) {
            wrong.add(new Problem(Problem.Kind.INVALID, "login-form"));
        }
        passwords.fault(password, login.strip()).ifPresent(wrong::add);
        return wrong;
    }

    private AccountId create(String login, String name, String password, String kind, @Nullable PersonId person) {
        wrongIn(login, name, password).forEach(problem -> {
            throw problem;
        });
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

    static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private byte[] digest(String secret) {
        return keyring.digest("secret|" + secret);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
