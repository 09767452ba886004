package org.anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.stereotype.Repository;
import org.springframework.util.ClassUtils;

/// Every SQL text in the house is parsed and typed by the real server as the program's role, against the real
/// migrations. Nothing is executed: a misspelt column, or one that the role may not see, fails here, named by
/// class and constant.
@HouseTest
class SqlTests {

    private static final Pattern OF_THE_SERVERS_ZONE = Pattern.compile(
            "(?i)\\b(current_date|current_time|localtimestamp|localtime)\\b"
                    + "|\\b(now\\s*\\(\\)|clock_timestamp\\s*\\(\\)|statement_timestamp\\s*\\(\\)|current_timestamp)\\s*(::|as)\\s*date\\b");

    @Autowired
    ApplicationContext house;

    @Autowired
    DataSource database;

    @TestFactory
    Stream<DynamicTest> everyStatementFitsTheSchema() {
        return statements()
                .map(field -> DynamicTest.dynamicTest(
                        field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                        () -> assertThatCode(() -> describe(field)).doesNotThrowAnyException()));
    }

    @Test
    void theStatementsOfEveryModuleAreFound() {
        assertThat(statements().map(field -> field.getDeclaringClass().getPackageName()))
                .contains(
                        "org.anju.oversight",
                        "org.anju.accounts",
                        "org.anju.places",
                        "org.anju.dwellings",
                        "org.anju.residents",
                        "org.anju.fieldwork");
    }

    /// Between midnight in the city and midnight in Greenwich lie eight hours: a day comes from the program's
    /// clock, or says of which zone it is.
    @Test
    void noStatementAsksTheServersZoneForTheDay() {
        assertThat(statements()
                        .filter(field ->
                                OF_THE_SERVERS_ZONE.matcher(text(field)).find()))
                .isEmpty();
        assertThat(List.of(
                        "valid @> CURRENT_DATE",
                        "at < localtimestamp",
                        "select now()::date",
                        "cast(now() as date)",
                        "clock_timestamp() :: date"))
                .allMatch(sql -> OF_THE_SERVERS_ZONE.matcher(sql).find());
        assertThat(List.of("(now() at time zone 'Asia/Shanghai')::date", "at < now()", ":now::timestamptz"))
                .noneMatch(sql -> OF_THE_SERVERS_ZONE.matcher(sql).find());
    }

    private Stream<Field> statements() {
        return house.getBeansWithAnnotation(Repository.class).values().stream()
                .map(ClassUtils::getUserClass)
                .flatMap(records -> Arrays.stream(records.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class);
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void describe(Field constant) throws Exception {
        var sql = NamedParameterUtils.substituteNamedParameters(text(constant), new MapSqlParameterSource());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.getParameterMetaData().getParameterCount();
        }
    }
}
