package org.anju.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.cases.CaseRecords.Key;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// Reads cases, each look in the log first; and, within a transaction that writes, reads again what it wrote.
@Component
class CaseReading {

    /// Cases that a list shows.
    static final int MOST = 100;

    private final CaseRecords records;
    private final CourseRecords course;
    private final PaperRecords papers;
    private final StillAsked asked;
    private final AccessLog accessLog;

    CaseReading(CaseRecords records, CourseRecords course, PaperRecords papers, StillAsked asked, AccessLog accessLog) {
        this.records = records;
        this.course = course;
        this.papers = papers;
        this.asked = asked;
        this.accessLog = accessLog;
    }

    Optional<CaseFile> find(Collection<PersonId> subjects, CaseId id, Access access) {
        return accessLog.read(
                access,
                Look.OPENED,
                Shown.CASE,
                subjects,
                () -> records.find(subjects, id).map(this::file));
    }

    List<Case> listAbout(Collection<PersonId> subjects, Access access) {
        return accessLog.read(access, Look.LISTED, Shown.CASE, subjects, () -> records.listAbout(subjects, MOST));
    }

    List<Case> list(List<Key> keys, Access access) {
        return accessLog.read(
                access, Look.LISTED, Shown.CASE, keys.stream().map(Key::subject).toList(), () -> records.list(keys));
    }

    /// As it is now, within the transaction that has written.
    Case again(Key key) {
        return records.find(List.of(key.subject()), key.id()).orElseThrow(Course::unknown);
    }

    /// With all that belongs to it, but the answers to questions that are not asked any more.
    CaseFile file(Case one) {
        var key = Key.of(one);
        var known = course.facts(key).map(CaseReading::facts).orElse(Map.of());
        return new CaseFile(
                asked.of(one),
                course.steps(key),
                papers.list(key),
                course.missing(key).orElse(null),
                known);
    }

    private static Map<String, String> facts(String written) {
        var facts = new LinkedHashMap<String, String>();
        written.lines().forEach(line -> facts.put(line.replaceFirst("=.*", ""), line.replaceFirst("^[^=]*=", "")));
        return facts;
    }
}
