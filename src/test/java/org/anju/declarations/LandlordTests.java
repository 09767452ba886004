package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Grounds;
import org.anju.residents.Residents;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/// Landlords confirm tenants by codes, and see nothing of them.
@HouseTest
class LandlordTests {

    @Autowired
    WebApplicationContext house;

    @Autowired
    Landlords landlords;

    @Autowired
    JdbcClient db;

    private Doorstep door;
    private SignedIn landlord;
    private Dwelling let;
    private String tenant;

    @BeforeEach
    void aLandlord() {
        door = new Doorstep(house);
        landlord = door.landlord("房东甲", Neighbourhood.number(), 101, 201);
        let = door.room(201);
        tenant = Neighbourhood.number();
    }

    private String code() {
        var own = landlords.listOwn(Objects.requireNonNull(landlord.person()), Doorstep.own(landlord));
        return landlords.makeCode(
                Objects.requireNonNull(landlord.person()), own.getFirst().id(), Doorstep.own(landlord));
    }

    @Test
    void aCodeConfirmsTheTenantAtOnceAndTheTenantSeesIt() {
        var visitor = door.visitor(null);
        var receipt = visitor.declares(let, "租客甲", tenant, "2024", code());

        var person = Objects.requireNonNull(door.find(tenant));
        var residents = house.getBean(Residents.class);
        var stay =
                residents.get(person, residents.now(), door.registrar).stays().getFirst();
        assertThat(stay.address()).isEqualTo(let.address());
        assertThat(stay.source()).contains("房东已确认");
        var tracked = house.getBean(Receipts.class).find(receipt).orElseThrow();
        assertThat(tracked.confirmed()).isTrue();
        assertThat(tracked.state()).isEqualTo(Tracked.State.IN_REGISTER);
        var me = door.account(person, "租客甲");
        assertThat(Doorstep.text(door.visitor(me).at("/me/record"))).contains("房东已确认");
    }

    @Test
    void whatWaitedUnconfirmedIsTakenWhenTheCodeComes() {
        door.visitor(null).declares(let, "租客乙", tenant, "2024", "");
        assertThat(door.find(tenant)).isNull();
        door.visitor(null).declares(let, "租客乙", tenant, "2024", code());
        assertThat(door.find(tenant)).isNotNull();
    }

    @Test
    void aCodeIsGoodOnceForOneDwellingAndSevenDays() {
        var code = code();
        var form = UUID.randomUUID();
        assertThat(landlords.isGood(code, door.room(202).id(), form)).isFalse();
        assertThat(landlords.use(code, door.room(202).id(), form)).isFalse();
        assertThat(landlords.use(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), let.id(), form))
                .isTrue();
        // The same form that is sent twice finds its code; another does not.
        assertThat(landlords.use(code, let.id(), form)).isTrue();
        assertThat(landlords.use(code, let.id(), UUID.randomUUID())).isFalse();
        assertThat(landlords.isGood(code, let.id(), UUID.randomUUID())).isFalse();

