package org.anju.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.anju.cases.CaseRecords.Key;
import org.anju.matters.Matters;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The papers of a case 申请材料: uploaded by who applies, or shown at a counter, where no more than that is
/// noted; and only those that the register does not hold.
@Component
@Transactional(propagation = Propagation.NEVER)
public class CasePapers {

    /// Bytes of one paper.
    public static final int LARGEST = 10 * 1024 * 1024;

    /// Papers that are uploaded to one case before each hand-in.
    public static final int MOST = 10;

    private final PaperRecords records;
    private final Course course;
    private final CaseReading reading;
    private final Matters matters;
    private final AccessLog accessLog;
    private final TransactionTemplate writing;

    CasePapers(
            PaperRecords records,
            Course course,
            CaseReading reading,
            Matters matters,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.matters = matters;
        this.accessLog = accessLog;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Puts one in. Throws [Problem] `case-paper-unknown`, `case-in-hand`, `paper-empty`, `paper-large`,
    /// `paper-media` where it is none of [Media], and `paper-many`.
    public CaseFile upload(CaseFile file, String kind, byte[] content, Access access) {
        if (content.length == 0) {
            throw new Problem(Problem.Kind.INVALID, "paper-empty");
        }
        if (content.length > LARGEST) {
            throw tooLarge();
        }
        var media = Media.of(content).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "paper-media"));
        return write(file, kind, access, now -> {
            if (uploaded(now) >= MOST) {
                throw new Problem(Problem.Kind.CONFLICT, "paper-many", MOST);
            }
            records.upload(Key.of(now.one()), kind, media, content, access);
        });
    }

    static Problem tooLarge() {
        return new Problem(Problem.Kind.TOO_LARGE, "paper-large", LARGEST / 1024 / 1024);
    }

    private static long uploaded(CaseFile file) {
        return file.papers().stream()
                .filter(paper -> paper.takenOut() == null && paper.way() == PaperWay.UPLOADED && !file.handedIn(paper))
                .count();
    }

    /// Notes that it was shown at a counter; on one day once, unless it was told to be missing in between. Throws
    /// [Problem] as [#upload], and `paper-day`.
    public CaseFile shown(CaseFile file, String kind, LocalDate on, Access access) {
        if (Actor.of(access) != Actor.OFFICER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "case-role", access.role());
        }
        if (on.isAfter(course.today()) || on.isBefore(file.one().begun())) {
            throw new Problem(Problem.Kind.INVALID, "paper-day", file.one().begun(), course.today());
        }
        return write(file, kind, access, now -> now.mayBring(kind) || now.shown(kind, on), now -> {
            if (!now.shown(kind, on)) {
                records.shown(Key.of(now.one()), kind, on, access);
            }
        });
    }

    /// Says that it will be brought; said twice it is noted once. Throws [Problem] `case-in-hand` where it is
    /// there or was told to be missing.
    public CaseFile later(CaseFile file, String kind, Access access) {
        return write(
                file, kind, access, now -> now.mayPromise(kind) || now.later().contains(kind), now -> {
                    if (now.mayPromise(kind)) {
                        records.later(Key.of(now.one()), kind, access);
                    }
                });
    }

    /// Takes one out again that the same account put in, whether it is needed or not; nothing of it is kept. Throws
    /// [Problem] `paper-unknown`, and `case-in-hand` where it was handed in.
    public CaseFile takeOut(CaseFile file, UUID paper, Access access) {
        var out = file.papers().stream()
                .filter(one -> one.id().equals(paper) && one.by().equals(access.by()))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "paper-unknown"));
        return write(
                file, out.kind(), access, now -> now.mayTakeOut(out), now -> records.takeOut(Key.of(now.one()), paper));
    }

    /// What was uploaded, to be kept or printed; a look of its own. Throws [Problem] `paper-unknown`.
    ///
    /// @param file that was read by who asks
    public Content content(CaseFile file, UUID paper, Access access) {
        var key = Key.of(file.one());
        var media = file.papers().stream()
                .filter(one -> one.id().equals(paper))
                .map(CasePaper::media)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "paper-unknown"));
        return accessLog
                .read(access, Look.OPENED, Shown.CASE, List.of(key.subject()), () -> records.content(key, paper))
                .map(bytes -> new Content(media, bytes))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "paper-unknown"));
    }

    public record Content(Media media, byte[] bytes) {}

    private CaseFile write(CaseFile file, String kind, Access access, Consumer<CaseFile> work) {
        return write(file, kind, access, now -> now.mayBring(kind), work);
    }

    private CaseFile write(
            CaseFile file, String kind, Access access, Predicate<CaseFile> may, Consumer<CaseFile> work) {
        var one = file.one();
        course.requireReceives(one, access);
        if (matters.get(one.matter(), one.version()).paper(kind).isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "case-paper-unknown", kind);
        }
        return Objects.requireNonNull(writing.execute(status -> {
            var moving = course.open(one, access);
            var now = reading.file(reading.again(Key.of(one)));
            if (!may.test(now)) {
                throw new Problem(Problem.Kind.CONFLICT, "case-in-hand");
            }
            work.accept(now);
            if (now.one().state().open()) {
                moving.touched();
            }
            return reading.file(reading.again(Key.of(one)));
        }));
    }
}
