package org.anju.warrants;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.residents.Observations;
import org.anju.residents.Receipt;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Three officers of three units, instruments about people who cannot exist, and the owner's look at the
/// tables.
final class Officers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Access one = officer();
    final Access two = officer();
    final Access three = officer();

    private final ApplicationContext house;
    private final Environment settings;
    private final Warrants warrants;
    private final Candidates candidates;
    private final Neighbourhood street;

    Officers(ApplicationContext house) {
        this.house = house;
        this.settings = house.getEnvironment();
        this.warrants = house.getBean(Warrants.class);
        this.candidates = house.getBean(Candidates.class);
        this.street = Neighbourhood.build(house);
    }

    static Access officer() {
        return Neighbourhood.access(Role.WARRANT_OFFICER, "warrant-check", null);
    }

    private LocalDate today() {
        return LocalDate.now(house.getBean(Clock.class));
    }

    Entry entry(String document, boolean urgent, LocalDate starts, LocalDate ends) {
        var reading = IdentityNumber.read(DocumentKind.RESIDENT_IDENTITY_CARD, document, today());
        var order = warrants.instruments(one).stream()
                .filter(kind -> kind.code().equals("WANTED_ORDER"))
                .findFirst()
                .orElseThrow();
        return new Entry(
                UUID.randomUUID(),
                order,
                IssuerKind.POLICE,
                "试验市公安局",
                "试公缉〔2026〕" + UUID.randomUUID().toString().substring(0, 8),
                ((IdentityNumber.Reading.Valid) reading).number(),
                HexFormat.of().formatHex(new byte[32]),
                urgent,
                starts,
                ends);
    }

    Entry entry(String document) {
        return entry(document, true, today(), today().plusDays(30));
    }

    WarrantId inForce(String document) {
        var id = warrants.enter(entry(document), one);
        warrants.verify(id, document, two);
        return id;
    }

    List<Receipt> register(String name, String document, int room) {
        return register(name, document, room, "2024-03-01", Neighbourhood.registrar("997201"));
    }

    List<Receipt> register(String name, String document, int room, String movedIn, Access access) {
        return house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, document, room, movedIn)), access);
    }

    /// Whatever the duty would do in its next rounds.
    void look() {
        while (candidates.lookUpNext()) {}
        while (candidates.lookAtArrivals(100) > 0) {}
    }

    List<Candidate> candidates(WarrantId warrant) {
        look();
        return candidates.list(one).stream()
                .map(Candidates.Waiting::candidate)
                .filter(candidate -> candidate.warrant().equals(warrant))
                .toList();
    }

    static Candidate.Answer answer() {
        return new Candidate.Answer("值班民警 0731", Candidate.Channel.PHONE, "答复 2026-1", Instant.now());
    }

    CandidateId proposed(WarrantId warrant) {
        var candidate = candidates(warrant).getFirst().id();
        candidates.answer(candidate, answer(), one);
        candidates.propose(candidate, one);
        return candidate;
    }

    Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }

    /// Until some transaction waits for another.
    void awaitLocked() {
        var until = Instant.now().plus(PATIENCE);
        while (asOwner("select pid from pg_locks where not granted").isEmpty()) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("Nothing waits.");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    List<String> asOwner(String sql) {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            var answers = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    answers.add(String.valueOf(rows.getString(1)));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every row of these tables in which a text stands, by table. What the program does when it comes to
    /// it is left out: that it compared a new record with others, and the place of an entry in the
    /// transparency log.
    List<String> rowsWith(String text) {
        var tables = asOwner("""
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('warrants', 'oversight') and c.relkind = 'r' and c.relname not like 'log\\_place%'
                """);
        var rows = new ArrayList<String>();
        for (var table : tables) {
            asOwner("select t::text from %s t where strpos(t::text, '%s') > 0 and strpos(t::text, 'COMPARED') = 0"
                            .formatted(table, text))
                    .forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }
}
