package org.anju.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.places.DivisionCheck;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way into the register: what somebody declares becomes an observation, and where nothing stands against
/// it, an act. What contradicts itself or the register is held for a person to decide; nothing is overwritten
/// and nothing is lost.
@Component
public class Observations {

    /// Declarations in one batch at most.
    public static final int LARGEST_BATCH = 1_000;

    /// Batches that are written at the same time. More of them add little, and those who look somebody up
    /// would wait for all of them.
    private static final int BATCHES_AT_ONCE = 3;

    private final IntakeRecords records;
    private final MergedRecords merged;
    private final Dwellings dwellings;
    private final Places places;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;
    private final Attempts attempts;
    private final Semaphore batches = new Semaphore(BATCHES_AT_ONCE, true);

    Observations(
            IntakeRecords records,
            MergedRecords merged,
            Dwellings dwellings,
            Places places,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock,
            Attempts attempts) {
        this.records = records;
        this.merged = merged;
        this.dwellings = dwellings;
        this.places = places;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
        this.attempts = attempts;
    }

    /// Takes a batch: all of it in one transaction, one receipt for each declaration, in order.
    ///
    /// The same declaration again changes nothing, in this batch or in any later one. Where another writer
    /// got in between, the whole batch is weighed anew.
    public List<Receipt> observe(List<Declaration> declarations, Access access) {
        if (declarations.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("A batch has %d declarations, at most %d are taken at once."
                    .formatted(declarations.size(), LARGEST_BATCH));
        }
        var today = LocalDate.now(clock);
        var receipts = new Receipt[declarations.size()];
        var sound = new ArrayList<Placed>();
        for (int i = 0; i < receipts.length; i++) {
            switch (Examination.of(declarations.get(i), today)) {
                case Examination.Refused(var verdict) -> receipts[i] = Receipt.refused(verdict);
                case Examination.Sound examined -> sound.add(new Placed(i, throughTime(examined)));
            }
        }
        if (!sound.isEmpty()) {
            take(located(sound), receipts, access, today);
        }
        return Arrays.asList(receipts);
    }

    /// What can be said of a declaration without looking into the register: refused with a reason, or
    /// accepted.
    public Verdict examine(Declaration declaration) {
        return switch (Examination.of(declaration, LocalDate.now(clock))) {
            case Examination.Refused(var verdict) -> verdict;
            case Examination.Sound sound -> Verdict.ACCEPTED;
        };
    }

    /// What has become of an observation by now: accepted, held, or refused by an officer. Says nothing of
    /// whom it concerns.
    public Verdict.Kind state(ObservationId observation) {
        return records.state(observation);
    }

    /// Takes one declaration made at a door, in a transaction of its own. The same again without the doubt
    /// that it had is weighed anew.
    public Receipt observe(AtDoor declared, Access access) {
        var receipts = new ArrayList<Receipt>();
        attempts.run(() -> {
            receipts.clear();
            receipts.addAll(observeAtDoors(List.of(declared), access));
        });
        return receipts.getFirst();
    }

