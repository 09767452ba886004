package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.anju.TrialCommand;
import org.anju.postgres.Cluster;
import org.anju.postgres.Secrets;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A register gets a new key to seal with: everything sealed is sealed anew, opens as before, and the old
/// key opens none of it any more.
class RekeyTests {

    private static final int PERSONS = 40;

    @Test
    void everythingSealedIsSealedAnewAndSaysTheSame(@TempDir Path directory) throws Exception {
        var data = directory.resolve("data");
        fill(directory, data);
        plant(data);
        var before = opened(data, 1);
        assertThat(before.get("fieldwork.visit.answer")).containsExactly("an answer");
        assertThat(before.get("residents.document.number")).hasSize(PERSONS);
        assertThat(before.get("residents.contact.phone")).hasSize(PERSONS);
        assertThat(before.get("residents.observation.content")).hasSize(PERSONS);

        // Cut off half way: the key is there, and a part is sealed with it.
        var secrets = Secrets.in(data);
        Keys.next(secrets);
        var both = Keys.of(secrets);
        try (var cluster = Cluster.start(data);
                var owner = connect(cluster)) {
            try (var rows = owner.createStatement()
                            .executeQuery("select person, number from residents.document limit 7");
                    var update = owner.prepareStatement("update residents.document set number = ? where person = ?")) {
                while (rows.next()) {
                    update.setBytes(1, both.seal(both.unseal(rows.getBytes(2))));
                    update.setObject(2, rows.getObject(1));
                    update.executeUpdate();
                }
            }
            assertThat(TrialCommand.failed("rekey", "--data", data.toString(), "--resume"))
                    .contains("Stop it first");
        }

        assertThat(TrialCommand.done("rekey", "--data", data.toString(), "--resume"))
                .contains("seal-key-2");
        assertThat(opened(data, 2)).isEqualTo(before);
        assertThat(TrialCommand.done(
                        "import",
                        "residents",
                        directory.resolve("residents.csv").toString(),
                        "--data",
                        data.toString()))
                .as("people are still found by their numbers")
                .contains("known");

        assertThat(TrialCommand.done("rekey", "--data", data.toString())).contains("seal-key-3");
        Files.delete(data.resolve("secrets/seal-key-2"));
        assertThat(opened(data, 3).get("residents.document.number")).isEqualTo(before.get("residents.document.number"));
        var old = new Keyring(secrets.secret("identity-key", Keyring.SECRET_BYTES));
        var sealed = Keys.of(secrets).seal("a value");
        assertThatIllegalStateException().isThrownBy(() -> old.unseal(sealed));
    }

    /// A name that was mistyped makes no new installation.
    @Test
    void whereThereIsNoDatabaseNothingIsMade(@TempDir Path directory) {
        var data = directory.resolve("mistyped");
        for (var command : List.of(
                List.of("rekey"),
                List.of("retention"),
                List.of("retention", "--dry-run"),
                List.of("log", "export", "x"))) {
            var arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--data", data.toString()));
            assertThat(TrialCommand.failed(arguments.toArray(String[]::new))).contains("There is no database");
        }
        assertThat(data).doesNotExist();
    }

    private static void fill(Path directory, Path data) throws Exception {
        var divisions = directory.resolve("divisions.csv");
        Files.writeString(divisions, "code,name,parent\n99,试省,\n9903,试市,99\n990301,试区,9903\n990301001,试街道,990301\n");
        var dwellings = directory.resolve("dwellings.csv");
        var residents = directory.resolve("residents.csv");
        var homes = new StringBuilder("房屋编码,区划代码,标准地址,用途\n");
        var people = new StringBuilder("姓名,证件号码,现住址,入住日期,联系电话\n");
        for (int i = 0; i < PERSONS; i++) {
            var seventeen = "990301" + 19700101 + (100 + i);
            var address = "试市试区试街道长路%d号101室".formatted(i + 1);
            homes.append("D%d,990301001,%s,住宅\n".formatted(i, address));
            people.append("试%d,%s,%s,2020-01-01,1391234%04d\n"
                    .formatted(i, seventeen + IdentityNumber.checkCharacter(seventeen), address, i));
        }
        Files.writeString(dwellings, homes);
        Files.writeString(residents, people);
        TrialCommand.done("import", "divisions", divisions.toString(), "--data", data.toString());
        TrialCommand.done("import", "dwellings", dwellings.toString(), "--data", data.toString());
        TrialCommand.done("import", "residents", residents.toString(), "--data", data.toString());
    }

    /// Something sealed in tables that have no partitions.
    private static void plant(Path data) throws Exception {
        var sealed = HexFormat.of().formatHex(Keys.of(Secrets.in(data)).seal("an answer"));
        try (var cluster = Cluster.start(data);
                var owner = connect(cluster);
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into fieldwork.visit (visit, phone, sequence, account, observed_at, outcome, digest, verdict, answer)
                    select k, k, 1, k, now(), 'CHANGED', '', 'ACCEPTED', '\\x%s' from gen_random_uuid() k
                    """.formatted(sealed));
            statement.execute("""
                    insert into imports.run_row (run, row_number, verdict, reason, arguments, cells)
                    select gen_random_uuid(), n, 'REFUSED', '', '\\x%s', null from generate_series(1, 2500) n
                    """.formatted(sealed));
        }
    }

    private static Connection connect(Cluster cluster) throws Exception {
        return DriverManager.getConnection(cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword());
    }

    /// What all sealed values say, by their column, sorted; each sealed with the key of this number.
    private static Map<String, List<String>> opened(Path data, int key) throws Exception {
        var keyring = Keys.of(Secrets.in(data));
        var opened = new HashMap<String, List<String>>();
        try (var cluster = Cluster.start(data);
                var owner = connect(cluster)) {
            for (var column : Resealing.columns()) {
                if (!column.sealed()) {
                    continue;
                }
                var texts = new ArrayList<String>();
                var all = "select %s from %s where %1$s is not null".formatted(column.name(), column.table());
                try (var rows = owner.createStatement().executeQuery(all)) {
                    while (rows.next()) {
                        var sealed = rows.getBytes(1);
                        assertThat(sealed[0]).as("%s", column).isEqualTo((byte) key);
                        texts.add(keyring.unseal(sealed));
                    }
                }
                opened.put(
                        column.table() + "." + column.name(),
                        texts.stream().sorted().toList());
            }
        }
        return opened;
    }
}
