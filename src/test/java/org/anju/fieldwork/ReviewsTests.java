package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Use;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Occupancy;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/// The review desk, through its pages.
@HouseTest
class ReviewsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewPages pages;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    final Access reviewer = Neighbourhood.access(Role.REVIEWER, "visit-review", "997201");

    Neighbourhood street;
    Ground ground;
    AreaId area;
    Instant now;

    @BeforeEach
    void aStreet() {
        street = Neighbourhood.build(house);
        ground = new Ground(house);
        area = ground.area("试验片区", "997201001", 90);
        now = clock.instant();
    }

    private Dwelling dwelling(int room) {
        var dwellings = house.getBean(Dwellings.class);
        var found =
                (Located.Found) dwellings.resolve(List.of(street.room(room))).getFirst();
        return dwellings.get(found.dwelling());
    }

    private Dwelling door(int room) {
        var dwelling = dwelling(room);
        ground.door(dwelling, area, null);
        return dwelling;
    }

    private Occupancy.Occupant somebody(String name, int room) {
        var receipt = house.getBean(Observations.class)
                .observe(
                        List.of(street.declaration(name, Neighbourhood.number(), room, "2021-03")),
                        Neighbourhood.registrar("997201"))
                .getFirst();
        assertThat(receipt.verdict().kind()).isEqualTo(Verdict.Kind.ACCEPTED);
        var home = dwelling(room);
        return residents
                .occupancy(home.id(), home.division(), residents.now(), reviewer)
                .occupants()
                .getFirst();
    }

    private static Fact.New newcomer(String name, String birth) {
        return new Fact.New(
                new Declaration(name, "", "", "", birth, "", "", "2026-05", "", "", ""), "decree-663-8", true);
    }

    private Map<String, String> form(VisitId visit, String take, String reason) {
        var form = new HashMap<String, String>(Map.of("reason", reason));
        reviews.get(visit, reviewer).questions().forEach(question -> form.put(question.key(), take));
        return form;
    }

    @Test
    void theQueueShowsTheOldestFirstWithItsAge() {
        var first =
                ground.held(area, door(101).id(), Outcome.NOT_A_DWELLING, null, now, now.minus(Duration.ofDays(400)));
        var second = ground.held(area, door(102).id(), Outcome.CONFIRMED, null, now, now.minus(Duration.ofDays(399)));
        var queue = reviews.queue(reviewer);
        assertThat(queue.oldestDays(LocalDate.now(clock))).isEqualTo(400);
        assertThat(queue.overdue()).isGreaterThanOrEqualTo(2);

        var html = html(pages.list(frame(Tongue.ZH), reviewer, ""));

        assertThat(html).contains("等得最久的 400 天", "逾期：已等 400 天", street.room(101));
        assertThat(html.indexOf(first.value().toString()))
                .isLessThan(html.indexOf(second.value().toString()));
        reviews.returnTo(first, ReturnReason.VISIT_AGAIN, reviewer);
        reviews.returnTo(second, ReturnReason.VISIT_AGAIN, reviewer);
        assertThat(reviews.list(null, 100, reviewer))
                .extracting(Reviews.Waiting::id)
                .doesNotContain(first, second);
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void aVisitStandsBesideTheRegisterThenAndNow(Tongue tongue) {
        var home = door(201);
        var before = clock.instant();
        var stay = somebody("钱审一", 201).stay().id();
        var visit = ground.held(
                area,
                home.id(),
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                before,
                now,
                new Fact.Left(stay, "2026-05"),
                new Fact.Used(Use.COMMERCIAL),
                newcomer("孙审二", "1990-02-03"));

        var html = html(pages.review(frame(tongue), reviewer, visit.value().toString()));

        var page = frame(tongue);
        assertThat(html)
                .contains(
                        "钱** ",
                        page.t("reviews.then.said", page.t("reviews.notHere")),
                        page.t("reviews.changed"),
                        page.words().of(Use.COMMERCIAL),
                        page.words().of(Use.RESIDENTIAL),
                        "孙审二",
                        "1990-02-03")
                .doesNotContain("钱审一", "reviews.", " style=");
        assertThat(html).doesNotContain("value=\"OTHER\"");
    }

    @Test
    void whoLivesThereSeesThatTheVisitWasOpened() {
        var home = door(202);
        var person = somebody("李审三", 202).person().person();
        var visit = ground.held(area, home.id(), Outcome.CONFIRMED, VisitVerdict.Differs.PARALLEL, now, now);
        var inspection = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        var log = house.getBean(AccessLog.class);
        var before = log.listAbout(person, inspection, null, 50).size();

        reviews.get(visit, reviewer);

        assertThat(log.listAbout(person, inspection, null, 50))
                .hasSizeGreaterThan(before)
                .extracting(AccessEntry::purpose)
                .anyMatch(purpose -> purpose.value().equals("visit-review"));
    }

    @Test
    void eachQuestionIsDecidedAndAnOpenOneIsAskedAgain() {
        var visit = ground.held(
                area,
                door(203).id(),
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                now,
                now,
                new Fact.Used(Use.OFFICE),
                newcomer("周审四", "1988"));
        var reference = visit.value().toString();

        var half = form(visit, "VISIT", "");
        half.remove("q1_x");
        var again = html(pages.decide(frame(Tongue.ZH), reviewer, reference, half));
        assertThat(again).contains("错误", "href=\"#q1_x\"", "href=\"#reason\"", "checked");
        assertThat(ground.state(visit)).startsWith("HELD");

        assertThat(pages.decide(frame(Tongue.ZH), reviewer, reference, form(visit, "OTHER", "DOCUMENT_SEEN")))
                .as("there is no other visit whose word could be taken")
                .isInstanceOf(JteModel.class);
        var done = pages.decide(frame(Tongue.ZH), reviewer, reference, form(visit, "VISIT", "DOCUMENT_SEEN"));
        assertThat(done).isInstanceOf(ResponseEntity.class);
        assertThat(ground.state(visit)).isEqualTo("ACCEPTED DOCUMENT_SEEN");
        assertThatThrownBy(() -> pages.review(frame(Tongue.ZH), reviewer, reference))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("visit-decided");
    }

    @Test
    void twoVisitsForOneDwellingAreDecidedTogether() {
        var home = door(301).id();
        var one = ground.held(
                area, home, Outcome.CHANGED, VisitVerdict.Differs.CONFLICT, now, now, new Fact.Used(Use.OFFICE));
        var other = ground.held(
                area,
                home,
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                now,
                now.plusSeconds(1),
                new Fact.Used(Use.HOTEL),
                newcomer("吴审五", "1970"));
        var page = frame(Tongue.EN);

        var review = reviews.get(one, reviewer);
        assertThat(review.questions()).extracting(Question::key).containsExactly("q0_0", "qx_1");
        assertThat(review.questions().getFirst().contested()).isTrue();
        assertThat(html(pages.review(page, reviewer, one.value().toString())))
                .contains("Visit B", "A and B say different things", "says nothing", "Hotel", "Office");

        var form = form(one, "OTHER", "LATER_IS_RIGHT");
        assertThat(pages.decide(page, reviewer, one.value().toString(), form)).isInstanceOf(ResponseEntity.class);
        assertThat(ground.state(one)).isEqualTo("REFUSED LATER_IS_RIGHT");
        assertThat(ground.state(other)).isEqualTo("ACCEPTED LATER_IS_RIGHT");
        assertThat(dwelling(301).use()).isEqualTo(Use.HOTEL);
    }

    @Test
    void aVisitGoesBackWithAReason() {
        var visit = ground.held(area, door(302).id(), Outcome.CONFIRMED, null, now, now);
        var reference = visit.value().toString();
        assertThat(html(pages.returnTo(frame(Tongue.ZH), reviewer, reference, "because")))
                .contains("请选择退回的理由", "id=\"back\"");
        pages.returnTo(frame(Tongue.ZH), reviewer, reference, "CHECK_NAME");
        assertThat(ground.state(visit)).isEqualTo("REFUSED  CHECK_NAME");
    }

    @Test
    void ofSeveralAtOnceEachGetsItsResult() {
        var parallel = ground.held(area, door(401).id(), Outcome.CONFIRMED, VisitVerdict.Differs.PARALLEL, now, now);
        var conflict = ground.held(
                area,
                door(402).id(),
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                now,
                now,
                new Fact.Used(Use.HOTEL));
        var shared = door(403).id();
        var contested = ground.held(area, shared, Outcome.CONFIRMED, VisitVerdict.Differs.PARALLEL, now, now);
        ground.held(area, shared, Outcome.NOT_A_DWELLING, VisitVerdict.Differs.PARALLEL, now, now);
        var gone = ground.held(area, door(404).id(), Outcome.CONFIRMED, VisitVerdict.Differs.PARALLEL, now, now);
        assertThat(html(pages.parallel(frame(Tongue.ZH), reviewer)))
                .contains(parallel.value().toString(), street.room(401))
                .doesNotContain(conflict.value().toString(), contested.value().toString());
        reviews.returnTo(gone, ReturnReason.VISIT_AGAIN, reviewer);

        var all = List.of(parallel, conflict, contested, gone).stream()
                .map(id -> id.value().toString())
                .toList();
        assertThat(html(pages.takeAll(frame(Tongue.ZH), reviewer, all, ""))).contains("请选择决定的理由");
        assertThat(html(pages.takeAll(frame(Tongue.ZH), reviewer, List.of(), "NO_CONTRADICTION")))
                .contains("至少勾选一条");
        var html = html(pages.takeAll(frame(Tongue.ZH), reviewer, all, "NO_CONTRADICTION"));

        assertThat(html).contains("4 条中采纳 1 条", "请单独审核", "已经由别人处理", street.room(401));
        assertThat(ground.state(parallel)).startsWith("ACCEPTED NO_CONTRADICTION");
        assertThat(ground.state(conflict)).startsWith("HELD");
        assertThat(ground.state(contested)).startsWith("HELD");
    }

    @Test
    void aNewDwellingIsReviewedWithoutOne() {
        var visit = ground.held(
                area,
                null,
                Outcome.NEW_DWELLING,
                null,
                now,
                now,
                new Fact.Found("试验路9号101室", Use.MIXED, null, null, 12));
        assertThat(html(pages.review(frame(Tongue.EN), reviewer, visit.value().toString())))
                .contains("试验路9号101室", "Shop and home", "not recorded");
        assertThat(reviews.list(null, 1000, reviewer))
                .extracting(Reviews.Waiting::id)
                .contains(visit);
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEWER, residence-registration, 997201, visit-review-needed",
        "AUDITOR, visit-review, , purpose-not-for-role",
        "ADMINISTRATOR, visit-review, , purpose-not-for-role",
        "COLLECTOR, visit-review, , purpose-not-for-role",
        "REGISTRAR, visit-review, 997202, outside-territory"
    })
    void whoMayNotDoesNotGetIn(Role role, String purpose, String territory, String refusal) {
        var visit = ground.held(area, door(501).id(), Outcome.CONFIRMED, VisitVerdict.Differs.PARALLEL, now, now);
        var access = Neighbourhood.access(role, purpose, territory);
        assertThatThrownBy(() -> reviews.get(visit, access))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(refusal);
        assertThatThrownBy(() -> reviews.returnTo(visit, ReturnReason.CHECK_NAME, access))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> reviews.decide(visit, Map.of(), ReviewReason.DOCUMENT_SEEN, access))
                .isInstanceOf(Problem.class);
        assertThat(ground.state(visit)).startsWith("HELD");
        if (refusal.equals("outside-territory")) {
            assertThat(reviews.list(null, 1000, access)).isEmpty();
        } else {
            assertThatThrownBy(() -> reviews.list(null, 10, access)).isInstanceOf(Problem.class);
            assertThat(reviews.takeAll(List.of(visit), ReviewReason.NO_CONTRADICTION, access))
                    .allMatch(Reviews.Taken.Left.class::isInstance);
        }
    }

    @Test
    void anEmptyQueueSaysSo() {
        var elsewhere = Neighbourhood.access(Role.REVIEWER, "visit-review", "997202");
        assertThat(html(pages.list(frame(Tongue.ZH), elsewhere, ""))).contains("没有等待审核的走访");
        assertThat(html(pages.parallel(frame(Tongue.EN), elsewhere))).contains("No visit without contradiction waits");
    }

    private static org.anju.frame.Frame frame(Tongue tongue) {
        return Ground.frame(Role.REVIEWER, tongue);
    }

    private static String html(Object model) {
        return ((JteModel) model).render();
    }
}
