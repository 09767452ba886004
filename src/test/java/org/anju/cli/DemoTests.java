package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.anju.cases.CaseState;
import org.anju.frame.Words;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The demo has what it says, in a house of its own.
@HouseTest
@TestPropertySource(properties = "anju.trial=demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTests {

    private static final int PERSONS = 1_500;

    @Autowired
    ConfigurableApplicationContext house;

    @BeforeAll
    void aTown() {
        DemoTown.growIn(house, PERSONS);
    }

    private List<String> list(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TableOwner.connect(house.getEnvironment());
                var row = connection.createStatement().executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Test
    void thereAreApplicationsInEachState() throws SQLException {
        assertThat(list("select state from cases.standing group by state having count(*) >= "
                        + DemoCases.IN_EACH_STATE))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(CaseState.values()).map(Enum::name).toList());
    }

    @Test
    void proofsOfEarlierMonthsAreOfTheDayOfTheirDecision() throws SQLException {
        assertThat(list("""
                        select d.on_day::text
                        from cases.decision d
                        join permits.proof p on p.subject = d.subject and p.application = d.application
                        join certificates.certificate c on c.subject = p.subject and c.certificate = p.certificate
                        where p.on_day = d.on_day and c.issued = d.on_day and p.until = c.until
                          and d.on_day < current_date - 28
                        """)).hasSizeGreaterThan(40);
        assertThat(list("""
                        select p.state
                        from permits.proof p
                        left join cases.decision d on p.subject = d.subject and p.application = d.application
                        where p.state <> 'MADE' or p.on_day <> d.on_day
                        """)).isEmpty();
    }

    /// Each names the day on which it was told, and the page of its case those of the past.
    @Test
    void nobodyIsToldTodayOfACaseOfThePast() throws SQLException {
        assertThat(list("""
                        select n.subject
                        from notices.notice n
                        join cases.decision d on d.subject = n.subject
                        where d.on_day < current_date - 28 and d.on_day > current_date - 100
                        """)).isEmpty();
    }

    @Test
    void theMonthsThatAreOverAreCounted() throws SQLException {
        // In the first four hours of a month the last one is not counted yet.
        assertThat(list("select month::text from figures.month")).hasSizeBetween(23, 24);
        assertThat(list("select month::text from figures.received group by month having sum(number) >= 20"))
                .hasSizeBetween(1, 2);
    }

    @Test
    void bothReadmesNameEveryAccountAndNoOther() throws IOException {
        var accounts = new Demo(new Installation.Running(house, null), Words.in(Tongue.EN))
                .accounts().stream().map(Demo.Account::login).toList();
        for (var readme : List.of("README.md", "README.zh-CN.md")) {
            var named = Files.readAllLines(Path.of(readme)).stream()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|", -1)[1])
                    .flatMap(cell ->
                            Pattern.compile("`([a-z0-9-]+)`").matcher(cell).results())
                    .map(login -> login.group(1))
                    .toList();
            assertThat(named).as(readme).containsExactlyInAnyOrderElementsOf(accounts);
        }
    }

    /// A table that is new among those of a case is moved and copied with the others.
    @Test
    void allTablesOfACaseAreKnown() throws SQLException {
        assertThat(list("""
                        select 'cases.' || c.table_name
                        from information_schema.columns c
                        join pg_class p on p.oid = ('cases.' || c.table_name)::regclass
                        where c.table_schema = 'cases' and c.column_name in ('subject', 'application') and p.relkind = 'p'
                          and c.table_name <> 'resumption'
                        group by c.table_name
                        having count(*) = 2
                        """)).containsExactlyInAnyOrderElementsOf(CaseTables.ALL);
    }
}
