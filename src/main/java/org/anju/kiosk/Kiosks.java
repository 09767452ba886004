package org.anju.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.accounts.OneTime;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.P256;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The machines in the halls 自助机: enrolled by a one-time code, revoked when they are taken away, and how turns
/// at them went, in numbers.
@Component
@Transactional
public class Kiosks {

    private static final Duration CODE_LASTS = Duration.ofMinutes(30);
    private static final Duration CALL_LASTS = Duration.ofDays(1);

    /// After so long, whoever presses the button is taken for somebody else than who pressed it before.
    private static final Duration CALL_STALE = Duration.ofMinutes(10);

    /// For how long the machine says that somebody is on the way.
    private static final Duration COMING = Duration.ofMinutes(5);

    /// The task of who asked for a person before they chose one.
    private static final String NO_TASK = "start";

    private static final int LONGEST_LABEL = 60;
    private static final int COUNTY = 6;
    private static final String PREFIX = "anjuk_";

    private final KioskRecords records;
    private final ServicePoints points;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Kiosks(KioskRecords records, ServicePoints points, Keyring keyring, Clock clock) {
        this.records = records;
        this.points = points;
        this.keyring = keyring;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Machine> list() {
        return records.list();
    }

    /// A new machine, which serves nobody before it is enrolled. Throws [Problem] `kiosk-label-form` or
    /// `kiosk-telephone-form`.
    ///
    /// @param point the service point where it stands; `null` where it is none of those
    public MachineId make(String label, String telephone, @Nullable ServicePointId point, SignedIn by) {
        var name = label.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_LABEL) {
            throw new Problem(Problem.Kind.INVALID, "kiosk-label-form", LONGEST_LABEL);
        }
        if (!telephone.strip().matches("[0-9 +*#-]{0,24}")) {
            throw new Problem(Problem.Kind.INVALID, "kiosk-telephone-form");
        }
        var machine = MachineId.next();
        records.add(machine, name, point, telephone.strip(), by.account());
        return machine;
    }

    /// A one-time code for the browser or the reader of a machine, good for half an hour; those before it stop
    /// working. Throws [Problem] `kiosk-unknown`.
    public Machine.Enrolment invite(MachineId machine, Machine.Part part, SignedIn by) {
        var found = records.find(machine).orElseThrow(Kiosks::unknown);
        var code = oneTime.code();
        var now = clock.instant();
        var expires = now.plus(CODE_LASTS);
        records.invite(digest(OneTime.plain(code)), machine, part, by.account(), now, expires);
        return new Machine.Enrolment(code, part, found.label(), expires);
    }

    /// Enrols the browser that shows the code: the key that it shows from now on. One that was enrolled before is
    /// out. Throws [Problem] `kiosk-code-invalid`.
    public String enrol(String code) {
        var machine = use(code, Machine.Part.BROWSER);
        var key = PREFIX + oneTime.token();
        records.enrol(machine, digest(key));
        return key;
    }

