package org.anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
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

    private Stream<Field> statements() {
        return house.getBeansWithAnnotation(Repository.class).values().stream()
                .map(ClassUtils::getUserClass)
                .flatMap(records -> Arrays.stream(records.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class);
    }

    private void describe(Field constant) throws Exception {
        constant.setAccessible(true);
        var sql =
                NamedParameterUtils.substituteNamedParameters((String) constant.get(null), new MapSqlParameterSource());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.getParameterMetaData().getParameterCount();
        }
    }
}
