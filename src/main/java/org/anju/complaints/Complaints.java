package org.anju.complaints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Complaints about looks at a record 查询异议: one for each entry, by the person or whoever acts for them,
/// answered by an inspector who did not make the look.
@Component
public class Complaints {

    /// Complaints that a list shows.
    public static final int MOST = 100;

    /// Code points of what a person writes, and of a reply.
    public static final int LONGEST = 1_000;

    /// Days in which a request of the person concerned is answered (GB/T 35273—2020, 8.7 a).
    static final int DAYS = 30;

    private final ComplaintRecords records;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Clock clock;

    Complaints(ComplaintRecords records, AccessLog accessLog, Purposes purposes, Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Says that an entry is not recognised. Throws [Problem] `complaint-own` where it was the person's own
    /// look, `complaint-made` where there is one about it already, and `complaint-long`.
    ///
    /// @param entry about the person, as the access log gave it
    /// @param said what the person wants to add; may be empty
    @Transactional
    public ComplaintId complain(AccessEntry entry, String said, Access access) {
        if (entry.account().equals(access.by())) {
            throw new Problem(Problem.Kind.INVALID, "complaint-own");
        }
        var text = within(said.strip());
        accessLog.wrote(access, Shown.COMPLAINT, List.of(entry.subject()));
        var id = ComplaintId.next();
        if (!records.add(id, entry, text, access, due())) {
            throw new Problem(Problem.Kind.CONFLICT, "complaint-made");
        }
        return id;
    }

    /// Those about any of these records, which are one person's; newest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Complaint> listAbout(Collection<PersonId> subjects, Access access) {
        return accessLog.read(access, Look.OPENED, Shown.COMPLAINT, subjects, () -> records.listAbout(subjects, MOST));
    }

    /// The same, only those that whoever asks made: for somebody who acts for the person.
    @Transactional(propagation = Propagation.NEVER)
    public List<Complaint> listMade(Collection<PersonId> subjects, Access access) {
        return accessLog.read(
                access, Look.OPENED, Shown.COMPLAINT, subjects, () -> records.listMade(subjects, access.by(), MOST));
    }

    /// Those that wait for an answer, the most urgent first, at most [#MOST].
    @Transactional(propagation = Propagation.NEVER)
    public List<Complaint> waiting(Access access) {
        requireInspector(access);
        var waiting = records.waiting(MOST);
        return accessLog.read(
                access,
                Look.LISTED,
                Shown.COMPLAINT,
                waiting.stream().map(ComplaintRecords.Waiting::subject).toList(),
                () -> records.list(waiting));
    }

    /// One, answered or not. Throws [Problem] `complaint-unknown`.
    @Transactional(propagation = Propagation.NEVER)
    public Complaint get(ComplaintId id, Access access) {
        requireInspector(access);
        var subject = records.subject(id).orElseThrow(Complaints::unknown);
        return accessLog
                .read(access, Look.OPENED, Shown.COMPLAINT, List.of(subject), () -> records.find(subject, id))
                .orElseThrow(Complaints::unknown);
    }

    /// Answers, once. Throws [Problem] `complaint-unknown`, `complaint-judge` where the inspector made the
    /// look, `complaint-answered` and `complaint-reply`.
    ///
    /// @param entry the one that the complaint is about
    @Transactional
    public void answer(Complaint complaint, AccessEntry entry, Complaint.Finding finding, String reply, Access access) {
        requireInspector(access);
        if (!entry.access().equals(complaint.access())) {
            throw new IllegalArgumentException("Another entry than the one complained of.");
        }
        if (entry.account().equals(access.by())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "complaint-judge");
        }
        var text = within(reply.strip());
        if (text.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "complaint-reply");
        }
        accessLog.wrote(access, Shown.COMPLAINT, List.of(complaint.subject()));
        if (!records.answer(complaint, finding, text, access)) {
            throw new Problem(Problem.Kind.CONFLICT, "complaint-answered");
        }
    }

    /// How many were made in each year whose every complaint is due, and what became of them; nobody is
    /// read for it.
    @Transactional(readOnly = true)
    public List<ComplaintYear> years() {
        return records.years(today());
    }

    private void requireInspector(Access access) {
        purposes.require(access);
        if (access.role() != Role.AUDITOR) {
            throw new Problem(Problem.Kind.FORBIDDEN, "complaint-role", access.role());
        }
    }

    private static String within(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Problem(Problem.Kind.INVALID, "complaint-long", LONGEST);
        }
        return text;
    }

    /// By when a complaint that is made now is answered.
    public LocalDate due() {
        return today().plusDays(DAYS);
    }

    /// As a page shows them, under the references of their looks.
    public List<ComplaintLine> lines(List<Complaint> complaints, Keyring keyring) {
        return complaints.stream()
                .map(one -> ComplaintLine.of(one, keyring.reference(one.access()), today()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "complaint-unknown");
    }
}
