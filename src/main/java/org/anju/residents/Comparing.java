package org.anju.residents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.linkage.Model;
import org.anju.linkage.Score;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Compares persons with those who are like them and lays before a person what may be one. It merges nothing.
///
/// Who is new stands in `residents.uncompared`, entered by the very transaction that registered them, and goes
/// out of it only after the comparison: a crash at any point means that some are compared twice, which changes
/// nothing. So intake never waits for a comparison, and nobody is forgotten.
@Component
class Comparing {

    /// Persons with whom one person is compared at most.
    private static final int MOST_CANDIDATES = 50;

    private static final PurposeCode PURPOSE = new PurposeCode("duplicate-check");
    private static final String MODEL = "linkage/register.json";

    private final ComparedRecords compared;
    private final DuplicateRecords duplicates;
    private final AccessLog accessLog;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Model model;
    private final String digest;

    Comparing(
            ComparedRecords compared,
            DuplicateRecords duplicates,
            AccessLog accessLog,
            Accounts accounts,
            PlatformTransactionManager transactions) {
        this.compared = compared;
        this.duplicates = duplicates;
        this.accessLog = accessLog;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        try {
            var json = new ClassPathResource(MODEL).getContentAsString(StandardCharsets.UTF_8);
            this.model = Model.parse(json, MODEL);
            this.digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /// Compares those who wait for it; returns how many they were.
    int next(int most) {
        var waiting = compared.uncompared(most);
        if (!waiting.isEmpty()) {
            compare(waiting);
            transaction.executeWithoutResult(status -> compared.compared(waiting));
        }
        return waiting.size();
    }

    /// Compares a part of the register, in the order of keys; returns its last person, `null` at the end.
    @Nullable
    PersonId sweep(@Nullable PersonId after, int limit) {
        var persons = compared.after(after, limit);
        if (persons.isEmpty()) {
            return null;
        }
        compare(persons);
        return persons.getLast();
    }

    private void compare(List<PersonId> persons) {
        var near = compared.near(persons, MOST_CANDIDATES);
        if (near.isEmpty()) {
            return;
        }
        var access = accounts.systemAccess(PURPOSE, "duplicates", Channel.RULE);
        var all = new LinkedHashSet<PersonId>();
        near.forEach(pair -> {
            all.add(pair.person());
            all.add(pair.candidate());
        });
        var found = accessLog.read(access, Look.LISTED, Shown.COMPARED, all, () -> found(near, compared.read(all)));
        if (!found.isEmpty()) {
            transaction.executeWithoutResult(status -> note(found, access));
        }
    }

    private List<DuplicateRecords.Found> found(List<ComparedRecords.Near> near, Map<PersonId, Comparison> read) {
        var found = new LinkedHashMap<List<PersonId>, DuplicateRecords.Found>();
        for (var pair : near) {
            boolean ascending = ascending(pair.person(), pair.candidate());
            var one = ascending ? pair.person() : pair.candidate();
            var other = ascending ? pair.candidate() : pair.person();
            if (!found.containsKey(List.of(one, other))) {
                score(read.get(one), read.get(other))
                        .ifPresent(score -> found.put(List.of(one, other), found(one, other, score)));
            }
        }
        return new ArrayList<>(found.values());
    }

    private Optional<Score> score(@Nullable Comparison one, @Nullable Comparison other) {
        return one == null || other == null ? Optional.empty() : one.worthAsking(other, model);
    }

    /// As the database orders keys: byte by byte.
    private static boolean ascending(PersonId one, PersonId other) {
        return one.value().toString().compareTo(other.value().toString()) < 0;
    }

    private DuplicateRecords.Found found(PersonId one, PersonId other, Score score) {
        return new DuplicateRecords.Found(
                DuplicateId.next().value(),
                one.value(),
                other.value(),
                score.weight(),
                score.fields().stream()
                        .map(field -> new Duplicate.Evidence(field.field(), field.level(), field.weight()))
                        .toList(),
                score.guarded(),
                score.contradicted(),
                model.version(),
                digest);
    }

    private void note(List<DuplicateRecords.Found> found, Access access) {
        var concerned = new LinkedHashSet<PersonId>();
        found.forEach(pair -> {
            concerned.add(new PersonId(pair.person()));
            concerned.add(new PersonId(pair.other()));
        });
        accessLog.wrote(access, Shown.COMPARED, concerned);
        duplicates.note(found);
    }
}
