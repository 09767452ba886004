package org.anju.matters;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The catalogue of matters 事项目录: what can be applied for, and under which rules.
///
/// It is asked all the time and changes once in a while: what was read is good for a minute, and a version once
/// read is good for ever, and so is that it cannot be read.
@Component
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class Matters {

    private static final Logger LOG = LoggerFactory.getLogger(Matters.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final MatterRecords records;
    private final MatterTexts texts;
    private final ObjectProvider<Facts> facts;
    private final Map<MatterVersion, Optional<Version>> read = new ConcurrentHashMap<>();
    private final AtomicReference<Catalogue> catalogue = new AtomicReference<>(unread());

    Matters(MatterRecords records, MatterTexts texts, ObjectProvider<Facts> facts) {
        this.records = records;
        this.texts = texts;
        this.facts = facts;
    }

    private record Version(Edition published, Rules rules) {}

    /// The catalogue as it was read: the versions of each matter, the oldest first.
    ///
    /// @param at by [System#nanoTime()]
    private record Catalogue(Map<MatterCode, List<Version>> versions, long at) {

        boolean good() {
            return !versions.isEmpty() && System.nanoTime() - at < GOOD_FOR.toNanos();
        }
    }

    private static Catalogue unread() {
        return new Catalogue(Map.of(), 0);
    }

    /// Those that take new cases on a day, in the order of their codes.
    public List<Matter> current(LocalDate on) {
        return versions().keySet().stream()
                .sorted(java.util.Comparator.comparing(MatterCode::value))
                .flatMap(code -> find(code, on).stream())
                .toList();
    }

    /// The version that takes new cases on a day: the newest that has begun by then, if it has not ended.
    public Optional<Matter> find(MatterCode code, LocalDate on) {
        return versions(code).reversed().stream()
                .filter(matter -> !matter.from().isAfter(on))
                .findFirst()
                .filter(matter -> matter.until() == null || on.isBefore(matter.until()));
    }

    /// One version, whether it still takes cases or not. Throws [Problem] `matter-unknown`.
    public Matter get(MatterCode code, int version) {
        return get(new MatterVersion(code, version));
    }

    /// The same.
    public Matter get(MatterVersion pinned) {
        return version(pinned).published().matter();
    }

    /// Its versions, the oldest first; empty where there is no such matter.
    public List<Matter> versions(MatterCode code) {
        return published(code).stream().map(Edition::matter).toList();
    }

    /// The same with their texts and where they came from.
    public List<Edition> published(MatterCode code) {
        return versions().getOrDefault(code, List.of()).stream()
                .map(Version::published)
                .toList();
    }

    /// All matters there ever were, in the order of their codes.
    public List<MatterCode> codes() {
        return versions().keySet().stream()
                .sorted(java.util.Comparator.comparing(MatterCode::value))
                .toList();
    }

    /// The rules of a version. Throws [Problem] `matter-unknown`.
    public Rules rules(MatterVersion pinned) {
        return version(pinned).rules();
    }

    /// What its rules say to a person's facts, which are asked of the modules that know them, and of no others.
    ///
    /// @param survivor the record that stands for all of this person's
    /// @param answers by the id of the question
    public Evaluation evaluate(
            MatterVersion pinned, PersonId survivor, LocalDate on, Map<String, String> answers, Access access) {
        var rules = rules(pinned);
        var asked = rules.facts().stream().collect(Collectors.toSet());
        var known = new HashMap<String, Object>();
        facts.stream()
                .filter(one -> one.declared().stream().anyMatch(asked::contains))
                .forEach(one -> known.putAll(one.of(survivor, on, access)));
        return rules.of(on, known, answers);
    }

    /// A version was added in this transaction: who asks after its commit reads the catalogue anew, and other
    /// programs on this database do within a minute.
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                catalogue.set(unread());
            }
        });
    }

    private Version version(MatterVersion pinned) {
        return versions().getOrDefault(pinned.code(), List.of()).stream()
                .filter(one -> one.published().matter().version() == pinned.version())
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "matter-unknown", pinned));
    }

    private Map<MatterCode, List<Version>> versions() {
        var known = catalogue.get();
        if (known.good()) {
            return known.versions();
        }
        var versions = new HashMap<MatterCode, List<Version>>();
        records.list()
                .forEach(stored -> read(stored)
                        .ifPresent(version -> versions.computeIfAbsent(
                                        stored.pinned().code(), code -> new ArrayList<>())
                                .add(version)));
        var now = new Catalogue(Map.copyOf(versions), System.nanoTime());
        // What was read before a change must not outlast it.
        catalogue.compareAndSet(known, now);
        return now.versions();
    }

    private Optional<Version> read(MatterRecords.Stored stored) {
        var known = read.get(stored.pinned());
        return known == null ? readNow(stored) : known;
    }

    private Optional<Version> readNow(MatterRecords.Stored stored) {
        var now = switch (texts.again(stored.text())) {
            case Reading.Sound sound -> Optional.of(version(stored, sound));
            case Reading.Faulty(var faults) -> {
                // It was sound when it was taken in: a fact or outcome of an earlier program is gone.
                LOG.error("{} can no longer be read: {}", stored.pinned(), faults);
                yield Optional.<Version>empty();
            }
        };
        read.put(stored.pinned(), now);
        return now;
    }

    private static Version version(MatterRecords.Stored stored, Reading.Sound sound) {
        var matter = sound.matter().as(stored.pinned().version(), stored.from());
        return new Version(
                new Edition(
                        matter,
                        stored.source(),
                        stored.digest(),
                        stored.text(),
                        stored.at().toInstant()),
                sound.rules().of(matter));
    }
}
