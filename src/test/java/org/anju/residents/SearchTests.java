package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.names.Likeness;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Searches against the real database, under row policies, territory and log. Each test has a birth month of
/// its own, so that nobody of another test is found.
@HouseTest
class SearchTests {

    private static int months;

    @Autowired
    ApplicationContext house;

    @Autowired
    Observations observations;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    JdbcClient db;

    final Access registrar = Neighbourhood.registrar("997201");
    final Access neighbour = Neighbourhood.registrar("997202");

    Neighbourhood street;
    String month;
    int order = 100;

    @BeforeEach
    void aStreetAndAMonth() {
        street = Neighbourhood.build(house);
        month = LocalDate.of(1931, 1, 1).plusMonths(months++).toString().substring(0, 7);
    }

    private String number(int day) {
        var seventeen = "997201" + month.replace("-", "") + "%02d%03d".formatted(day, order++);
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    private String register(String name) {
        var number = number(1 + order % 28);
        assertThat(observations
                        .observe(List.of(street.declaration(name, number, 101, "2020-01-01")), registrar)
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        return number;
    }

    private Search.Outcome search(String box, Search.Scope scope, Access access) {
        return residents.search(Search.read(box, LocalDate.now()), scope, access);
    }

    private Search.Outcome.Hits hits(String box, Search.Scope scope, Access access) {
        return (Search.Outcome.Hits) search(box, scope, access);
    }

    private List<Search.Found> found(String name) {
        return hits(name + " " + month, Search.Scope.OWN, registrar).hits();
    }

    @ParameterizedTest
    @CsvSource({
        "仇小伟, qiu xiaowei, PINYIN",
        "仇小伟, chouxiaowei, PINYIN",
        "仇小伟, 仇小伟, NAME",
        "仇小伟, 小伟, GIVEN_NAME",
        "仇小伟, qxw, INITIALS",
        "仇小伟, qiuxiaowie, ONE_TYPO",
        "仇小伟, qiu xiaow, BEGINNING",
        "仇小伟, 仇晓威, PINYIN",
        "蓝新国, nanxinguo, SOUNDS_ALIKE",
        "王䶮, 王\uE863, OLD_CHARACTER",
        "王\uE863, 王䶮, OLD_CHARACTER",
        "髙明, 高明, OLD_CHARACTER",
        "张羅龍, 张罗龙, OLD_CHARACTER",
        "古丽娜尔·艾力, 古丽娜尔, GIVEN_NAME",
        "'MÜLLER, JÜRGEN', jurgen muller, NAME",
    })
    void aPersonIsFoundAndTheListSaysWhy(String name, String asked, Likeness likeness) {
        var number = register(name);
        assertThat(found(asked)).singleElement().satisfies(found -> {
            assertThat(found.likeness()).isEqualTo(likeness);
            assertThat(found.hit().lastFour()).isEqualTo(number.substring(14));
            assertThat(found.hit().name()).doesNotContain(name.substring(1));
            assertThat(found.inside()).isTrue();
        });
        assertThat(found("赵钱孙")).isEmpty();
    }

    @Test
    void theNearestComesFirst() {
        register("万小铭");
        register("王晓明");
        register("王小明");
        assertThat(found("王小明"))
                .extracting(found -> String.valueOf(found.likeness()))
                .containsExactly("NAME", "PINYIN", "SOUNDS_ALIKE");
    }

    @Test
    void whatDoesNotFitOnAListIsLeftOutByWholeSteps() {
        register("王小明");
        for (int i = 0; i < 21; i++) {
            register("王晓明");
        }
        var outcome = hits("王小明 " + month, Search.Scope.OWN, registrar);
        assertThat(outcome.hits()).extracting(Search.Found::likeness).containsExactly(Likeness.NAME);
        assertThat(outcome.more()).isTrue();
        assertThat(search("王晓明 " + month, Search.Scope.OWN, registrar))
                .isEqualTo(new Search.Outcome.TooMany(Residents.MOST_HITS, Search.Scope.OWN));
        assertThat(search("wangxiaoming " + month, Search.Scope.OWN, registrar))
                .isInstanceOf(Search.Outcome.TooMany.class);
    }

    @Test
    void eachFactNarrowsDown() {
        var number = register("钱三");
        register("钱三");
        assertThat(found("钱三")).hasSize(2);
        var day = number.substring(6, 14);
        for (var facts : List.of(day, month + " " + number.substring(14), day + " " + street.room(101))) {
            assertThat(hits("钱三 " + facts, Search.Scope.OWN, registrar).hits())
                    .as(facts)
                    .singleElement()
                    .satisfies(found -> assertThat(found.hit().lastFour()).isEqualTo(number.substring(14)));
        }
        for (var facts : List.of(street.room(101), "997201001", "试验街道")) {
            assertThat(hits("钱三 " + facts + " " + month, Search.Scope.OWN, registrar)
                            .hits())
                    .as(facts)
                    .hasSize(2);
        }
        for (var facts : List.of(street.room(102), "997202001", "邻街道")) {
            assertThat(hits("钱三 " + facts + " " + month, Search.Scope.OWN, registrar)
                            .hits())
                    .as(facts)
                    .isEmpty();
        }
        assertThat(search("钱三 没有的路99号", Search.Scope.OWN, registrar))
                .isInstanceOfSatisfying(
                        Search.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(fault -> fault.code())
                                .containsExactly("place-unknown"));
    }

    @Test
    void aBirthDateThatIsKnownLessExactlyFits() {
        var declaration = new Declaration(
                "无证甲", "男", "无", "", month.substring(0, 4), "", street.room(102), "2020-01-01", "", "", "");
        assertThat(observations
                        .observe(List.of(declaration), registrar)
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(found("无证甲")).hasSize(1);
        assertThat(hits("无证甲 " + month + "-12", Search.Scope.OWN, registrar).hits())
                .hasSize(1);
        assertThat(hits("无证甲 1977-12", Search.Scope.OWN, registrar).hits()).isEmpty();
    }

    @Test
    void theOwnTerritoryComesFirstAndWideningIsExplicitShownLessAndLogged() {
        var number = register("孙四");
        var own = hits("孙四 " + month, Search.Scope.OWN, neighbour);
        assertThat(own.hits()).isEmpty();
        assertThat(own.scope()).isEqualTo(Search.Scope.OWN);

        for (var box : List.of("孙四 " + month, number)) {
            var city = hits(box, Search.Scope.CITY, neighbour);
            assertThat(city.scope()).isEqualTo(Search.Scope.CITY);
            assertThat(city.hits()).singleElement().satisfies(found -> {
                assertThat(found.inside()).isFalse();
                assertThat(found.address()).isEmpty();
            });
        }
        var person = hits(number, Search.Scope.OWN, registrar).hits().getFirst().person();
        assertThatThrownBy(() -> residents.get(person, residents.now(), neighbour))
                .hasMessageContaining("outside-territory");
        assertThat(accessLog.listAbout(person, Neighbourhood.access(Role.REGISTRAR, "subject-request", null), null, 50))
                .extracting(entry -> entry.shown())
                .contains(Shown.WIDE_SEARCH_HIT, Shown.SEARCH_HIT);
    }

    @Test
    void whoIsInsideComesBeforeWhoIsNot() {
        register("李五");
        register("李五");
        assertThat(hits("李五 " + month, Search.Scope.CITY, registrar).hits())
                .extracting(Search.Found::inside)
                .containsExactly(true, true);
    }

    @Test
    void theProgramCannotReadTheKeysNorAskWithoutAFact() {
        register("周六");
        assertThatThrownBy(() -> db.sql("select count(*) from residents.person_key")
                        .query(Long.class)
                        .single())
                .hasRootCauseMessage("ERROR: permission denied for table person_key");
        assertThat(db.sql("""
                        select count(*) from residents.found(array['n周六'], array[''], array[0], array[0], array[99999999],
                                                             '', array[]::uuid[], '', '', true)
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void everyHanCharacterIsAcceptedStoredAndSearched() {
        var characters = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && Character.isIdeographic(c))
                .mapToObj(c -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFC))
                .distinct()
                .toList();
        assertThat(characters).hasSizeGreaterThan(97_000);
        var declarations = new ArrayList<Declaration>();
        for (int i = 0; i < characters.size(); i += 80) {
            var name = String.join("", characters.subList(i, Math.min(i + 80, characters.size())));
            var seventeen = "997201" + "1901%02d%02d".formatted(1 + i / 80 / 28 % 12, 1 + i / 80 % 28)
                    + "%03d".formatted(i / 80 / 336);
            declarations.add(
                    street.declaration(name, seventeen + IdentityNumber.checkCharacter(seventeen), 103, "2020-01-01"));
        }
        for (int i = 0; i < declarations.size(); i += 500) {
            assertThat(observations.observe(declarations.subList(i, Math.min(i + 500, declarations.size())), registrar))
                    .allMatch(receipt -> receipt.verdict().equals(Verdict.ACCEPTED));
        }
        for (var declaration : declarations) {
            var search = new Search.ByName(
                    declaration.name(), declaration.documentNumber().substring(6, 14), "");
            var outcome = (Search.Outcome.Hits) residents.search(search, registrar);
            assertThat(outcome.hits()).as(declaration.name()).isNotEmpty();
            assertThat(outcome.hits().getFirst().likeness()).isEqualTo(Likeness.NAME);
        }
        var last = declarations.getLast();
        var person = ((Search.Outcome.Hits) residents.search(new Search.ByName(last.name(), "1901", ""), registrar))
                .hits()
                .getFirst()
                .person();
        assertThat(residents
                        .get(person, residents.now(), registrar)
                        .particulars()
                        .name())
                .isEqualTo(last.name());
    }

    @Test
    void aFormerNameStaysAWayToFindThePerson() {
        var number = register("郑七");
        var person = found("郑七").getFirst().person();
        var keys = house.getBean(KeyRecords.class);
        new org.springframework.transaction.support.TransactionTemplate(
                        house.getBean(org.springframework.transaction.PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    accessLog.wrote(registrar, Shown.DECLARATION, List.of(person));
                    keys.add(List.of(new KeyRecords.Keyed(
                            person,
                            "郑新七",
                            new Search.ByName("郑", month, "").born().orElseThrow(),
                            number.substring(14))));
                });
        assertThat(found("郑新七")).extracting(Search.Found::person).containsExactly(person);
        assertThat(found("郑七")).extracting(Search.Found::person).containsExactly(person);
        assertThat(person.value()).isNotEqualTo(new UUID(0, 0));
    }
}
