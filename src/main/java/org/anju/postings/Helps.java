package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.anju.cases.CaseId;
import org.anju.frame.TextLine;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.postings.HelpRecords.Key;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Tongue;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Requests for help by a liaison officer 老乡警察求助. The officer sees what the person sent to the officers of this
/// agreement, and nothing else of anybody: there is no way in by name, by place of origin, or by any record.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Helps {

    /// Requests that a list shows.
    public static final int MOST = 50;

    /// Code points of how somebody wants to be reached.
    static final int LONGEST_REACH = 60;

    /// The question of the matter how somebody wants to be reached.
    static final String REACH = "reach";

    private static final PurposeCode PURPOSE = new PurposeCode("home-town-help");

    private final HelpRecords records;
    private final Postings postings;
    private final Agreements agreements;
    private final Households households;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Notices notices;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final TransactionTemplate writing;

    Helps(
            HelpRecords records,
            Postings postings,
            Agreements agreements,
            Households households,
            Residents residents,
            AccessLog accessLog,
            Purposes purposes,
            Notices notices,
            WorkingDays workingDays,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.postings = postings;
        this.agreements = agreements;
        this.households = households;
        this.residents = residents;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.notices = notices;
        this.workingDays = workingDays;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Sends a request to the officers whose agreement covers where the person is from and lives, in the
    /// transaction in which the case is granted. Asking again by the same case is asking once. Throws [Problem]
    /// `help-no-officer`, `help-need`, `help-reach`.
    ///
    /// @param division where the person lives
    /// @param answers of the matter: `need`, `connect`, `reach`
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(
            PersonId subject,
            CaseId application,
            ReceiptNumber number,
            DivisionCode division,
            Map<String, String> answers,
            Access access) {
        var need = Need.answered(answers.getOrDefault("need", ""))
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "help-need"));
        var connect = answers.getOrDefault("connect", "").equals("yes");
        var reach = connect ? answers.getOrDefault(REACH, "").strip() : "";
        if (!reach.isEmpty() && !TextLine.fits(reach, LONGEST_REACH)) {
            throw new Problem(Problem.Kind.INVALID, "help-reach", LONGEST_REACH);
        }
        var parts = residents.parts(residents.survivor(subject));
        accessLog.wrote(access, Shown.HELP, parts);
        var agreement = households
                .of(parts, access)
                .flatMap(household -> postings.covering(household, division))
                .map(agreements::get)
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "help-no-officer"));
        records.add(
                HelpId.next(),
                new HelpRecords.Asked(
                        subject,
                        application,
                        number,
                        agreement.id(),
                        county(division),
                        need,
                        connect,
                        reach,
                        today(),
                        due(agreement)));
    }

    /// Those that wait for the officer, those due first; each person sees that the request was on the list.
    ///
    /// Throws [Problem] `help-purpose` under another purpose, and `help-no-posting` for whoever is no liaison
    /// officer today.
    public List<Help> waiting(Access access) {
        var post = post(access);
        var keys = records.waiting(agreement(post), place(post), MOST);
        return accessLog.read(
                access,
                Look.LISTED,
                Shown.HELP,
                keys.stream().map(Key::subject).toList(),
                () -> keys.isEmpty() ? List.of() : records.list(keys));
    }

    /// One that was sent to the officer's agreement. Throws [Problem] `help-unknown` for every other, and as
    /// [#waiting].
    public Help get(HelpId id, Access access) {
        var key = key(id, access);
        return accessLog
                .read(access, Look.OPENED, Shown.HELP, List.of(key.subject()), () -> records.list(List.of(key)))
                .stream()
                .findFirst()
                .orElseThrow(Helps::unknown);
    }

    /// An officer has begun with it, which the person is told; beginning twice is beginning once. Throws [Problem]
    /// `help-closed` where it is closed, and as [#get].
    public void takeUp(HelpId id, Access access) {
        var key = key(id, access);
        writing.executeWithoutResult(status -> {
            records.lock(key);
            accessLog.wrote(access, Shown.HELP, List.of(key.subject()));
            if (records.closed(key)) {
                throw new Problem(Problem.Kind.CONFLICT, "help-closed");
            }
            if (records.step(key, "TAKEN_UP", null, today(), access)) {
                tell(key, words -> words.t("help.told.takenUp"), access);
            }
        });
    }

    /// Closes it, and tells the person the answer. Throws [Problem] `help-closed` where it is, and as [#get].
    public void close(HelpId id, Help.Answer answer, Access access) {
        var key = key(id, access);
        writing.executeWithoutResult(status -> {
            records.lock(key);
            accessLog.wrote(access, Shown.HELP, List.of(key.subject()));
            if (!records.step(key, "CLOSED", answer, today(), access)) {
                throw new Problem(Problem.Kind.CONFLICT, "help-closed");
            }
            tell(key, words -> words.t("help.told.closed", words.of(answer)), access);
        });
    }

    /// Those of a person who asks for the own ones; open ones first.
    ///
    /// @param parts the records of one person
    public List<OwnHelp> listAbout(Collection<PersonId> parts, Access access) {
        return accessLog.read(access, Look.OPENED, Shown.HELP, parts, () -> records.listAbout(parts, MOST));
    }

    /// What became of the requests of finished quarters, newest first. Small numbers are among them.
    ///
    /// A quarter is finished when the one after it is over, too: until then a request of its last days may be
    /// answered in time or solved later. It is counted once and stands, whoever's record is erased afterwards:
    /// two editions of one quarter would tell, between them, of a single person.
    @Transactional(readOnly = true)
    public List<HelpQuarter> quarters() {
        return records.quarters();
    }

    /// Counts the quarters that are finished and have no numbers yet.
    @Transactional
    void countQuarters() {
        records.countQuarters(Quarter.first(today()).minusMonths(Quarter.MONTHS));
    }

    private void tell(Key key, Function<Words, String> sentence, Access access) {
        notices.tell(
                key.subject(),
                new Notice(sentence.apply(Words.in(Tongue.ZH)), sentence.apply(Words.in(Tongue.EN)), "/me/help"),
                access);
    }

    private Key key(HelpId id, Access access) {
        var post = post(access);
        return records.asker(id, agreement(post), place(post))
                .map(subject -> new Key(subject, id))
                .orElseThrow(Helps::unknown);
    }

    private Posting post(Access access) {
        purposes.require(access);
        if (!access.purpose().equals(PURPOSE)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "help-purpose");
        }
        return posting(access)
                .filter(post -> agreements.get(agreement(post)).allows().contains(Allowed.HELP))
                .orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "help-no-posting"));
    }

    // The unit counts, too: an officer who has moved to another post has no part in the requests any more.
    private Optional<Posting> posting(Access access) {
        return postings.of(access.by()).stream()
                .filter(post -> post.kind() == Posting.Kind.LIAISON
                        && post.standsOn(today())
                        && post.unit().equals(access.unit()))
                .findFirst();
    }

    private static AgreementId agreement(Posting post) {
        return Objects.requireNonNull(post.agreement());
    }

    private static DivisionCode place(Posting post) {
        return post.places().getFirst();
    }

    // In which community somebody lives is not needed to help them.
    private static DivisionCode county(DivisionCode division) {
        return division.level().compareTo(DivisionCode.Level.COUNTY) > 0
                ? division.at(DivisionCode.Level.COUNTY)
                : division;
    }

    private LocalDate due(Agreement agreement) {
        return workingDays.end(today(), new Limit(agreement.answerDays(), Limit.Count.WORKING));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "help-unknown");
    }
}
