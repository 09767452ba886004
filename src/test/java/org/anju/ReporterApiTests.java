package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.residents.Observations;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// An organisation's system that declares by `/api/v1`: it hands in, and hears nothing of the register.
@HouseTest
class ReporterApiTests {

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    private Neighbourhood street;
    private ApiCaller reporter;

    @BeforeEach
    void anOrganisation() {
        street = Neighbourhood.build(house);
        reporter = ApiCaller.of(house, port, Role.REPORTER).forPurpose("organisation-report");
    }

    private Map<String, Object> declares(String name, String number, String address, String movedIn) {
        return reporter.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/observations",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "name", name,
                                        "documentNumber", number,
                                        "address", address,
                                        "movedIn", movedIn))))
                .only();
    }

    @Test
    void theAnswerIsTheSameWhoeverIsRegisteredWherever() {
        var here = Neighbourhood.number();
        var elsewhere = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(
                        List.of(
                                street.declaration("雇员甲", here, 101, "2015-01-01"),
                                street.declaration("雇员乙", elsewhere, 102, "2015-01-01")),
                        Neighbourhood.registrar(null));
        var answers = new ArrayList<Map<String, Object>>();
        for (int time = 0; time < 2; time++) {
            answers.add(declares("雇员甲", here, street.room(101), "2015-01-01"));
            answers.add(declares("雇员甲", here, street.room(101), "2018-01-01"));
            answers.add(declares("别名", here, street.room(101), "2015-01-01"));
            answers.add(declares("雇员乙", elsewhere, street.room(101), "2015-01-01"));
            answers.add(declares("雇员丙", Neighbourhood.number(), street.room(101), "2015-01-01"));
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.getFirst())
                .containsEntry("verdict", "held")
                .containsEntry("reason", "received-being-checked")
                .doesNotContainKey("observation");
    }

    @Test
    void whatIsWrongWithTheDeclarationItselfIsTold() {
        assertThat(declares("", Neighbourhood.number(), street.room(101), ""))
                .containsEntry("verdict", "refused")
                .containsEntry("reason", "name-missing");
        assertThat(declares("雇员丁", Neighbourhood.number(), "试验市没有的路1号", ""))
                .containsEntry("reason", "dwelling-unknown");
    }

    @Test
    void guestsOfAHotelAreNotDeclaredByTheInterface() {
        var address = street.room(101).replace("1栋1单元101室", "3栋9001室");
        house.getBean(Dwellings.class)
                .accept(List.of(new DwellingRow(
                        UUID.randomUUID().toString().substring(0, 18), "997201001", address, "123.8", "29.0", "宾馆")));
        assertThat(declares("雇员戊", Neighbourhood.number(), address, "2015-01-01"))
                .containsEntry("reason", "hotel-guests-by-list");
    }

    @Test
    void anOrganisationReadsNothingByTheInterface() {
        for (var path : List.of(
                "/api/v1/held",
                "/api/v1/changes",
                "/api/v1/dwellings/0f8c2b6f5e4d4c3b9a1807162534a5b6",
                "/api/v1/persons/0f8c2b6f5e4d4c3b9a1807162534a5b6")) {
            assertThat(reporter.get(path).status()).as(path).isEqualTo(403);
        }
        // Nor may it declare for a purpose of others.
        assertThat(ApiCaller.of(house, port, Role.REPORTER)
                        .forPurpose("office-import")
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                "/api/v1/observations",
                                Map.of("items", List.of(Map.of("name", "雇员己", "address", street.room(101)))))
                        .status())
                .isEqualTo(403);
    }
}
