package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/// "Somebody registered here does not live here": who may say it, and what becomes of it.
@HouseTest
class ReportTests {

    @Autowired
    WebApplicationContext house;

    @Autowired
    JdbcClient db;

    private Doorstep door;
    private Dwelling home;

    @BeforeEach
    void aHome() {
        door = new Doorstep(house);
        home = door.room(101);
    }

    private String says(@Nullable SignedIn who, String living) {
        return Doorstep.text(door.visitor(who).sends("/d/" + home.doorPlate() + "/not-here", "living", living));
    }

    private Report report() {
        return house.getBean(Reports.class).list(home.division()).stream()
                .filter(one -> one.dwelling().id().equals(home.id()))
                .findFirst()
                .orElseThrow();
    }

    private long asked() {
        return db.sql(
                        "select count(*) from fieldwork.door where dwelling = :d and asked_for = 'REPORTED_NOT_LIVING_HERE'")
                .param("d", home.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void anOccupantSaysItAndAVisitIsAskedForOnce() {
        var number = Neighbourhood.number();
        var me = door.account(door.resident("住户甲", number, 101), "住户甲");
        door.resident("早搬走的人", Neighbourhood.number(), 101);

        assertThat(Doorstep.text(door.visitor(me).at("/d/" + home.doorPlate() + "/not-here")))
                .contains("以住在这里的人的身份")
                .doesNotContain("早搬走的人");
        var first = Doorstep.receipt(says(me, "1"));
        var second = Doorstep.receipt(says(me, ""));

        assertThat(asked()).isOne();
        assertThat(report())
                .extracting(Report::by, Report::living, Report::registered, Report::reports)
                .containsExactly(Report.By.OCCUPANT, 1, 2, 2);
        for (var receipt : java.util.List.of(first, second)) {
            assertThat(Doorstep.text(door.visitor(null).at("/open/receipts?number=" + receipt.digits())))
                    .contains("反映登记的人不住在那里", "已收到")
                    .doesNotContain(home.address(), "早搬走的人");
        }
    }

    @Test
    void aLandlordSaysIt() {
        var landlord = door.landlord("房东丁", Neighbourhood.number(), 102, 101);
        says(landlord, "0");
        assertThat(report()).extracting(Report::by, Report::living).containsExactly(Report.By.LANDLORD, 0);
    }

    @Test
    void whoNeitherLivesThereNorLetsItSpeaksAsAnybodyAndItsNumberDoesNotCount() {
        var stranger = door.account(door.resident("路人甲", Neighbourhood.number(), 202), "路人甲");
        assertThat(Doorstep.text(door.visitor(stranger).at("/d/" + home.doorPlate() + "/not-here")))
                .contains("没有登记住在这里");
        says(stranger, "7");
        assertThat(report()).extracting(Report::by, Report::living).containsExactly(Report.By.ANYBODY, null);
    }

    @Test
    void whoIsNotSignedInIsToldWhatToDoAndMayAskForALook() {
        assertThat(Doorstep.text(door.visitor(null).at("/d/" + home.doorPlate() + "/not-here")))
                .contains("/sign-in?back=/d/" + home.doorPlate() + "/not-here", "窗口", "请来核对这处房屋");
        Doorstep.receipt(says(null, ""));
        assertThat(asked()).isOne();
    }

    @Test
    void askingForLooksWithoutSigningInEnds() {
        var visitor = door.visitor(null);
        var answers = new java.util.ArrayList<Integer>();
        for (int i = 0; i < 21; i++) {
            answers.add(visitor.sends("/d/" + home.doorPlate() + "/not-here").getStatus());
        }
        assertThat(answers.subList(0, 20)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    void theDeskSeesNumbersAndNoNames() {
        door.resident("住户乙某", Neighbourhood.number(), 101);
        says(null, "");
        var html = Doorstep.text(door.visitor(door.staff(Role.REGISTRAR)).at("/desk/reports"));
        assertThat(html).contains(home.address(), "没有登录的人").doesNotContain("住户乙某");
        assertThat(door.visitor(door.staff(Role.AUDITOR)).at("/desk/reports").getStatus())
                .isEqualTo(403);
    }
}
