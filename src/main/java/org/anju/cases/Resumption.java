package org.anju.cases;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.Tried;
import org.anju.accounts.Tries;
import org.anju.cases.CaseRecords.Key;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Going on without an account with what was begun 续办: by the number and the code that stand on a paper, and the
/// end of the document number, which does not. It opens a draft, or what is to be supplemented, and nothing else.
///
/// A wrong try counts against the number, whoever makes it, as one at a password does ([Tries]).
@Component
@Transactional(propagation = Propagation.NEVER)
public class Resumption {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    static final PurposeCode PURPOSE = new PurposeCode("case-resumption");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TrackRecords records;
    private final Course course;
    private final CaseReading reading;
    private final Residents residents;
    private final Accounts accounts;
    private final Tries tries;
    private final Keyring keyring;
    private final TransactionTemplate writing;

    Resumption(
            TrackRecords records,
            Course course,
            CaseReading reading,
            Residents residents,
            Accounts accounts,
            Tries tries,
            Keyring keyring,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.residents = residents;
        this.accounts = accounts;
        this.tries = tries;
        this.keyring = keyring;
        this.writing = new TransactionTemplate(transactions);
    }

    /// What can be gone on with, and under which access.
    public record Resumed(PersonId subject, CaseId id, Access access) {}

    /// A new code for one that is in hand, or can come back into it, to be written on paper; it is shown once, and
    /// those before it are void.
    /// Throws [Problem] `case-in-hand` where there is nothing to go on with, and `function-not-delegated` where an
    /// officer's unit does not receive it.
    public String issue(Case one, Access access) {
        if (!one.state().open() && one.state() != CaseState.SUBMITTED) {
            throw new Problem(Problem.Kind.CONFLICT, "case-in-hand");
        }
        course.requireReceives(one, access);
        var code = draw();
        return Objects.requireNonNull(writing.execute(status -> {
            course.open(one, access).unmoved();
            records.keepCode(Key.of(one), digest(one.number(), code));
            return code;
        }));
    }

    /// Throws [Problem] `resume-wrong`, which does not say what of it is wrong, and `resume-locked` after too many tries.
    ///
    /// @param lastFour last characters of the document number
    public Resumed resume(ReceiptNumber number, String code, String lastFour) {
        var right =
                tries.of(keyring.digest("case-resumption|" + number.digits()), () -> opened(number, code, lastFour));
        return switch (right) {
            case Tried.Right<Resumed>(var resumed) -> resumed;
            case Tried.Wrong<Resumed>() -> throw new Problem(Problem.Kind.INVALID, "resume-wrong");
            case Tried.Locked<Resumed>(var until) -> throw new Problem(Problem.Kind.INVALID, "resume-locked", until);
        };
    }

    // The look at the document leaves its entry also where the last four are wrong: the code was right then.
    private Optional<Resumed> opened(ReceiptNumber number, String code, String lastFour) {
        return records.resumed(number, digest(number, code)).flatMap(key -> {
            var access = accounts.notSignedIn(PURPOSE, number.digits());
            return residents
                    .find(residents.survivor(key.subject()), residents.now(), access)
                    .filter(person ->
                            person.documents().stream().anyMatch(document -> ends(document.number(), lastFour)))
                    .map(person -> new Resumed(key.subject(), key.id(), access));
        });
    }

    /// The case, read anew under the access by which it was opened.
    public CaseFile get(PersonId subject, CaseId id, Access access) {
        return reading.find(List.of(subject), id, access).orElseThrow(Course::unknown);
    }

    private static boolean ends(String number, String lastFour) {
        var given = plain(lastFour);
        return given.length() == 4 && number.toUpperCase(Locale.ROOT).endsWith(given);
    }

    private byte[] digest(ReceiptNumber number, String code) {
        return keyring.digest("resume|" + number.digits() + "|" + plain(code));
    }

    private static String draw() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "");
    }
}
