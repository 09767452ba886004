package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TestCluster;
import org.anju.frame.Words;
import org.anju.merkle.Checkpoint;
import org.anju.merkle.Proofs;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.AsOf;
import org.anju.shared.DocumentKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.bean.override.convention.TestBean;

/// A clock of the program that jumps, back or ahead: looks go on, each entry has the database's time, and the
/// log takes them in the order in which they were made.
@HouseTest
class ClockJumpTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Right until it is told otherwise.
    private static final class Jumping extends Clock {

        private volatile Duration wrongBy = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(wrongBy);
        }

        @Override
        public ZoneId getZone() {
            return Words.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.system(zone);
        }
    }

    private static final Jumping JUMPING = new Jumping();

    @TestBean
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the house gets it
    Clock clock;

    static Clock clock() {
        return JUMPING;
    }

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Residents residents;

    @Autowired
    Checkpoints checkpoints;

    @AfterEach
    void theClockIsRightAgain() {
        JUMPING.wrongBy = Duration.ZERO;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT1H", "P-1D", "P1D", "P-400D"})
    void looksGoOnAndTheirTimeIsTheDatabases(String wrongBy) throws Exception {
        var registrar = Neighbourhood.registrar("997201");
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(Neighbourhood.build(house).declaration("试钟", number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits)
                residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = found.hits().getFirst().person();
        var before = checkpoints.newest().checkpoint();
        JUMPING.wrongBy = Duration.parse(wrongBy);
        var now = Clock.systemUTC().instant();
        var day = LocalDate.ofInstant(now, Words.ZONE);
        assertThat(residents
                        .get(person, new AsOf(day, now), registrar)
                        .particulars()
                        .name())
                .isEqualTo("试钟");
        try (var connection = DriverManager.getConnection(
                        settings.getRequiredProperty("spring.datasource.url"),
                        TestCluster.shared().superuser(),
                        TestCluster.shared().superuserPassword());
                var statement = connection.prepareStatement("""
                        select count(*), max(abs(extract(epoch from clock_timestamp() - at)))
                        from oversight.access_entry where subject = ?::uuid
                        """)) {
            statement.setString(1, person.value().toString());
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getLong(1)).isGreaterThanOrEqualTo(3);
                assertThat(row.getDouble(2)).isLessThan(PATIENCE.toSeconds());
            }
        }
        grownFrom(before.size());
    }

    @Test
    void theCheckpointsOfAWrongClockContradictNobody() {
        var registrar = Neighbourhood.registrar("997201");
        var street = Neighbourhood.build(house);
        var before = checkpoints.newest().checkpoint();
        for (int days : new int[] {30, -30, 0}) {
            JUMPING.wrongBy = Duration.ofDays(days);
            house.getBean(Observations.class)
                    .observe(
                            List.of(street.declaration("试钟" + days, Neighbourhood.number(), 102, "2020-01-01")),
                            registrar);
            var after = grownFrom(before.size());
            assertThat(Proofs.consistent(
                            before.size(),
                            before.root(),
                            after.size(),
                            after.root(),
                            checkpoints.tree(after.size()).consistency(before.size())))
                    .isTrue();
            before = after;
        }
    }

    private Checkpoint grownFrom(long size) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (checkpoints.newest().checkpoint().size() <= size) {
            assertThat(System.nanoTime()).as("the log stands still").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
        return checkpoints.newest().checkpoint();
    }
}
