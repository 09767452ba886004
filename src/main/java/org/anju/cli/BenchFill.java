package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.names.NameKeys;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.postgresql.PGConnection;

/// Makes a register of millions in minutes, for the bench alone: whoever came in through the intake is copied
/// under new keys, names, birth dates and numbers.
///
/// What is filled is what a search touches, in the same tables, with the same indexes, constraints and
/// policies: claims of numbers, search keys, particulars, documents, stays. What a search does not touch is not
/// filled: acts, observations, the inbox, telephones, access entries, head counts. Indexes and constraints are
/// taken down before and built again afterwards, from their own definitions. Names are put together of the
/// parts of the invented town's names, so that their frequencies are the town's.
final class BenchFill {

    private static final int AT_ONCE = 250_000;

    /// Numbers that differ by division and order alone; after them comes another lap, with other days of birth.
    private static final int EACH_LAP = 9_000_000;

    private static final String TEMPLATES = """
            select d.person, p.name, p.birth
            from residents.document d
            join residents.particulars p on p.person = d.person and upper_inf(p.recorded)
            where d.kind = 'RESIDENT_IDENTITY_CARD' and upper_inf(d.recorded)
            """;

    private static final String CLONES = """
            create temporary table clone (
                template uuid, person uuid, name text, birth text, digest bytea, number bytea)
            """;

    private static final String COPY_CLONES = "copy clone from stdin";
    private static final String COPY_KEYS = "copy residents.person_key (person, born, ending, key) from stdin";
    private static final String CLAIM =
            "insert into residents.identity_claim (digest, person) select digest, person from clone";
    private static final String EMPTY = "truncate clone";

    /// What of a copied row is the new person's own.
    private static final java.util.Map<String, String> OWN = java.util.Map.of(
            "person", "c.person",
            "name", "c.name",
            "birth", "c.birth",
            "digest", "c.digest",
            "number", "c.number",
            "stay", "gen_random_uuid()");

    private static final String COLUMNS = """
            select a.attname
            from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum
            """;

    private static final String CONSTRAINTS = """
            select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                   format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
            from pg_constraint c
            where c.contype in ('x', 'p') and c.conparentid = 0
              and c.conrelid in ('residents.particulars'::regclass, 'residents.document'::regclass,
                                 'residents.stay'::regclass, 'residents.identity_claim'::regclass)
            """;

    private static final String INDEXES = """
            select format('drop index %s', i.indexrelid::regclass), replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
            from pg_index i
            join pg_class x on x.oid = i.indexrelid
            where i.indrelid in ('residents.person_key'::regclass, 'residents.stay'::regclass,
                                 'residents.particulars'::regclass)
              and not x.relispartition
              and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            """;

    private final Connection register;
    private final Keyring keyring;
    private final Words words;
    private final PrintStream out;
    private final Random random = new Random(11);
    private int made;

    BenchFill(Connection register, Keyring keyring, Words words, PrintStream out) {
        this.register = register;
        this.keyring = keyring;
        this.words = words;
        this.out = out;
    }

    private record Template(UUID person, String name, LocalDate birth) {}

    /// Adds so many persons.
    void add(long persons) throws SQLException, IOException {
        var templates = templates();
        run("set maintenance_work_mem = '1GB'");
        run("set synchronous_commit = off");
        run(CLONES);
        var takenDown = takeDown();
        for (long done = 0; done < persons; done += AT_ONCE) {
            copy(templates, (int) Math.min(AT_ONCE, persons - done));
            out.println(words.t("cli.bench.filled", Math.min(persons, done + AT_ONCE), persons));
        }
        for (var definition : takenDown) {
            run(definition);
            out.println("    " + definition);
        }
    }

    private void copy(List<Template> templates, int count) throws SQLException, IOException {
        var clones = new StringBuilder();
        var keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var template = templates.get(random.nextInt(templates.size()));
            var person = Ids.next();
            var name = name(templates);
            var birth = template.birth().withDayOfMonth(1).plusDays(2 * random.nextInt(14) + made / EACH_LAP % 2);
            var number = number(birth);
            var digest = keyring.digest("RESIDENT_IDENTITY_CARD|" + number);
            clones.append(template.person())
                    .append('\t')
                    .append(person)
                    .append('\t')
                    .append(name)
                    .append('\t')
                    .append(birth)
                    .append('\t')
                    .append(bytea(digest))
                    .append('\t')
                    .append(bytea(keyring.seal(number)))
                    .append('\n');
            int born = birth.getYear() * 10_000 + birth.getMonthValue() * 100 + birth.getDayOfMonth();
            for (var key : NameKeys.of(name)) {
                keys.append(person)
                        .append('\t')
                        .append(born)
                        .append('\t')
                        .append(IdentityNumber.lastFour(number))
                        .append('\t')
                        .append(key)
                        .append('\n');
            }
        }
        var copying = register.unwrap(PGConnection.class).getCopyAPI();
        run(EMPTY);
        copying.copyIn(COPY_CLONES, new StringReader(clones.toString()));
        copying.copyIn(COPY_KEYS, new StringReader(keys.toString()));
        run(CLAIM);
        for (var table : List.of("residents.particulars", "residents.document", "residents.stay")) {
            run(cloning(table));
        }
    }

    /// The statement that copies the rows of a table's templates; by the catalogue, whatever columns it has.
    private String cloning(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var statement = register.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return "insert into %s (%s) select %s from clone c join %s t on t.person = c.template"
                .formatted(
                        table,
                        columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(c -> OWN.getOrDefault(c, "t.\"" + c + '"'))
                                .collect(Collectors.joining(", ")),
                        table);
    }

    /// Takes constraints and indexes down; returns what builds them again.
    private List<String> takeDown() throws SQLException {
        var all = new LinkedHashMap<String, String>();
        for (var which : List.of(CONSTRAINTS, INDEXES)) {
            try (var statement = register.createStatement();
                    var row = statement.executeQuery(which)) {
                while (row.next()) {
                    all.put(row.getString(1), row.getString(2));
                }
            }
        }
        for (var drop : all.keySet()) {
            run(drop);
        }
        return List.copyOf(all.values());
    }

    private List<Template> templates() throws SQLException {
        var templates = new ArrayList<Template>();
        try (var statement = register.createStatement();
                var row = statement.executeQuery(TEMPLATES)) {
            while (row.next()) {
                templates.add(new Template(
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        LocalDate.parse(row.getString("birth"))));
            }
        }
        return templates;
    }

    /// The surname of one, and characters of the given names of others.
    private String name(List<Template> templates) {
        var family = any(templates).codePoints().toArray();
        var first = any(templates).codePoints().toArray();
        var last = any(templates).codePoints().toArray();
        var name = new StringBuilder().appendCodePoint(family[0]);
        if (family.length > 2 && first.length > 1) {
            name.appendCodePoint(first[1]);
        }
        return name.appendCodePoint(last[last.length - 1]).toString();
    }

    private String any(List<Template> templates) {
        return templates.get(random.nextInt(templates.size())).name();
    }

    /// Of a division code that is not assigned (99), so that it can be nobody's; each but once.
    private String number(LocalDate birth) {
        int place = made++ % EACH_LAP;
        var digits = "99%04d%04d%02d%02d%03d"
                .formatted(
                        1_000 + place / 1_000,
                        birth.getYear(),
                        birth.getMonthValue(),
                        birth.getDayOfMonth(),
                        place % 1_000);
        return digits + IdentityNumber.checkCharacter(digits);
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private void run(String sql) throws SQLException {
        try (var statement = register.createStatement()) {
            statement.execute(sql);
        }
    }
}
