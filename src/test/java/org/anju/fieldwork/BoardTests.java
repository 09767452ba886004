package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.models.runtime.JteModel;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.anju.HouseTest;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.DwellingId;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.InputSource;

/// The supervisor's board: areas as they are and were.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTests {

    private static final DivisionCode STREET = DivisionCode.read("960101001");
    private static final DivisionCode BARE = DivisionCode.read("960102001");

    @Autowired
    ApplicationContext house;

    @Autowired
    Board board;

    @Autowired
    FieldworkDuties duties;

    @Autowired
    BoardPages pages;

    @Autowired
    Clock clock;

    private Ground ground;
    private AreaId busy;
    private AreaId quiet;
    private LocalDate today;

    @BeforeAll
    void twoAreas() {
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("96", "看板省", ""),
                        DivisionRow.today("9601", "看板市", "96"),
                        DivisionRow.today("960101", "看东区", "9601"),
                        DivisionRow.today("960101001", "看东街道", "960101"),
                        DivisionRow.today("960102", "看西区", "9601"),
                        DivisionRow.today("960102001", "看西街道", "960102")));
        ground = new Ground(house);
        today = LocalDate.now(clock);
        busy = ground.area("甲片区", STREET.value(), 60);
        quiet = ground.area("乙片区", STREET.value(), 90);
        var dwelling = UUID.randomUUID();
        ground.door(dwelling, UUID.randomUUID(), STREET.value(), busy, today.minusDays(10), false);
        ground.door(UUID.randomUUID(), UUID.randomUUID(), STREET.value(), busy, today.minusDays(70), false);
        ground.door(UUID.randomUUID(), UUID.randomUUID(), STREET.value(), busy, today.minusDays(300), false);
        ground.door(UUID.randomUUID(), UUID.randomUUID(), STREET.value(), busy, null, false);
        ground.door(UUID.randomUUID(), UUID.randomUUID(), STREET.value(), busy, today, true);
        ground.ask(new DwellingId(dwelling), today);
        var now = clock.instant();
        for (int i = 0; i < 12; i++) {
            ground.visit(
                    busy,
                    null,
                    i < 3 ? Outcome.NOBODY_HOME : i == 3 ? Outcome.REFUSED : Outcome.CONFIRMED,
                    "ACCEPTED",
                    now);
        }
        ground.visit(busy, null, Outcome.NOBODY_HOME, "ACCEPTED", now.minus(Duration.ofDays(60)));
        ground.visit(busy, null, Outcome.NOBODY_HOME, "WAITING", now);
        ground.visit(busy, null, Outcome.CHANGED, "HELD", now.minus(Duration.ofDays(9)));
        ground.visit(quiet, null, Outcome.NOBODY_HOME, "ACCEPTED", now);
    }

    private Board.Line line(AreaId area) {
        return board.list(STREET, null, 10).stream()
                .filter(line -> line.area().id().equals(area))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAreaShowsItsDwellingsAndWhatWaits() {
        var line = line(busy);
        assertThat(line.ages()).isEqualTo(new Ages(4, 1, 1, 1, 1, 70, 1));
        assertThat(line.nobodyHome()).isEqualTo("23%");
        assertThat(line.refusals()).isEqualTo("8%");
        assertThat(line.held()).isEqualTo(1);
        assertThat(line.oldestHeld()).isEqualTo(today.minusDays(9));
        assertThat(line.asked()).isEqualTo(1);
    }

    @Test
    void ofFewVisitsNoShareIsTold() {
        assertThat(line(quiet).nobodyHome()).isEqualTo("–");
        assertThat(line(quiet).ages()).isEqualTo(Ages.NONE);
    }

    @Test
    void aDayIsWrittenDownOnceHoweverOftenTheDutyRuns() {
        duties.keepTheDay();
        duties.keepTheDay();
        var rows = rows(busy, today);
        assertThat(rows).containsExactly("4 1 1 1 1 1 12 3 1 1 " + today.minusDays(9));
        assertThat(rows(quiet, today)).containsExactly("0 0 0 0 0 0 1 1 0 0 null");
    }

    @Test
    void olderDaysCanBeAddedAndAreNotWrittenOver() {
        var day = today.minusDays(20);
        board.keep(List.of(day(busy, day, 10, 5), day(quiet, day, 10, 1)));
        board.keep(List.of(day(busy, day, 99, 99)));
        assertThat(board.days(STREET, null, day.minusDays(1)).stream()
                        .filter(one -> one.day().equals(day)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.ages().doors()).isEqualTo(20);
                    assertThat(one.ages().withinTarget()).isEqualTo(6);
                });
        assertThat(board.days(null, quiet, day).stream().filter(one -> one.day().equals(day)))
                .singleElement()
                .satisfies(one -> assertThat(one.ages().withinTarget()).isEqualTo(1));
    }

    @Test
    void whatPhonesCarryIsASumAndOfFewPhonesNotEvenThat() {
        var other = ground.area("丙片区", BARE.value(), 90);
        ground.round(other, 5, today.minusDays(3));
        ground.round(other, 0, null);
        assertThat(board.carried(BARE)).isEmpty();
        ground.round(other, 2, today.minusDays(8));
        assertThat(board.carried(BARE)).contains(new Board.Carried(3, 7, today.minusDays(8)));
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void thePlotIsWellFormedAndSaysWhatItShows(Tongue tongue) throws Exception {
        board.keep(List.of(day(busy, today.minusDays(40), 10, 3), day(busy, today.minusDays(33), 10, 6)));
        var page = Ground.frame(Role.AUDITOR, tongue);
        var html = html(pages.areas(page, who(Role.AUDITOR), STREET.value(), "", ""));
        var svg = html.substring(html.indexOf("<svg class=\"plot\""));
        svg = svg.substring(0, svg.indexOf("</svg>") + 6);

        var plot = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();

        assertThat(plot.getAttribute("role")).isEqualTo("img");
        assertThat(plot.getElementsByTagName("title").item(0).getTextContent()).contains("看东街道");
        assertThat(plot.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(svg).contains(page.words().of(AgeClass.NEVER), page.words().of(AgeClass.OLDER));
        assertThat(html.indexOf("<svg class=\"plot\"")).isLessThan(html.indexOf("aria-labelledby=\"weeks\""));
        assertThat(html).contains("甲片区", "乙片区", "23%").doesNotContain(" style=", "board.");
    }

    @Test
    void theFilesSayWhatThePageSays() {
        board.keep(List.of(day(busy, today.minusDays(5), 10, 4)));
        var page = Ground.frame(Role.REVIEWER, Tongue.EN);
        assertThat(text(pages.table(page, who(Role.REVIEWER), STREET.value(), "")))
                .contains("甲片区,60,4,1,1,1,1,70,1,1,9,23%,8%,1");
        var reference = house.getBean(Keyring.class).reference(busy.value());
        assertThat(text(pages.areaDays(page, who(Role.REVIEWER), reference, "")))
                .contains(today.minusDays(5) + ",10,1,2,3,0,4,0,");
        assertThat(html(pages.area(page, who(Role.REVIEWER), reference, "365")))
                .contains("甲片区", "aria-current=\"true\"");
    }

    @Test
    void aDivisionWithoutAreasSaysSo() {
        assertThat(html(pages.areas(
                        Ground.frame(Role.ADMINISTRATOR, Tongue.ZH), who(Role.ADMINISTRATOR), "960199", "", "")))
                .contains("这里还没有采集片区", "/desk/areas");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"REGISTRAR", "COLLECTOR", "REPORTER", "RESIDENT"})
    void itIsForThoseWhoSupervise(Role role) {
        var page = Ground.frame(role, Tongue.ZH);
        assertThatThrownBy(() -> pages.areas(page, who(role), "", "", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.table(page, who(role), "", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.days(page, who(role), "", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.area(page, who(role), "0", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.areaDays(page, who(role), "0", "")).isInstanceOf(Problem.class);
    }

    private static AreaDay day(AreaId area, LocalDate day, int doors, int target) {
        return new AreaDay(area, day, new Ages(doors, 1, 2, 3, 0, null, target), 4, 1, 0, 0, null);
    }

    private List<String> rows(AreaId area, LocalDate day) {
        return house.getBean(JdbcClient.class)
                .sql("""
                        select concat_ws(' ', doors, within_30, within_90, older, never, within_target, visits, nobody_home,
                                         refusals, held, coalesce(oldest_held::text, 'null'))
                        from fieldwork.coverage where area = :area and day = :day
                        """)
                .param("area", area.value())
                .param("day", day)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static SignedIn who(Role role) {
        return new SignedIn(AccountId.next(), "某", role, UnitId.next(), "人口办", "Office", null, null);
    }

    private static String text(ResponseEntity<byte[]> file) {
        return new String(Objects.requireNonNull(file.getBody()), StandardCharsets.UTF_8);
    }

    private static String html(Object model) {
        return ((JteModel) model).render();
    }
}
