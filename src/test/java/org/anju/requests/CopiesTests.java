package org.anju.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// The copy has every column about a person, or the list says why it has not.
@HouseTest
class CopiesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Copies copies;

    @Autowired
    Requests requests;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    final Access self = new Access(
            AccountId.next(),
            UnitId.next(),
            "本人",
            Role.RESIDENT,
            new PurposeCode("own-record"),
            "self",
            Channel.PORTAL,
            null);
    String number;
    PersonId person;

    @BeforeEach
    void somebodyIsRegistered() {
        var street = Neighbourhood.build(house);
        number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("副本甲", number, 203, "2021-01-01")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    @Test
    void everyColumnOfEveryTableAboutPersonsIsInTheListAndTheListInventsNone() throws Exception {
        var held = Held.all().stream()
                .flatMap(table -> table.columns().stream().map(column -> table.table() + "." + column.name()))
                .toList();
        assertThat(held).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(columns());
    }

    @Test
    void whatIsCopiedHasANameAndWhatIsNotHasAReasonInBothLanguages() {
        for (var held : Held.all()) {
            for (var column : held.columns()) {
                var reason = column.leftOut();
                for (var tongue : Tongue.values()) {
                    var said = reason == null
                            ? column.name(tongue)
                            : Words.in(tongue).of(reason);
                    assertThat(said)
                            .as("%s.%s", held.table(), column.name())
                            .isNotBlank()
                            .doesNotStartWith("LeftOut");
                }
            }
        }
    }

    @Test
    void theCopyHasWhatIsHeldOpenedAndWhoLooked() {
        requests.make(person, new Wish(RequestKind.ERASURE, "", "我已迁出", ""), "", self);
        var copy = copies.make(List.of(person), self);
        var text = copy.parts().stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.values().stream())
                .collect(Collectors.joining("\n"));
        assertThat(text).contains("副本甲", number, "203室", "我已迁出", "2021-01-01");
        assertThat(copy.parts())
                .extracting(part -> part.held().table())
                .contains(
                        "residents.particulars",
                        "residents.document",
                        "residents.stay",
                        "residents.act",
                        "residents.observation",
                        "requests.request");
        assertThat(copy.looks())
                .isNotEmpty()
                .allSatisfy(look -> assertThat(look.subject()).isEqualTo(person));
    }

    @Test
    void aPageShowsTheNewestLooksAndTheFileAll() {
        var look = copies.make(List.of(person), self).looks().getFirst();
        var many = new Copy(Instant.EPOCH, List.of(), Collections.nCopies(Copy.SHOWN + 1, look));
        assertThat(many.newest()).hasSize(Copy.SHOWN);
        assertThat(new Copy(Instant.EPOCH, List.of(), List.of(look)).newest()).containsExactly(look);
    }

    @Test
    void makingACopyIsALook() {
        copies.make(List.of(person), self);
        assertThat(accessLog.listAbout(person, self, null, 50))
                .extracting(entry -> entry.shown())
                .contains(Shown.COPY);
    }

    @Test
    void nobodyElseIsInIt() {
        var other = Neighbourhood.number();
        var street = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(
                        List.of(street.declaration("副本乙", other, 203, "2021-01-01")),
                        Neighbourhood.registrar("997201"));
        assertThat(copies.make(List.of(person), self).parts().toString()).doesNotContain("副本乙", other);
    }

    private List<String> columns() throws Exception {
        try (var owner = TableOwner.connect(settings);
                var rows = owner.createStatement().executeQuery("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                          and exists (select from pg_attribute k
                                      where k.attrelid = c.oid and not k.attisdropped
                                        and k.attname in ('person', 'subject'))
                        """)) {
            var columns = new ArrayList<String>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }
}
