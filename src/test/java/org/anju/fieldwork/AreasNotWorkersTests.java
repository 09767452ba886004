package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.shared.AccountId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.ClassUtils;

/// Areas are measured, workers are not: no table, statement, figure or page counts, ranks or times whoever
/// went.
@HouseTest
class AreasNotWorkersTests {

    private static final List<Class<?>> FIGURES = List.of(
            Ages.class,
            AreaDay.class,
            Area.class,
            Board.Line.class,
            Board.Day.class,
            Board.Carried.class,
            Confirmation.class,
            HeldVisit.class,
            Reviews.Queue.class,
            Reviews.Waiting.class);

    @Autowired
    ApplicationContext house;

    /// `round` counts what one phone still carries, so that it is missed when it is lost; only its sum is
    /// shown.
    @Test
    void noTableHasAMeasureBesideAWorker() {
        var measured =
                house.getBean(JdbcClient.class).sql("""
                        select distinct w.table_name
                        from information_schema.columns w
                        join information_schema.columns m using (table_schema, table_name)
                        where table_schema = 'fieldwork' and w.column_name in ('account', 'worker', 'phone')
                          and m.data_type in ('integer', 'bigint', 'numeric', 'double precision', 'interval')
                          and m.column_name <> 'sequence' and m.column_name <> 'next_sequence'
                        """).query(String.class).list();
        assertThat(measured).containsExactly("round");
        assertThat(house.getBean(JdbcClient.class).sql("""
                                select column_name from information_schema.columns
                                where table_schema = 'fieldwork' and table_name = 'coverage'
                                """).query(String.class).list())
                .contains("doors", "within_target")
                .doesNotContain("account", "worker", "phone", "unit");
    }

    @Test
    void noStatementIsGroupedByAWorker() {
        var grouped = Pattern.compile("(group|partition) by[^)]*\\b(account|phone|worker|decided_by)\\b");
        assertThat(statements())
                .hasSizeGreaterThan(12)
                .allSatisfy(
                        sql -> assertThat(grouped.matcher(sql).find()).as(sql).isFalse());
    }

    @Test
    void noFigureCarriesAWorker() {
        for (var figure : FIGURES) {
            assertThat(Arrays.stream(figure.getRecordComponents()).map(RecordComponent::getType))
                    .as(figure.getSimpleName())
                    .doesNotContain(AccountId.class);
        }
    }

    @Test
    void noPageOfFiguresNamesAWorker() throws IOException {
        for (var page : Set.of("board", "freshness", "rooms", "reviews", "review", "parallel")) {
            assertThat(Files.readString(Path.of("src/main/jte/fieldwork/" + page + ".jte")))
                    .as(page)
                    .doesNotContainIgnoringCase("account")
                    .doesNotContainIgnoringCase("holder")
                    .doesNotContain("line().visits");
        }
    }

    private Stream<String> statements() {
        return house.getBeansWithAnnotation(Repository.class).values().stream()
                .map(ClassUtils::getUserClass)
                .filter(records -> records.getPackage().equals(Ages.class.getPackage()))
                .flatMap(records -> Arrays.stream(records.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(AreasNotWorkersTests::text);
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