        var old = code();
        db.sql("update declarations.landlord_code set expires = now() - interval '1 second' where dwelling = :dwelling")
                .param("dwelling", let.id().value())
                .update();
        assertThat(landlords.isGood(old, let.id(), form)).isFalse();
    }

    @Test
    void aUsedCodeIsRefusedInTheFormAndNothingIsDeclared() {
        var code = code();
        door.visitor(null).declares(let, "租客丙", Neighbourhood.number(), "2024", code);
        var visitor = door.visitor(null);
        var path = visitor.answers(let, "租客丁", tenant, "2024", "");
        assertThat(Doorstep.text(visitor.sends(path + "/code", "code", code))).contains("代码不对、已用过");
        assertThat(door.find(tenant)).isNull();
    }

    @Test
    void twoWhoTypedOneCodeGetItOnce() {
        var code = code();
        var first = door.visitor(null);
        var second = door.visitor(null);
        var path = first.answers(let, "租客戊", Neighbourhood.number(), "2024", code);
        second.answers(let, "租客己", tenant, "2024", code);
        first.sends(path + "/send");
        assertThat(Doorstep.text(second.sends(path + "/send"))).contains("代码不对、已用过");
        assertThat(door.find(tenant)).isNull();
    }

    @Test
    void guessingCodesEnds() {
        var visitor = door.visitor(null);
        var path = visitor.answers(let, "租客庚", tenant, "2024", "");
        var answers = new java.util.ArrayList<Integer>();
        for (int i = 0; i < 21; i++) {
            answers.add(
                    visitor.sends(path + "/code", "code", LandlordCode.next().shown())
                            .getStatus());
        }
        assertThat(answers.subList(0, 20)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
        // From another network, too: the dwelling itself is guarded.
        var other = door.visitor(null);
        other.answers(let, "租客庚", tenant, "2024", "");
        assertThat(other.sends(path + "/code", "code", LandlordCode.next().shown())
                        .getStatus())
                .isEqualTo(429);
    }

    @Test
    void aLandlordSeesNumbersAndNeverNames() {
        door.visitor(null).declares(let, "租客辛某", tenant, "2024", code());
        var html = Doorstep.text(door.visitor(landlord).at("/me/lettings"));
        assertThat(html).contains(let.address(), "登记了 1 人", "已用").doesNotContain("租客辛某", tenant, "辛");
        for (var path : List.of(
                "/desk/dwellings/" + reference(let.id().value()),
                "/desk/persons/"
                        + reference(Objects.requireNonNull(door.find(tenant)).value()),
                "/desk/landlords",
                "/desk/reports")) {
            assertThat(door.visitor(landlord).at(path).getStatus()).as(path).isEqualTo(403);
        }
        // What is kept of a code names nobody who used it.
        assertThat(db.sql("""
                        select count(*) from declarations.landlord_code c
                        join residents.inbox i on i.subject = c.used_for or i.observation = c.used_for
                        """).query(Long.class).single()).isZero();
    }

    private String reference(UUID key) {
        return house.getBean(org.anju.shared.Keyring.class).reference(key);
    }

    @Test
    void nobodyActsForAnothersLetting() {
        var own = landlords.listOwn(Objects.requireNonNull(landlord.person()), Doorstep.own(landlord));
        var reference = reference(own.getFirst().id().value());
        var other = door.landlord("房东乙", Neighbourhood.number(), 102, 202);
        for (var form : List.of("/code", "/end")) {
            assertThat(door.visitor(other)
                            .sends("/me/lettings/" + reference + form)
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(Doorstep.text(door.visitor(other).at("/me/lettings"))).doesNotContain(let.address());
    }

    @Test
    void whenALettingEndsItsCodesStopWorking() {
        var code = code();
        var own = landlords.listOwn(Objects.requireNonNull(landlord.person()), Doorstep.own(landlord));
        var reference = reference(own.getFirst().id().value());
        assertThat(door.visitor(landlord)
                        .at("/me/lettings/" + reference + "/end")
                        .getStatus())
                .isEqualTo(200);
        door.visitor(landlord).sends("/me/lettings/" + reference + "/end");
        assertThat(landlords.isGood(code, let.id(), UUID.randomUUID())).isFalse();
        assertThat(Doorstep.text(door.visitor(landlord).at("/me/lettings"))).doesNotContain("登记了");
        // Who lets it again says so again.
        landlords.claim(Objects.requireNonNull(landlord.person()), let.id(), Doorstep.own(landlord));
    }

    @Test
    void noMoreThanTenCodesAreOpen() {
        for (int i = 0; i < 10; i++) {
            code();
        }
        assertThatThrownBy(this::code)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("landlord-codes-many"));
    }

    @Test
    void anOfficerDecidesByAPaperAndThePersonSeesIt() {
        var person = door.resident("房东丙", Neighbourhood.number(), 103);
        var me = door.account(person, "房东丙");
        var home = door.room(203);
        var visitor = door.visitor(me);
        var receipt = Doorstep.receipt(Doorstep.text(visitor.sends("/d/" + home.doorPlate() + "/landlord")));
        assertThat(Doorstep.text(visitor.sends("/d/" + home.doorPlate() + "/landlord")))
                .contains("已经就这处房屋");
        // Before it is granted nothing can be done with it.
        assertThat(landlords.lets(person, home.id(), Doorstep.own(me))).isFalse();
        var officer = Doorstep.officer(door.staff(Role.REGISTRAR));
        var claim = landlords.listWaiting(1_000, officer).stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> landlords.grant(claim, Grounds.Evidence.DEATH_CERTIFICATE, "1", officer))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> landlords.grant(claim, Landlords.PAPERS.getFirst(), " ", officer))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> landlords.grant(claim, Landlords.PAPERS.getFirst(), "1", Doorstep.own(me)))
                .isInstanceOf(Problem.class);
        landlords.grant(claim, Landlords.PAPERS.getFirst(), "试证 9", officer);
        assertThatThrownBy(() -> landlords.decline(claim, officer)).isInstanceOf(Problem.class);
        assertThat(landlords.lets(person, home.id(), Doorstep.own(me))).isTrue();
        assertThat(house.getBean(Receipts.class).find(receipt).orElseThrow().state())
                .isEqualTo(Tracked.State.IN_REGISTER);
        assertThat(house.getBean(AccessLog.class).listAbout(person, Doorstep.own(me), null, 50))
                .anyMatch(entry -> entry.shown() == Shown.LANDLORD && entry.role() == Role.REGISTRAR);
    }

    @Test
    void withoutAnEntryNoRowOfALandlordComesBack() {
        assertThat(db.sql("select count(*) from declarations.landlordship")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
