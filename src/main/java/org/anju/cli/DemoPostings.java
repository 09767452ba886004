package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.counters.PointKind;
import org.anju.counters.ServicePoints;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.postings.Agreement;
import org.anju.postings.Agreements;
import org.anju.postings.Allowed;
import org.anju.postings.Posting;
import org.anju.postings.Postings;
import org.anju.postings.VillageDay;
import org.anju.postings.VillageDays;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;

/// Officers of another province in the demo's town, under an agreement that both offices have signed, and one
/// of the town who comes to a village on announced days.
final class DemoPostings {

    static final List<Demo.Account> ACCOUNTS = List.of(
            new Demo.Account("liaison", "老乡警察（外省派驻）", "liaison officer of another province"),
            new Demo.Account("liaison-reviewer", "派出单位的审核员（签派驻协议）", "reviewer of that office, who signs agreements"),
            new Demo.Account("village", "驻村民警", "village officer"));

    /// Assigned to no province.
    private static final DivisionCode HOME = DivisionCode.read("98");

    private static final int ANSWER_DAYS = 5;
    private static final int EVERY_WEEKS = 2;
    private static final int DAYS_IN_VILLAGE = 3;

    private final Installation.Running running;
    private final LocalDate today;

    DemoPostings(Installation.Running running) {
        this.running = running;
        this.today = LocalDate.now(running.the(Clock.class));
    }

    void add(DivisionCode city) {
        var accounts = running.the(Accounts.class);
        running.the(Places.class).importDivisions(List.of(DivisionRow.today(HOME.value(), "邻示省", "")));
        var home = accounts.createUnit("邻示省公安厅驻云汀工作组", "Demo Province Liaison Group", null);
        accounts.createStaff("liaison", "岳望舒", Demo.PASSWORD, home, Role.REGISTRAR);
        accounts.createStaff("liaison-reviewer", "终黎晔", Demo.PASSWORD, home, Role.REVIEWER);
        var admin = account("admin");
        agreed(home, city, admin);
        villageDays(admin);
    }

    private void agreed(UnitId home, DivisionCode city, SignedIn admin) {
        var agreements = running.the(Agreements.class);
        var agreement = agreements.add(
                new Agreement.Wish(
                        "云公派协〔2026〕1号（演示）",
                        today.minusDays(30),
                        home,
                        HOME,
                        account("reviewer").unit(),
                        city,
                        today.minusDays(30),
                        today.plusYears(1),
                        EnumSet.allOf(Allowed.class),
                        ANSWER_DAYS),
                admin);
        agreements.sign(agreement, account("liaison-reviewer"));
        agreements.sign(agreement, account("reviewer"));
        running.the(Postings.class)
                .add(
                        new Posting.Wish(
                                Posting.Kind.LIAISON,
                                account("liaison").account(),
                                agreement,
                                List.of(city),
                                today,
                                today.plusMonths(6),
                                "岳警官"),
                        admin);
    }

    private void villageDays(SignedIn admin) {
        var accounts = running.the(Accounts.class);
        var point = running.the(ServicePoints.class).list().stream()
                .filter(one -> one.kind() == PointKind.VILLAGE_POINT)
                .findFirst();
        if (point.isEmpty()) {
            return;
        }
        accounts.createStaff("village", "乐正勤", Demo.PASSWORD, admin.unit(), Role.REGISTRAR);
        var posting = running.the(Postings.class)
                .add(
                        new Posting.Wish(
                                Posting.Kind.VILLAGE,
                                account("village").account(),
                                null,
                                List.of(point.get().division()),
                                today,
                                today.plusYears(1),
                                "乐正警官"),
                        admin);
        for (int i = 1; i <= DAYS_IN_VILLAGE; i++) {
            running.the(VillageDays.class)
                    .plan(
                            posting,
                            new VillageDay.Plan(
                                    today.plusWeeks((long) EVERY_WEEKS * i),
                                    point.get().id(),
                                    LocalTime.of(9, 0),
                                    LocalTime.of(12, 0)),
                            account("village"));
        }
    }

    private SignedIn account(String login) {
        return running.the(Accounts.class).findAccount(login).orElseThrow();
    }
}
