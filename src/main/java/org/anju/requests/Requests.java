package org.anju.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.Look;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What persons ask for about the own record 本人请求: made in the portal or at the counter, answered by an
/// officer of where the person lives, within a time that is known from the start, and never without a
/// reason.
@Component
public class Requests {

    /// Requests that a list shows.
    public static final int MOST = 100;

    /// Requests of one person that may wait at once.
    static final int MOST_OPEN = 20;

    /// Copies that a person is given in one day.
    static final int MOST_COPIES = 5;

    /// Days in which a request of the person concerned is answered (GB/T 35273—2020, 8.7 a).
    static final int DAYS = 30;

    private static final Set<Role> OFFICERS = Set.of(Role.REGISTRAR, Role.REVIEWER);
    private static final PurposeCode PURPOSE = new PurposeCode("subject-request");

    private final RequestRecords records;
    private final AccessLog accessLog;
    private final Approvals approvals;
    private final Residents residents;
    private final Purposes purposes;
    private final Clock clock;

    Requests(
            RequestRecords records,
            AccessLog accessLog,
            Approvals approvals,
            Residents residents,
            Purposes purposes,
            Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.approvals = approvals;
        this.residents = residents;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Hands one in, for oneself or, by an officer, for who stands at the counter. A copy is granted with
    /// it, and to the person alone: it says who looked, which is not the officer's business.
    ///
    /// Throws [Problem] `request-said`, `request-long`, `request-evidence`, `request-evidence-long`,
    /// `request-about`, `request-many`, `request-copies` and `request-copy-own`.
    ///
    /// @param subject the record under which the person is kept
    /// @param told what the person reads at once where a copy is asked for
    @Transactional
    public Receipt make(PersonId subject, Wish wish, String told, Access access) {
        var copy = wish.kind() == RequestKind.COPY;
        if (access.role() != Role.RESIDENT) {
            requireOfficer(access);
            if (copy) {
                throw new Problem(Problem.Kind.INVALID, "request-copy-own");
            }
        }
        wish.require();
        requireAbout(wish);
        accessLog.wrote(access, Shown.REQUEST, List.of(subject));
        if (records.open(subject) >= MOST_OPEN) {
            throw new Problem(Problem.Kind.CONFLICT, "request-many", MOST_OPEN);
        }
        if (copy && records.copies(subject, today().atStartOfDay(Words.ZONE).toInstant()) >= MOST_COPIES) {
            throw new Problem(Problem.Kind.CONFLICT, "request-copies", MOST_COPIES);
        }
        var id = RequestId.next();
        var number = records.add(id, subject, wish, access, today().plusDays(DAYS));
        if (copy) {
            records.answer(subject, id, RequestKind.COPY, null, told, null, access);
        }
        return new Receipt(id, number);
    }

    /// Those about any of these records, which are one person's; newest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Request> listAbout(Collection<PersonId> subjects, Access access) {
        return accessLog.read(access, Look.OPENED, Shown.REQUEST, subjects, () -> records.listAbout(subjects, MOST));
    }

    /// One about any of these records; empty where there is none under this key.
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Request> find(Collection<PersonId> subjects, RequestId id, Access access) {
        return accessLog.read(access, Look.OPENED, Shown.REQUEST, subjects, () -> records.find(subjects, id));
    }

    /// Those that wait in the territory of the post, the most urgent first, at most [#MOST].
    @Transactional(propagation = Propagation.NEVER)
    public List<Request> waiting(Access access) {
        requireOfficer(access);
        var waiting = records.waiting(territory(access), MOST);
        return accessLog.read(
                access,
                Look.LISTED,
                Shown.REQUEST,
                waiting.stream().map(RequestRecords.Waiting::subject).toList(),
                () -> records.list(waiting));
    }

    /// One, answered or not. Throws [Problem] `request-unknown`, also where the person lives elsewhere.
    @Transactional(propagation = Propagation.NEVER)
    public Request get(RequestId id, Access access) {
        requireOfficer(access);
        var subject = List.of(records.asker(id, territory(access)).orElseThrow(Requests::unknown));
        return accessLog
                .read(access, Look.OPENED, Shown.REQUEST, subject, () -> records.find(subject, id))
                .orElseThrow(Requests::unknown);
    }

    /// Which one has this receipt. Nobody is read for it. Throws [Problem] `request-unknown`.
    @Transactional(readOnly = true)
    public RequestId numbered(ReceiptNumber number, Access access) {
        requireOfficer(access);
        return records.numbered(number).orElseThrow(Requests::unknown);
    }