    /// Takes declarations made at the doors of the dwellings that they mean, as [#observe] does: no address
    /// has to be found, and what is doubtful for a reason of its own waits. Part of the caller's transaction,
    /// which also has its attempts.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Receipt> observeAtDoors(List<AtDoor> declared, Access access) {
        var today = LocalDate.now(clock);
        var receipts = new Receipt[declared.size()];
        var items = new ArrayList<Item>();
        for (int i = 0; i < receipts.length; i++) {
            var one = declared.get(i);
            switch (Examination.of(one.declaration(), today)) {
                case Examination.Refused(var verdict) -> receipts[i] = Receipt.refused(verdict);
                case Examination.Sound examined -> {
                    var sound = throughTime(examined);
                    var doubt = one.doubt();
                    items.add(item(i, doubt == null ? sound : sound.doubted(doubt), one.home()));
                }
            }
        }
        if (!items.isEmpty()) {
            write(items, receipts, access, today);
        }
        return Arrays.asList(receipts);
    }

    /// Takes one declaration as an officer has decided it, under the observation that waited; what it
    /// contradicts is outweighed.
    ///
    /// @param closing takes the observation out of the queue, in the same transaction
    void decided(HeldItem waited, Examination.Sound sound, Located.Found home, Access access, Runnable closing) {
        var today = LocalDate.now(clock);
        var item = item(0, sound.withoutDoubt(), home);
        attempts.run(() -> {
            var claimed = records.owners(List.of(item.identity())).get(item.identity());
            var owner = claimed == null ? null : merged.survivor(claimed, null);
            if (owner == null && records.claim(List.of(item.identity()), List.of(waited.subject())) == 0) {
                throw new ConcurrencyFailureException("Another writer registered this person meanwhile.");
            }
            var person = owner == null ? waited.subject() : owner;
            accessLog.wrote(access, Shown.DECISION, new LinkedHashSet<>(List.of(person, waited.subject())));
            closing.run();
            if (owner == null || !livesThereAlready(item, person, today)) {
                register(
                        List.of(new Item.Weighed(item, person, waited.id(), owner == null, true, Verdict.ACCEPTED)),
                        access,
                        today);
            }
        });
    }

    private boolean livesThereAlready(Item item, PersonId person, LocalDate today) {
        var parts = merged.together(person, null);
        var certain = Course.certainFrom(item.sound().movedIn(), today);
        return records
                .weigh(
                        java.util.Collections.nCopies(parts.size(), item),
                        parts,
                        java.util.Collections.nCopies(parts.size(), certain))
                .stream()
                .anyMatch(weight -> weight.relation() == IntakeRecords.Relation.SAME);
    }

    /// Doubts a number whose division (of first registration) was never in force, or no longer when the
    /// person was born. A code that came later proves nothing: who is registered late carries the code of
    /// that day.
    private Examination.Sound throughTime(Examination.Sound sound) {
        var division = sound.number().division();
        var birth = sound.number().birth();
        if (division == null || birth == null || sound.number().kind() != DocumentKind.RESIDENT_IDENTITY_CARD) {
            return sound;
        }
        return switch (places.divisionOn(division, birth)) {
            case DivisionCheck.Unknown() -> sound.doubted(Verdict.held("document-number-division-unknown", division));
            case DivisionCheck.Abolished(var name, var until) ->
                sound.doubted(Verdict.held(
                        "document-number-division-abolished", division, name, String.valueOf(until.getYear())));
            case DivisionCheck.Known known -> sound;
            case DivisionCheck.NotYet later -> sound;
            case DivisionCheck.NotLoaded unknowable -> sound;
        };
    }

    private record Placed(int place, Examination.Sound sound) {}

    private List<Item> located(List<Placed> sound) {
        var homes = dwellings.resolve(
                sound.stream().map(placed -> placed.sound().written().address()).toList());
        var items = new ArrayList<Item>(sound.size());
        for (int i = 0; i < homes.size(); i++) {
            items.add(item(sound.get(i).place(), sound.get(i).sound(), homes.get(i)));
        }
        return items;
    }

    private Item item(int place, Examination.Sound sound, Located home) {
        return new Item(
                place,
                sound,
                home,
                new Digest(keyring.digest(Item.identityText(sound, home))),
                new Digest(keyring.digest(Item.contentText(sound))));
    }

    private void take(List<Item> items, Receipt[] receipts, Access access, LocalDate today) {
        if (items.size() == 1) {
            write(items, receipts, access, today);
            return;
        }
        batches.acquireUninterruptibly();
        try {
            write(items, receipts, access, today);
        } finally {
            batches.release();
        }
    }

    private void write(List<Item> items, Receipt[] receipts, Access access, LocalDate today) {
        var waves = waves(items);
        attempts.run(() -> waves.forEach(wave -> take(wave, access, today)
                .forEach(weighed -> receipts[weighed.item().place()] = receipt(weighed))));
    }

    /// Cuts a batch so that no person and no content comes twice in a wave: each wave sees what the one
    /// before it did.
    private static List<List<Item>> waves(List<Item> items) {
        var waves = new ArrayList<List<Item>>();
        var seen = new HashMap<Digest, Integer>();
        for (var item : items) {
            int wave = Math.max(seen.getOrDefault(item.identity(), 0), seen.getOrDefault(item.content(), 0));
            seen.put(item.identity(), wave + 1);
            seen.put(item.content(), wave + 1);
            while (waves.size() <= wave) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(item);
        }
        return waves;
    }

    private List<Item.Weighed> take(List<Item> wave, Access access, LocalDate today) {
        var weighed = weigh(wave, today);
        var accepted = weighed.stream()
                .filter(w -> w.verdict().kind() == Verdict.Kind.ACCEPTED)
                .toList();
        var held = weighed.stream()
                .filter(w -> w.verdict().kind() == Verdict.Kind.HELD && !w.waited())
                .toList();
        var kept = new ArrayList<Item.Weighed>(accepted);
        kept.addAll(held);
        if (kept.isEmpty()) {
            return weighed;
        }
        var subjects = new LinkedHashSet<PersonId>();
        kept.forEach(w -> subjects.add(w.person()));
        accessLog.wrote(access, Shown.DECLARATION, subjects);
        if (records.remember(kept) < kept.size()) {
            throw new ConcurrencyFailureException("Another writer took one of these declarations meanwhile.");
        }
        records.keepObservations(kept.stream().filter(w -> !w.waited()).toList(), access);
        if (!accepted.isEmpty()) {
            register(accepted, access, today);
        }
        return weighed;
    }

    private void register(List<Item.Weighed> accepted, Access access, LocalDate today) {
        var acts = records.act(accepted, access);
        records.arrive(accepted, acts, access.channel());
        var fresh = new ArrayList<Item.Weighed>();
        var actsOfFresh = new ArrayList<UUID>();
        for (int i = 0; i < accepted.size(); i++) {
            if (accepted.get(i).fresh()) {
                fresh.add(accepted.get(i));
                actsOfFresh.add(acts.get(i));
            }
        }
        if (!fresh.isEmpty()) {
            records.addPersons(fresh, actsOfFresh);
        }
        records.addPhones(accepted, acts);
        records.settle(accepted, acts, today);
    }

    private List<Item.Weighed> weigh(List<Item> wave, LocalDate today) {
        var known = records.known(wave.stream().map(Item::content).toList());
        var owners = owners(wave, known);
        var weights = weights(wave, owners, today);
        var weighed = new ArrayList<Item.Weighed>(wave.size());
        for (var item : wave) {
            var taken = known.get(item.content());
            var owner = owners.get(item.identity());
            var person = owner != null ? owner.person() : PersonId.next();
            var fresh = owner == null || owner.fresh();
            if (taken == null) {
                weighed.add(new Item.Weighed(
                        item, person, ObservationId.next(), fresh, false, verdict(item, weights.get(item))));
            } else {
                weighed.add(again(item, taken, person, fresh, weights.get(item)));
            }
        }
        return weighed;
    }

    /// A declaration that was taken before: done with, or still waiting and weighed anew.
    private static Item.Weighed again(
            Item item,
            IntakeRecords.Taken taken,
            PersonId person,
            boolean fresh,
            IntakeRecords.@Nullable Weight weight) {
        var verdict = switch (taken.kind()) {
            case ACCEPTED, ALREADY_KNOWN -> Verdict.ALREADY_KNOWN;
            case REFUSED -> Verdict.refused("refused-by-officer");
            case HELD -> verdict(item, weight);
        };
        var subject = verdict.kind() == Verdict.Kind.ACCEPTED ? person : taken.subject();
        return new Item.Weighed(item, subject, taken.observation(), fresh, true, verdict);
    }

    private static Verdict verdict(Item item, IntakeRecords.@Nullable Weight weight) {
        var obstacle = item.obstacle();
        if (obstacle != null) {
            return obstacle;
        }
        var taken = item.apparent();
        if (weight == null) {
            return taken;
        }
        if (!weight.nameAgrees()) {
            return Verdict.held("name-differs-from-register");
        }
        return switch (weight.relation()) {
            case NEW -> taken;
            case SAME -> Verdict.ALREADY_KNOWN;
            case START_DIFFERS ->
                Verdict.held(
                        "start-differs-from-register", item.sound().movedIn().text());
            case CONFLICT ->
                Verdict.held(
                        "other-dwelling-from-same-day", item.sound().movedIn().text());
        };
    }

    private record Owner(PersonId person, boolean fresh) {}

    /// Whose numbers these are; free ones that will be needed are claimed on the way.
    private Map<Digest, Owner> owners(List<Item> wave, Map<Digest, IntakeRecords.Taken> known) {
        var owners = new HashMap<Digest, Owner>();
        var registered = records.owners(wave.stream().map(Item::identity).toList());
        // What is declared of somebody whose record is kept under another one goes there.
        var survivors = merged.survivors(registered.values(), null);
        registered.forEach(
                (identity, person) -> owners.put(identity, new Owner(survivors.getOrDefault(person, person), false)));
        var free = new ArrayList<Digest>();
        var persons = new ArrayList<PersonId>();
        for (var item : wave) {
            var taken = known.get(item.content());
            var open = taken == null || taken.kind() == Verdict.Kind.HELD;
            if (open && item.obstacle() == null && !owners.containsKey(item.identity())) {
                free.add(item.identity());
                persons.add(taken == null ? PersonId.next() : taken.subject());
            }
        }
        if (free.isEmpty()) {
            return owners;
        }
        var claimed = records.claim(free, persons);
        if (claimed < free.size()) {
            throw new ConcurrencyFailureException(
                    "Another writer registered %d of these persons meanwhile.".formatted(free.size() - claimed));
        }
        for (int i = 0; i < free.size(); i++) {
            owners.put(free.get(i), new Owner(persons.get(i), true));
        }
        return owners;
    }

    private Map<Item, IntakeRecords.Weight> weights(List<Item> wave, Map<Digest, Owner> owners, LocalDate today) {
        var items = wave.stream()
                .filter(item -> item.obstacle() == null)
                .filter(item -> owners.get(item.identity()) instanceof Owner(var person, var fresh) && !fresh)
                .toList();
        if (items.isEmpty()) {
            return Map.of();
        }
        // Each declaration against each record of its person: mostly one.
        var together = merged.together(
                items.stream().map(item -> owner(item, owners)).distinct().toList(), null);
        var each = new ArrayList<Item>();
        var parts = new ArrayList<PersonId>();
        for (var item : items) {
            for (var part : Objects.requireNonNull(together.get(owner(item, owners)))) {
                each.add(item);
                parts.add(part);
            }
        }
        var answers = records.weigh(
                each,
                parts,
                each.stream()
                        .map(item -> Course.certainFrom(item.sound().movedIn(), today))
                        .toList());
        var weights = new HashMap<Item, IntakeRecords.Weight>();
        for (int i = 0; i < each.size(); i++) {
            weights.merge(each.get(i), answers.get(i), IntakeRecords.Weight::with);
        }
        return weights;
    }

    private static PersonId owner(Item item, Map<Digest, Owner> owners) {
        return Objects.requireNonNull(owners.get(item.identity())).person();
    }

    private static Receipt receipt(Item.Weighed weighed) {
        var candidates = weighed.item().home() instanceof Located.Ambiguous(var several)
                ? several
                : List.<Located.Candidate>of();
        return new Receipt(weighed.verdict(), weighed.item().apparent(), weighed.observation(), candidates);
    }
}
