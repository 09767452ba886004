package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.dwellings.Dwelling;
import org.anju.oversight.AccessLog;
import org.anju.residents.HeldItems;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/// Who comes to a door plate without script: what they see, what they declare, and what becomes of it.
@HouseTest
class DoorTests {

    @Autowired
    WebApplicationContext house;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment settings;

    private Doorstep door;
    private String number;

    @BeforeEach
    void aStreet() {
        door = new Doorstep(house);
        number = Neighbourhood.number();
    }

    private Dwelling room(int room) {
        return door.room(room);
    }

    private List<String> homes(PersonId person) {
        var residents = house.getBean(Residents.class);
        return residents.get(person, residents.now(), door.registrar).stays().stream()
                .map(Person.Stay::address)
                .toList();
    }

    private String asked(Dwelling dwelling) {
        return db.sql("select asked_for from fieldwork.door where dwelling = :dwelling")
                .param("dwelling", dwelling.id().value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private Tracked.State state(ReceiptNumber receipt) {
        return house.getBean(Receipts.class).find(receipt).orElseThrow().state();
    }

    @Test
    void aPlateShowsTheAddressAndNothingOfWhoLivesThere() {
        door.resident("门前甲", number, 101);
        var home = room(101);
        var html = Doorstep.text(door.visitor(null).at("/d/" + home.doorPlate()));

        assertThat(html).contains(home.address(), "我住在这里", "不住在这里", "我是房东");
        assertThat(html).doesNotContain("门前甲", number, number.substring(14), home.code());
        // Whether somebody lives there shows in nothing: an empty dwelling of the same building reads the same.
        var empty = room(102);
        var other = Doorstep.text(door.visitor(null).at("/d/" + empty.doorPlate()));
        assertThat(plain(html, home)).isEqualTo(plain(other, empty));
    }

    private static String plain(String html, Dwelling dwelling) {
        return html.replace(dwelling.address(), "")
                .replace(dwelling.doorPlate(), "")
                .replace(DoorView.of(dwelling).spoken(), "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void aPlateIsReadHoweverItIsTyped() {
        var home = room(103);
        var typed = DoorView.of(home).spoken().toLowerCase(java.util.Locale.ROOT);
        assertThat(door.visitor(null).at("/d/enter?plate=" + typed).getHeader("Location"))
                .isEqualTo("/d/" + home.doorPlate());
    }

    @Test
    void aWrongPlateSaysHowToTypeAndTryingThroughEnds() {
        var visitor = door.visitor(null);
        var first = visitor.at("/d/ZZZZZZZZZZ");
        assertThat(first.getStatus()).isEqualTo(404);
        assertThat(Doorstep.text(first)).contains("没有这个门牌码", "十个字符");
        for (int i = 0; i < 59; i++) {
            visitor.at("/d/ZZZZZZZZZ" + i % 10);
        }
        assertThat(visitor.at("/d/ZZZZZZZZZ1").getStatus()).isEqualTo(429);
        // Another network is not kept waiting.
        assertThat(door.visitor(null).at("/d/" + room(101).doorPlate()).getStatus())
                .isEqualTo(200);
        // What is kept of the asker is a digest, not the address.
        assertThat(db.sql("select count(*) from declarations.attempt where encode(asker, 'escape') like '198.18.%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void platesCannotBeListed() {
        for (var path : List.of("/d", "/d/", "/api/v1/plates")) {
            assertThat(door.visitor(null).at(path).getStatus()).as(path).isIn(401, 404);
        }
    }

    @Test
    void whatNobodyConfirmsWaitsAndSomebodyIsAskedToGoThere() {
        var home = room(201);
        var receipt = door.visitor(null).declares(home, "门前乙", number, "2021", "");

        assertThat(door.find(number)).isNull();
        assertThat(state(receipt)).isEqualTo(Tracked.State.CHECKING);
        assertThat(asked(home)).isEqualTo("DECLARED_UNCONFIRMED");
        var access = Doorstep.officer(door.staff(Role.REVIEWER));
        var held = house.getBean(HeldItems.class);
        var waits = held.list(null, 1_000, access).stream()
                .filter(item -> item.declaration().documentNumber().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(waits.verdict().reason()).isEqualTo("landlord-not-confirmed");
        assertThat(waits.unitName()).contains("未登录");

        held.accept(waits.id(), null, access);
        assertThat(homes(Objects.requireNonNull(door.find(number)))).containsExactly(home.address());
        // Before its time the receipt does not even say that.
        assertThat(state(receipt)).isEqualTo(Tracked.State.CHECKING);
        opens(receipt);
        assertThat(state(receipt)).isEqualTo(Tracked.State.IN_REGISTER);
    }

    // The owner of the table lets time pass: the program may not.
    private void opens(ReceiptNumber receipt) {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.executeUpdate(
                    "update declarations.receipt set opens = now() - interval '1 second' where number = '"
                            + receipt.digits() + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRefusedDeclarationSaysWhatToDo() {
        var home = room(202);
        var receipt = door.visitor(null).declares(home, "门前丙", number, "2021", "");
        var access = Doorstep.officer(door.staff(Role.REVIEWER));
        var held = house.getBean(HeldItems.class);
        var waits = held.list(null, 1_000, access).stream()
                .filter(item -> item.declaration().documentNumber().equals(number))
                .findFirst()
                .orElseThrow();
        held.refuse(waits.id(), access);
        opens(receipt);
        assertThat(state(receipt)).isEqualTo(Tracked.State.NOT_TAKEN);
        assertThat(Doorstep.text(door.visitor(null).at("/open/receipts?number=" + receipt.digits())))
                .contains("没有采用", "窗口")
                .doesNotContain("门前丙", number, home.address());
    }

    @Test
    void whoeverTriesNumbersHearsTheSameOfAllOfThem() {
        var here = Neighbourhood.number();
        var elsewhere = Neighbourhood.number();
        door.resident("门前丁", here, 203);
        door.resident("门前戊", elsewhere, 204);
        var home = room(203);
        var visitor = door.visitor(null);
        var answers = new java.util.ArrayList<String>();
        for (var probe : List.of(
                List.of("门前丁", here, "2015"),
                List.of("门前丁", here, "2016"),
                List.of("别的名字", here, "2015"),
                List.of("门前戊", elsewhere, "2015"),
                List.of("门前己", number, "2015"))) {
            var path = visitor.answers(home, probe.get(0), probe.get(1), probe.get(2), "");
            var html = Doorstep.text(visitor.then(visitor.sends(path + "/send")));
            var receipt = Doorstep.receipt(html);
            answers.add(html.replace(receipt.spoken(), "")
                    .replace(receipt.digits(), "")
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
            answers.add(state(receipt).name());
        }
        assertThat(answers.stream().distinct()).hasSize(2);
        assertThat(homes(Objects.requireNonNull(door.find(here)))).containsExactly(home.address());
    }

    @Test
    void somebodyWhomAnotherDeclaredSeesIt() {
        var person = door.resident("门前庚", number, 301);
        door.visitor(null).declares(room(302), "门前庚", number, "2021", "");
        var me = door.account(person, "门前庚");
        var log = house.getBean(AccessLog.class).listAbout(person, Doorstep.own(me), null, 50);
        assertThat(log).anyMatch(entry -> entry.purpose().value().equals("self-declaration"));
        assertThat(homes(person)).containsExactly(room(301).address());
    }

    @Test
    void oneDoorTakesSoManyUnconfirmedDeclarationsADay() {
        var home = room(303);
        for (int i = 0; i < 12; i++) {
            door.visitor(null).declares(home, "门前众", Neighbourhood.number(), "2021", "");
        }
        var visitor = door.visitor(null);
        var path = visitor.answers(home, "门前众", number, "2021", "");
        assertThat(visitor.sends(path + "/send").getStatus()).isEqualTo(429);
    }

    @Test
    void whoHasSignedInDeclaresTheOwnMoveWithoutTypingNameOrNumber() {
        var person = door.resident("门前辛", number, 401);
        var me = door.account(person, "门前辛");
        var home = room(402);
        var visitor = door.visitor(me);
        var path = "/d/" + home.doorPlate() + "/declare";
        visitor.sends(path);
        assertThat(visitor.sends(path + "/who", "who", "me").getHeader("Location"))
                .isEqualTo(path + "/since");
        visitor.sends(path + "/since", "since-year", "2026", "since-month", "5");
        visitor.sends(path + "/reason", "reason", "OWN_HOME");
        visitor.sends(path + "/phone", "phone", "");
        assertThat(visitor.sends(path + "/code", "code", "").getHeader("Location"))
                .isEqualTo(path + "/check");
        var html = Doorstep.text(visitor.then(visitor.sends(path + "/send")));

        assertThat(html).contains("已登记");
        assertThat(homes(person)).containsExactly(home.address(), room(401).address());
        assertThat(asked(home)).isEmpty();
    }

    @Test
    void whoDeclaresAnotherWhileSignedInIsNotTakenForThem() {
        var me = door.account(door.resident("门前壬", Neighbourhood.number(), 403), "门前壬");
        var home = room(404);
        var visitor = door.visitor(me);
        var path = "/d/" + home.doorPlate() + "/declare";
        visitor.sends(path);
        visitor.sends(path + "/who", "who", "other");
        visitor.sends(path + "/name", "name", "门前孩");
        visitor.sends(path + "/document", "documentKind", "RESIDENT_IDENTITY_CARD", "documentNumber", number);
        visitor.sends(path + "/since", "since-unknown", "true");
        visitor.sends(path + "/reason", "reason", "WITH_FAMILY");
        visitor.sends(path + "/phone", "phone", "");
        visitor.sends(path + "/code", "code", "");
        visitor.sends(path + "/send");
        assertThat(door.find(number)).isNull();
        assertThat(asked(home)).isEqualTo("DECLARED_UNCONFIRMED");
    }

    @Test
    void questionsThatAreWrongKeepWhatWasWrittenAndSayWhy() {
        var home = room(501);
        var path = "/d/" + home.doorPlate() + "/declare";
        var visitor = door.visitor(null);
        visitor.sends(path);
        assertThat(Doorstep.text(visitor.sends(path + "/name", "name", " "))).contains("错误：", "没有姓名");
        var long100 = "𬀩".repeat(101);
        assertThat(Doorstep.text(visitor.sends(path + "/name", "name", long100)))
                .contains("姓名过长", long100);
        visitor.sends(path + "/name", "name", "赵䶮");
        assertThat(Doorstep.text(visitor.sends(
                        path + "/document",
                        "documentKind",
                        "RESIDENT_IDENTITY_CARD",
                        "documentNumber",
                        number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1'))))
                .contains("校验码不对");
        assertThat(Doorstep.text(visitor.sends(path + "/document", "documentNumber", number)))
                .contains("请选择证件种类");
        visitor.sends(path + "/document", "documentKind", "RESIDENT_IDENTITY_CARD", "documentNumber", number);
        for (var wrong : List.of(
                new String[] {"since-year", ""},
                new String[] {"since-year", "21"},
                new String[] {"since-year", "2021", "since-month", "13"},
                new String[] {"since-year", "2021", "since-day", "3"},
                new String[] {"since-year", "2999"})) {
            assertThat(Doorstep.text(visitor.sends(path + "/since", wrong))).contains("错误：");
        }
        assertThat(visitor.sends(path + "/since", "since-year", "２０２１", "since-month", "３")
                        .getHeader("Location"))
                .isEqualTo(path + "/reason");
        assertThat(Doorstep.text(visitor.sends(path + "/phone", "phone", "12"))).contains("7 到 15 位");
        // Nothing is sent before all is answered.
        visitor.sends(path + "/send");
        assertThat(door.find(number)).isNull();
    }

    @Test
    void whoHasNoDocumentIsAskedForSexAndBirth() {
        var home = room(502);
        var path = "/d/" + home.doorPlate() + "/declare";
        var visitor = door.visitor(null);
        visitor.sends(path);
        visitor.sends(path + "/name", "name", "门前婴");
        assertThat(visitor.sends(path + "/document", "documentKind", "NONE").getHeader("Location"))
                .isEqualTo(path + "/about");
        assertThat(Doorstep.text(visitor.sends(path + "/about", "sex", "FEMALE")))
                .contains("需要出生日期");
        assertThat(visitor.sends(path + "/about", "sex", "FEMALE", "birth-year", "2026", "birth-month", "6")
                        .getHeader("Location"))
                .isEqualTo(path + "/since");
    }

    @Test
    void aDraftOfOneDoorIsNoneAtAnother() {
        var visitor = door.visitor(null);
        visitor.answers(room(503), "门前癸", number, "2021", "");
        var other = "/d/" + room(504).doorPlate() + "/declare";
        assertThat(visitor.at(other + "/check").getHeader("Location")).isEqualTo(other);
        visitor.sends(other + "/send");
        assertThat(asked(room(504))).isEmpty();
    }

    @Test
    void aReceiptIsFoundByItsNumberAndTryingThroughEnds() {
        var receipt = door.visitor(null).declares(room(601), "门前查", number, "2021", "");
        var visitor = door.visitor(null);
        var html = Doorstep.text(visitor.at("/open/receipts?number=" + receipt.spoken()));
        assertThat(html)
                .contains("居住申报", "正在核对")
                .doesNotContain("门前查", number, room(601).address());
        assertThat(Doorstep.text(visitor.at("/open/receipts?number="))).contains("12 位数字，这里有一位不对");
        assertThat(Doorstep.text(visitor.at("/open/receipts"))).doesNotContain("这里有一位不对");
        var wrong = ReceiptNumber.next().digits();
        for (int i = 0; i < 30; i++) {
            assertThat(Doorstep.text(visitor.at("/open/receipts?number=" + wrong)))
                    .contains("没有这个回执号");
        }
        assertThat(visitor.at("/open/receipts?number=" + wrong).getStatus()).isEqualTo(429);
    }

    @Test
    void theSheetOfPlatesHasAPictureForEachDoor() {
        var home = room(602);
        var reference = house.getBean(org.anju.shared.Keyring.class)
                .reference(home.building().value());
        var html =
                Doorstep.text(door.visitor(door.staff(Role.REGISTRAR)).at("/desk/buildings/" + reference + "/plates"));
        assertThat(html.split("<svg ", -1)).hasSize(25);
        assertThat(html).contains("http://localhost/d/" + home.doorPlate()).doesNotContain(" style=");
    }
}