    /// Answers, once and for good. Throws [Problem] `request-answered`, `request-reply`, `request-long`,
    /// `request-ground` where the ground does not fit, `request-act` where a correction is granted that
    /// nobody has made, and `request-two` where an erasure is granted by one person.
    ///
    /// @param refusal the ground on which it is refused; `null` where it is granted
    /// @param act by which the record was put right after it was asked for; `null` where none was
    @Transactional
    public void answer(
            Request request, @Nullable RefusalGround refusal, String reply, Person.@Nullable Act act, Access access) {
        requireOfficer(access);
        var text = reply.strip();
        if (text.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "request-reply");
        }
        if (Wish.tooLong(text, Wish.LONGEST)) {
            throw new Problem(Problem.Kind.INVALID, "request-long", Wish.LONGEST);
        }
        if (refusal != null && !request.kind().grounds().contains(refusal)) {
            throw new Problem(Problem.Kind.INVALID, "request-ground");
        }
        var granted = refusal == null;
        if (granted && request.kind() == RequestKind.ERASURE) {
            throw new Problem(Problem.Kind.INVALID, "request-two");
        }
        var corrected = granted && request.kind() == RequestKind.CORRECTION;
        if (corrected && (act == null || !answers(act, request))) {
            throw new Problem(Problem.Kind.INVALID, "request-act");
        }
        accessLog.wrote(access, Shown.REQUEST, List.of(request.subject()));
        var by = corrected && act != null ? act.act() : null;
        if (!records.answer(request.subject(), request.id(), request.kind(), refusal, text, by, access)) {
            throw new Problem(Problem.Kind.CONFLICT, "request-answered");
        }
    }

    /// Proposes that the record go, as was asked; another person decides, and the request waits until then.
    /// Where the record has been merged since, it is about the one under which it is kept now.
    ///
    /// Throws [Problem] `request-not-erasure`, `request-answered`, `request-erasure-waits` where one waits
    /// already, and what [Approvals#propose] objects to.
    @Transactional
    public void proposeErasure(Request asked, String cause, Access access) {
        requireOfficer(access);
        if (asked.kind() != RequestKind.ERASURE) {
            throw new Problem(Problem.Kind.INVALID, "request-not-erasure");
        }
        accessLog.wrote(access, Shown.REQUEST, List.of(asked.subject()));
        var request = records.find(List.of(asked.subject()), asked.id()).orElseThrow(Requests::unknown);
        if (request.answer() != null) {
            throw new Problem(Problem.Kind.CONFLICT, "request-answered");
        }
        if (request.proposal() != null) {
            throw new Problem(Problem.Kind.CONFLICT, "request-erasure-waits");
        }
        var about = residents.survivor(request.subject());
        var proposal = approvals.propose(ProposalKind.ERASE_PERSON, List.of(about), Map.of(), cause, access);
        if (!about.equals(request.subject())) {
            // The proposal left its entry about the other record, and what is written is written under the last one.
            accessLog.wrote(access, Shown.REQUEST, List.of(request.subject()));
        }
        records.proposed(request, proposal);
    }

    /// The acts that can have put right what was asked for: changes and corrections made since.
    static List<Person.Act> answering(Request request, Stream<Person.Act> acts) {
        return acts.filter(act -> answers(act, request)).toList();
    }

    private static boolean answers(Person.Act act, Request request) {
        return act.at().isAfter(request.at())
                && act.reason() != null
                && (act.kind() == Person.Act.Kind.CHANGE || act.kind() == Person.Act.Kind.CORRECTION);
    }

    private void requireAbout(Wish wish) {
        var fits = switch (wish.kind()) {
            case CORRECTION ->
                Stream.of(RecordField.values()).anyMatch(field -> field.name().equals(wish.about()));
            case OBJECTION ->
                purposes.current().stream()
                        .anyMatch(purpose -> purpose.code().value().equals(wish.about()));
            case COPY, ERASURE -> wish.about().isEmpty();
        };
        if (!fits) {
            throw new Problem(Problem.Kind.INVALID, "request-about");
        }
    }

    /// Throws [Problem] `request-role`, or `request-purpose` where another purpose is open.
    void requireOfficer(Access access) {
        purposes.require(access);
        if (!OFFICERS.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "request-role", access.role());
        }
        if (!access.purpose().equals(PURPOSE)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "request-purpose");
        }
    }

    // The purpose reaches everybody, for whoever asks may stand at any counter; a request is for the post of
    // where the person lives.
    private static String territory(Access access) {
        var own = access.territory();
        return own == null ? "" : own.prefix();
    }

    /// What became of the requests for a correction of finished years: numbers that no longer change.
    @Transactional(readOnly = true)
    public List<CorrectionYear> corrections() {
        return records.corrections(today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "request-unknown");
    }
}
