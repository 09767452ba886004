package org.anju.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.frame.Words;
import org.anju.places.Places;
import org.anju.postings.HelpQuarter;
import org.anju.postings.Helps;
import org.anju.postings.Need;
import org.anju.postings.Occasions;
import org.anju.postings.OriginCounts;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What liaison officers did and who went where, against numbers counted by hand.
@HouseTest
class PostingFiguresTests {

    private static final LocalDate SPRING = LocalDate.of(2026, 4, 1);
    private static final LocalDate WINTER = LocalDate.of(2026, 1, 1);
    private static final String HIDDEN = Published.WITHHELD;

    @Autowired
    ApplicationContext house;

    private final Frame page = new Frame(Words.in(Tongue.EN), false, "/", "", "", null, null, List.of());

    private PostingFigures figures() {
        return new PostingFigures(
                house.getBean(Helps.class),
                house.getBean(Occasions.class),
                house.getBean(OriginCounts.class),
                house.getBean(Places.class));
    }

    /// Four unpaid wages are few. The rectangle that protects them lies in the other need and another column.
    @Test
    void aSmallNumberOfRequestsIsWithheldWithThoseThatWouldTellOfIt() {
        var asked = new PostingFigures.Asked(
                List.of(SPRING),
                List.of(
                        new HelpQuarter(SPRING, Need.WAGES, 40, 4, 20, 30),
                        new HelpQuarter(SPRING, Need.PAPERS, 50, 11, 12, 60)));
        var published = asked.published(SPRING, page);
        assertThat(published.rows()).containsExactly("lost papers", "unpaid wages, dispute at work", "Sum");
        assertThat(published.cells())
                .containsExactly(
                        List.of("50", HIDDEN, HIDDEN, "60", "133"),
                        List.of("40", HIDDEN, HIDDEN, "30", "94"),
                        List.of("90", "15", "32", "90", "227"));
    }

    /// Ninety of 227 in spring; in winter there were nine in all, of which nothing is told.
    @Test
    void theShareSolvedInTimeIsDrawnWhereItsNumbersAreTold() {
        var asked = new PostingFigures.Asked(
                List.of(SPRING, WINTER),
                List.of(
                        new HelpQuarter(SPRING, Need.WAGES, 40, 4, 20, 30),
                        new HelpQuarter(SPRING, Need.PAPERS, 50, 11, 12, 60),
                        new HelpQuarter(WINTER, Need.PAPERS, 9, 0, 0, 0)));
        assertThat(asked.solvedInTime()).singleElement().satisfies(point -> {
            assertThat(point.day()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(point.value()).isCloseTo(100.0 * 90 / 227, org.assertj.core.api.Assertions.within(0.001));
        });
        assertThat(asked.solvedInTime()).extracting(Plot.Point::day).doesNotContain(LocalDate.of(2026, 3, 31));
        assertThat(asked.shares(page).rows()).containsExactly("2026, quarter 2");
        assertThat(asked.shares(page).cells()).containsExactly(List.of("40%"));
    }

    /// The newest count by province and county, with its quarter; nine from one province to one county are
    /// withheld.
    @Test
    void whoWentWhereIsToldOfTheNewestCountInCellsOfTenOrMore() {
        plant("2998-10-01", "97", "960101000000", 500);
        plant("2999-01-01", "97", "960101000000", 9);
        plant("2999-01-01", "97", "960102000000", 200);
        plant("2999-01-01", "98", "960101000000", 40);
        plant("2999-01-01", "98", "960102000000", 50);
        try {
            var origins = figures().origins().orElseThrow();
            assertThat(origins.quarter()).isEqualTo(LocalDate.of(2999, 1, 1));
            var published = origins.published(page);
            assertThat(published.cells())
                    .containsExactly(
                            List.of(HIDDEN, HIDDEN, "209"), List.of(HIDDEN, HIDDEN, "90"), List.of("49", "250", "299"));
        } finally {
            owner("delete from postings.origin where quarter >= '2998-01-01'");
        }
    }

    /// More than twelve counties are put together by city.
    @Test
    void manyCountiesAreToldByCity() {
        for (int county = 10; county < 23; county++) {
            plant(
                    "2999-01-01",
                    "97",
                    county < 16 ? "9601%d000000".formatted(county) : "9602%d000000".formatted(county),
                    20);
        }
        try {
            assertThat(figures().origins().orElseThrow().published(page).cells().getFirst())
                    .containsExactly("120", "140", "260");
        } finally {
            owner("delete from postings.origin where quarter >= '2998-01-01'");
        }
    }

    private void plant(String quarter, String province, String host, int persons) {
        owner("insert into postings.origin (quarter, province, host, persons) values ('%s', '%s', '%s', %d)"
                .formatted(quarter, province, host, persons));
    }

    private void owner(String sql) {
        try (var connection = TableOwner.connect(house.getEnvironment());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