    /// Enrols the document reader that has the other half of a key. Throws [Problem] `kiosk-code-invalid` or
    /// `reader-key-form`.
    public MachineId enrolReader(String code, P256.Jwk key) {
        var read = P256.read(key).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "reader-key-form"));
        var machine = use(code, Machine.Part.READER);
        records.enrolReader(machine, read.getEncoded());
        return machine;
    }

    private MachineId use(String code, Machine.Part part) {
        return records.use(digest(OneTime.plain(code)), part, clock.instant())
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "kiosk-code-invalid"));
    }

    /// The machine whose browser shows a key; empty where it never was one, or was revoked.
    @Transactional(readOnly = true)
    public Optional<Machine> known(String key) {
        return key.startsWith(PREFIX) ? records.byKey(digest(key)) : Optional.empty();
    }

    /// Whether a text was signed by the reader of a machine.
    @Transactional(readOnly = true)
    boolean signed(MachineId machine, byte[] text, byte[] signature) {
        return records.readerKey(machine)
                .filter(key -> P256.verifies(key, text, signature))
                .isPresent();
    }

    /// Whether the machine serves and has a reader.
    @Transactional(readOnly = true)
    boolean hasReader(MachineId machine) {
        return records.readerKey(machine).isPresent();
    }

    /// Takes a machine out of service: neither its browser nor its reader gets in any more.
    public void revoke(MachineId machine, SignedIn by) {
        records.revoke(machine, by.account(), clock.instant());
    }

    /// Counts one turn, or one end of one.
    void count(MachineId machine, String task, Measure measure, long value) {
        records.count(machine, LocalDate.now(clock), task, measure, measure.bucket(value));
    }

    /// Somebody asks for a person. While nobody has answered, it is one call however often they press.
    ///
    /// @param first whether it is the first press of a turn: the number of a call from before is another's
    void call(MachineId machine, @Nullable ReceiptNumber number, boolean first) {
        var now = clock.instant();
        records.call(machine, number, first, now, now.minus(CALL_STALE));
    }

    /// Counts that somebody asked for a person before they chose what to do.
    void countHelpAtStart(MachineId machine) {
        count(machine, NO_TASK, Measure.HANDED_OVER, 1);
    }

    /// Whether a person was asked for at a machine lately, and is on the way.
    @Transactional(readOnly = true)
    Calling calling(MachineId machine) {
        var now = clock.instant();
        return records.calling(machine, now.minus(CALL_STALE), now.minus(COMING));
    }

    /// Who asked for a person within a day at the machines of this post's unit, and at those of no service
    /// point or of one that has ended, which are everybody's; those to whom nobody went come first.
    @Transactional(readOnly = true)
    List<KioskCall> calls(SignedIn who) {
        return records.calls(clock.instant().minus(CALL_LASTS), own(who));
    }

    /// To how many of them nobody went yet.
    @Transactional(readOnly = true)
    int waiting(SignedIn who) {
        var waiting = records.waiting(clock.instant().minus(CALL_LASTS));
        if (waiting.isEmpty()) {
            return 0;
        }
        var at = points.find(
                waiting.stream().flatMap(one -> Stream.ofNullable(one.point())).toList());
        return waiting.stream()
                .filter(one -> one.point() == null || isFor(at.get(one.point()), who))
                .mapToInt(KioskRecords.Waiting::calls)
                .sum();
    }

    /// Somebody goes there. Nothing happens where the machine is another unit's.
    void answer(UUID call, SignedIn who) {
        records.answer(call, own(who), clock.instant());
    }

    private List<ServicePointId> own(SignedIn who) {
        var called = records.points(clock.instant().minus(CALL_LASTS));
        var at = points.find(called);
        return called.stream().filter(point -> isFor(at.get(point), who)).toList();
    }

    /// @param point `null` where it has ended
    private static boolean isFor(@Nullable ServicePoint point, SignedIn who) {
        return point == null || point.unit().equals(who.unit());
    }

    void forgetCalls() {
        records.forgetCalls(clock.instant().minus(CALL_LASTS));
    }

    /// How turns went on the days from one to another, the last left out.
    ///
    /// @param task `declare`, `record`, or the code of a matter; empty for all
    @Transactional(readOnly = true)
    public KioskFigures figures(LocalDate from, LocalDate until, String task) {
        return KioskFigures.of(measure -> records.counts(from, until, task, measure));
    }

    /// The same of all tasks by county: that in which the service point of a machine stands on the last of the
    /// days, or stood when it ended.
    ///
    /// @return by the six digits of the county; empty for machines at no service point
    @Transactional(readOnly = true)
    public SortedMap<String, KioskFigures> figuresByCounty(LocalDate from, LocalDate until) {
        var counts = records.counts(from, until);
        var at = points.divisions(
                counts.stream()
                        .flatMap(one -> Stream.ofNullable(one.point()))
                        .distinct()
                        .toList(),
                until.minusDays(1));
        var by = new TreeMap<String, KioskFigures>();
        counts.stream()
                .collect(Collectors.groupingBy(one -> county(at.get(one.point()))))
                .forEach((county, of) -> by.put(county, KioskFigures.of(measure -> sums(of, measure))));
        return by;
    }

    private static String county(@Nullable DivisionCode division) {
        return division == null ? "" : division.value().substring(0, COUNTY);
    }

    private static SortedMap<Integer, Long> sums(List<KioskRecords.Counted> of, Measure measure) {
        return of.stream()
                .filter(one -> one.measure() == measure)
                .collect(Collectors.toMap(
                        KioskRecords.Counted::bucket, KioskRecords.Counted::number, Long::sum, TreeMap::new));
    }

    private byte[] digest(String secret) {
        return keyring.digest("kiosk|" + secret);
    }

    static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "kiosk-unknown");
    }
}
