package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.frame.Words;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A judicial system hands instruments in and revokes them, over HTTP.
@HouseTest
class WarrantApiTests {

    @Autowired
    ApplicationContext house;

    @LocalServerPort
    int port;

    private ApiCaller officer() {
        return ApiCaller.of(house, port, Role.WARRANT_OFFICER).forPurpose("warrant-check");
    }

    private static Map<String, Object> instrument() {
        var today = LocalDate.now(Words.ZONE);
        var body = new HashMap<String, Object>();
        body.put("instrument", "wanted-order");
        body.put("issuerKind", "police");
        body.put("issuer", "试验市公安局");
        body.put("number", "试公缉 " + UUID.randomUUID());
        body.put("documentKind", "resident-identity-card");
        body.put("documentNumber", Neighbourhood.number());
        body.put("sha256", "0".repeat(64));
        body.put("urgent", "true");
        body.put("starts", today.toString());
        body.put("ends", today.plusDays(30).toString());
        return body;
    }

    @Test
    void anInstrumentIsEnteredOnceAndRevokedAtOnce() {
        var key = "key-" + UUID.randomUUID();
        var caller = officer().with("Idempotency-Key", key);
        var body = instrument();
        var first = caller.post("/api/v1/warrants", body);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json()).containsEntry("state", "unverified");
        assertThat(caller.post("/api/v1/warrants", body).text()).isEqualTo(first.text());
        var other = officer().with("Idempotency-Key", "key-" + UUID.randomUUID());
        assertThat(other.post("/api/v1/warrants", body).json()).containsEntry("type", "/problems/warrant-known");
        var path = "/api/v1/warrants/" + first.json().get("id");
        assertThat(other.delete(path).status()).isEqualTo(422);
        assertThat(other.delete(path + "?reason=executed").status()).isEqualTo(204);
        assertThat(other.delete(path + "?reason=executed").status()).isEqualTo(204);
    }

    @Test
    void whatWasEnteredBeforeTheProgramDiedIsAnsweredAndNotEnteredAgain() throws SQLException {
        var key = "key-" + UUID.randomUUID();
        var caller = officer().with("Idempotency-Key", key);
        var body = instrument();
        var first = caller.post("/api/v1/warrants", body);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        forgetAnswers();
        assertThat(caller.post("/api/v1/warrants", body).text()).isEqualTo(first.text());
        forgetAnswers();
        body.put("urgent", "false");
        assertThat(caller.post("/api/v1/warrants", body).json())
                .containsEntry("type", "/problems/idempotency-key-reused");
    }

    // As if the program had been killed between the entry and the keeping of its answer.
    private void forgetAnswers() throws SQLException {
        try (var owner = TableOwner.connect(house.getEnvironment());
                var statement = owner.createStatement()) {
            statement.execute("delete from residents.idempotency");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "instrument, former-offender, warrant-instrument",
        "issuerKind, court, warrant-issuer-kind",
        "documentKind, none, warrant-document-kind",
        "documentNumber, 997201195001011000, document-number-check-digit",
        "sha256, 12, warrant-sha256",
        "ends, '', day-form",
        "ends, 2099-01-01, warrant-too-long",
        "ends, 2020-01-01, warrant-over"
    })
    void aFaultyInstrumentIsRefused(String field, String value, String code) {
        var body = instrument();
        body.put(field, value);
        var reply =
                officer().with("Idempotency-Key", "key-" + UUID.randomUUID()).post("/api/v1/warrants", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.list("errors")).anyMatch(error -> code.equals(error.get("code")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR", "REPORTER"})
    void noOtherPostReachesIt(Role role) {
        var caller = ApiCaller.of(house, port, role)
                .forPurpose("warrant-check")
                .with("Idempotency-Key", "key-" + UUID.randomUUID());
        assertThat(caller.post("/api/v1/warrants", instrument()).status()).isEqualTo(403);
        assertThat(caller.delete("/api/v1/warrants/" + "0".repeat(32) + "?reason=executed")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anOfficerReachesNothingElse() {
        var officer = officer();
        for (var path : new String[] {
            "/api/v1/persons?documentNumber=1", "/api/v1/duplicates", "/api/v1/following", "/api/v1/divisions"
        }) {
            assertThat(officer.get(path).status()).as(path).isEqualTo(403);
        }
    }
}
