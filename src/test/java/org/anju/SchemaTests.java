package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// What the schema must never have, read from the catalogue of the migrated database.
@HouseTest
class SchemaTests {

    private static final String OURS =
            "('oversight','accounts','factors','places','dwellings','residents','imports','fieldwork','declarations','warrants','complaints','identities','wards','requests','matters','counters','notices','certificates','cases','permits','postings','kiosk','figures')";

    @Autowired
    Environment settings;

    @Test
    void nothingIsHeldThatWeSayIsNotHeld() throws Exception {
        var names =
                query("select table_schema || '.' || table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema in " + OURS);
        assertThat(names).hasSizeGreaterThan(100);
        for (var pattern : notHeld()) {
            assertThat(names)
                    .as("names with %s", pattern)
                    .noneMatch(name -> pattern.matcher(name.substring(name.indexOf('.') + 1))
                            .find());
        }
    }

    @Test
    void theListInTheDocumentsIsTheListThatIsTested() throws IOException {
        var document = Files.readString(Path.of("docs/not-held.md"));
        for (var line : lines()) {
            assertThat(document).contains(line[0]).contains(line[1]);
        }
    }

    @Test
    void everyTableAboutPersonsIsKeyedAndPartitionedByPerson() throws Exception {
        var tables = query("""
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'p' and pg_get_partkeydef(c.oid) in ('HASH (person)', 'HASH (subject)')
                """);
        assertThat(tables)
                .contains(
                        "residents.act",
                        "residents.particulars",
                        "residents.document",
                        "residents.contact",
                        "residents.stay",
                        "residents.observation",
                        "residents.person_key",
                        "residents.following",
                        "declarations.landlordship",
                        "warrants.concerned",
                        "complaints.complaint",
                        "complaints.answer",
                        "wards.guardianship",
                        "wards.ending",
                        "requests.request",
                        "requests.answer",
                        "counters.appointment",
                        "certificates.certificate",
                        "certificates.mark",
                        "certificates.checking",
                        "notices.notice",
                        "notices.opened",
                        "notices.channel",
                        "notices.asked",
                        "notices.letter",
                        "notices.carried",
                        "permits.permit",
                        "permits.mark",
                        "permits.card",
                        "permits.proof",
                        "permits.reminder",
                        "cases.standing",
                        "cases.application",
                        "cases.step",
                        "cases.answer",
                        "cases.paper",
                        "cases.missing",
                        "cases.decision",
                        "oversight.access_entry",
                        "oversight.log_place",
                        "oversight.proposal_subject");
        assertThat(query("""
                        select i.indexrelid::regclass::text
                        from pg_index i join pg_class c on c.oid = i.indrelid
                        where c.relkind = 'p' and (i.indisunique or i.indisexclusion)
                          and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0])
                              not in ('person', 'subject')
                          and pg_get_partkeydef(c.oid) in ('HASH (person)', 'HASH (subject)')
                        """)).isEmpty();
    }

    @Test
    void everyTableAboutPersonsHasARowPolicy() throws Exception {
        assertThat(query("""
                        select c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('residents', 'fieldwork', 'declarations', 'warrants', 'complaints', 'wards', 'requests', 'matters', 'counters', 'notices', 'certificates', 'cases', 'permits', 'postings', 'kiosk') and c.relkind = 'p' and not c.relrowsecurity
                        """)).isEmpty();
    }

    @Test
    void noTriggersNoSequencesNoCascadesNoKeysAcrossSchemas() throws Exception {
        assertThat(query("select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n"
                        + " on n.oid = c.relnamespace where not tgisinternal and n.nspname in " + OURS))
                .isEmpty();
        assertThat(query("select sequence_name from information_schema.sequences where sequence_schema in " + OURS))
                .isEmpty();
        assertThat(query("select conname from pg_constraint where contype = 'f' and (confdeltype = 'c' or"
                        + " (select relnamespace from pg_class where oid = conrelid) <>"
                        + " (select relnamespace from pg_class where oid = confrelid))"))
                .isEmpty();
    }

    @Test
    void theProgramOwnsNothingAndPassesNoPolicy() throws Exception {
        assertThat(
                        query(
                                "select relname from pg_class c join pg_roles r on r.oid = c.relowner where rolname = 'anju_app'"))
                .isEmpty();
        assertThat(query("select rolname from pg_roles where rolname = 'anju_app' and (rolsuper or rolbypassrls"
                        + " or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(query("select table_name || ' ' || privilege_type from information_schema.role_table_grants"
                        + " where grantee = 'anju_app' and table_schema in ('residents', 'oversight', 'warrants', 'complaints', 'wards', 'requests', 'matters', 'counters', 'notices', 'certificates', 'cases', 'permits', 'postings', 'kiosk', 'figures')"
                        + " and privilege_type in ('DELETE', 'TRUNCATE')"))
                .isEmpty();
    }

    private List<String> query(String sql) throws Exception {
        try (var connection = TableOwner.connect(settings);
                var rows = connection.createStatement().executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private static List<Pattern> notHeld() throws IOException {
        return lines().stream().map(cells -> Pattern.compile(cells[4])).toList();
    }

    private static List<String[]> lines() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/not-held.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
