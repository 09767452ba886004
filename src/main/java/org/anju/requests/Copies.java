package org.anju.requests;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Copies of everything that is held about a person 本人信息副本 (Personal Information Protection Law, art. 45).
/// Making one is a look like any other, and the last line of it.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Copies {

    private static final int PAGE = 500;

    private final CopyRecords records;
    private final AccessLog accessLog;
    private final Clock clock;
    private final List<Held> held = Held.all();

    Copies(CopyRecords records, AccessLog accessLog, Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// @param subjects the records of one person
    public Copy make(Collection<PersonId> subjects, Access access) {
        var parts = accessLog.read(
                access,
                Look.OPENED,
                Shown.COPY,
                subjects,
                () -> held.stream()
                        .filter(table -> !table.copied().isEmpty())
                        .map(table -> new Copy.Part(table, records.rows(table, subjects)))
                        .filter(part -> !part.rows().isEmpty())
                        .toList());
        return new Copy(clock.instant(), parts, looks(subjects, access));
    }

    /// What is about persons, in the copy or left out with a reason.
    public List<Held> held() {
        return held;
    }

    private List<AccessEntry> looks(Collection<PersonId> subjects, Access access) {
        var looks = new ArrayList<AccessEntry>();
        List<AccessEntry> page;
        do {
            var before = looks.isEmpty() ? null : looks.getLast().access();
            page = accessLog.listAbout(subjects, access, before, PAGE);
            looks.addAll(page);
        } while (page.size() == PAGE);
        return looks;
    }
}
