package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The catalogue of matters for other systems.
@HouseTest
class MatterApiTests {

    @LocalServerPort
    int port;

    private final Contract contract = new Contract();

    private ApiCaller.Reply fits(String operation, ApiCaller.Reply reply, int status) {
        assertThat(reply.status()).as("%s: %s", operation, reply.text()).isEqualTo(status);
        var named = contract.operations().stream()
                .filter(one -> one.toString().equals(operation))
                .findFirst()
                .orElseThrow();
        contract.requireFits(operation, reply.json(), contract.answer(named, String.valueOf(status), reply.type()));
        return reply;
    }

    private static List<String> codes(ApiCaller.Reply reply) {
        return reply.list("items").stream()
                .map(item -> String.valueOf(((Map<?, ?>) item).get("code")))
                .toList();
    }

    @Test
    void everybodyReadsTheCatalogueAndTheTextsOfAllVersions() {
        var anybody = ApiCaller.nobody(port);
        var list = "GET /api/v1/matters";
        var versions = "GET /api/v1/matters/{code}/versions";
        assertThat(codes(fits(list, anybody.get("/api/v1/matters"), 200)))
                .contains("dog-registration", "residence-proof");
        assertThat(codes(fits(list, anybody.get("/api/v1/matters?validOn=2021-05-01"), 200)))
                .contains("dog-registration")
                .doesNotContain("residence-proof");
        fits(list, anybody.get("/api/v1/matters?validOn=soon"), 422);
        assertThat(fits(versions, anybody.get("/api/v1/matters/dog-registration/versions"), 200)
                        .list("items"))
                .isNotEmpty();
        fits(versions, anybody.get("/api/v1/matters/nowhere/versions"), 404);
    }
}
