package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.TreeMap;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/// Permits that were issued when every city was kept as four digits, after the migration that says where they hold.
@HouseTest
class LocalitiesOfBeforeTests {

    private static final ClassPathResource MIGRATION = new ClassPathResource("db/migration/permits/V5__localities.sql");

    @Autowired
    ApplicationContext house;

    /// Of two that go on in one municipality the newest is that of the municipality; what has ended keeps nobody
    /// waiting.
    @Test
    void eachHoldsInItsCity() throws SQLException, IOException {
        try (var owner = TableOwner.connect(house.getEnvironment());
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("""
                    insert into permits.permit (subject, permit, number, locality, division, opens, last_day, wants_card, ended)
                    select ('0199aaaa-0000-7000-8000-00000000000' || subject)::uuid, ('0199bbbb-0000-7000-8000-00000000000' || permit)::uuid,
                           'JZ000000000000000000', locality, division, '2026-01-01', '2026-02-01', false, ended::date
                    from (values (1, 1, '1101', '110105001001', null), (1, 2, '1102', '110229001001', null),
                                 (1, 3, '1101', '110105001001', '2025-01-01'), (2, 4, '5001', '500112001001', null),
                                 (2, 5, '50', '500112001001', null), (3, 6, '4190', '419001001001', null),
                                 (3, 7, '4690', '469002001001', null), (4, 8, '4403', '440305001001', null),
                                 (4, 9, '990101', '990101001001', null))
                         as v (subject, permit, locality, division, ended)
                    """);
            statement.execute(MIGRATION.getContentAsString(StandardCharsets.UTF_8));
            var localities = new TreeMap<Integer, String>();
            try (var rows = statement.executeQuery(
                    "select right(permit::text, 1)::int, locality from permits.permit where permit::text like '0199bbbb%'")) {
                while (rows.next()) {
                    localities.put(rows.getInt(1), rows.getString(2));
                }
            }
            assertThat(localities.values())
                    .containsExactly("1101", "11", "11", "5001", "50", "419001", "469002", "4403", "990101");
            owner.rollback();
        }
    }
}
