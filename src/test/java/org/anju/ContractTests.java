package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The contract says what the house does, and the house does what the contract says.
@HouseTest
class ContractTests {

    private final Contract contract = new Contract();

    @Autowired
    ApplicationContext house;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @LocalServerPort
    int port;

    @Test
    void everyHandlerIsDocumentedAndEveryDocumentedOperationHasAHandler() {
        var mapped = handlers.getHandlerMethods().keySet().stream()
                .flatMap(handler -> handler.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> handler.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                // Declarations and visits share a path; their media type tells them apart.
                .distinct()
                .toList();
        assertThat(contract.operations().stream().map(Contract.Operation::toString))
                .containsExactlyInAnyOrderElementsOf(mapped)
                .hasSizeGreaterThan(10);
    }

    @Test
    void everyExampleFitsItsSchema() {
        var seen = 0;
        for (var operation : contract.operations()) {
            for (var content : contract.contents(operation).toList()) {
                for (var example : Contract.examples(content)) {
                    contract.requireFits(operation + " example", example, content.get("schema"));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void everyDocumentedParameterIsKnownAndNoOther() {
        var registrar = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("subject-request");
        var agency = ApiCaller.of(house, port, Role.AGENCY).forPurpose("entitlement-check");
        var phone = ApiCaller.ofPhone(house, port);
        for (var operation : contract.operations()) {
            var caller = operation.path().startsWith("/api/v1/collect/")
                    ? phone
                    : operation.path().startsWith("/api/v1/entitlements/") ? agency : registrar;
            if (operation.method().equals("GET") && !operation.path().endsWith(".yaml")) {
                var query = contract.parameters(operation).stream()
                        .filter(parameter -> "query".equals(parameter.get("in")))
                        .map(parameter -> parameter.get("name") + "=1&")
                        .collect(Collectors.joining());
                var reply = caller.get(path(operation) + "?" + query + "nonsense=1");
                assertThat(codes(reply, "unknown-parameter"))
                        .as("%s: %s", operation, reply.text())
                        .containsExactly("nonsense");
            }
        }
    }

    @Test
    void everyDocumentedFieldIsKnownAndNoOther() {
        var registrar = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("subject-request");
        var agency = ApiCaller.of(house, port, Role.AGENCY).forPurpose("entitlement-check");
        var officer = ApiCaller.of(house, port, Role.WARRANT_OFFICER).forPurpose("warrant-check");
        for (var operation : contract.operations()) {
            if (operation.method().equals("POST")) {
                var caller = operation.path().startsWith("/api/v1/warrants")
                        ? officer
                        : operation.path().startsWith("/api/v1/entitlements/") ? agency : registrar;
                contract.contents(operation)
                        .limit(1)
                        .flatMap(body -> Contract.examples(body).stream())
                        .forEach(example -> {
                            @SuppressWarnings("unchecked")
                            var body = new HashMap<>((Map<String, Object>) example);
                            body.put("nonsense", 1);
                            var reply = caller.post(path(operation), body);
                            assertThat(codes(reply, "unknown-field"))
                                    .as("%s: %s", operation, reply.text())
                                    .containsExactly("/nonsense");
                        });
            }
        }
    }

    @Test
    void theContractIsOpenToEverybody() {
        var reply = ApiCaller.nobody(port).get("/api/v1/openapi.yaml");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).isEqualTo("application/yaml");
        assertThat(reply.text()).startsWith("openapi: 3.1").contains("实有人口");
    }

    @Test
    void whatIsNotOpenAsksForAKeyAsDocumented() {
        for (var operation : contract.operations()) {
            if (!List.of().equals(operation.what().get("security"))) {
                var caller = ApiCaller.nobody(port);
                var reply = switch (operation.method()) {
                    case "GET" -> caller.get(path(operation));
                    case "DELETE" -> caller.delete(path(operation));
                    default -> caller.post(path(operation), Map.of());
                };
                assertThat(reply.status()).as("%s", operation).isEqualTo(401);
                contract.requireFits(
                        operation + " 401",
                        reply.json(),
                        contract.answer(operation, "401", "application/problem+json"));
            }
        }
    }

    private static String path(Contract.Operation operation) {
        return operation.path().replace("{code}", "99").replace("{id}", "0f8c2b6f5e4d4c3b9a1807162534a5b6");
    }

    private static List<Object> codes(ApiCaller.Reply reply, String code) {
        return reply.list("errors").stream()
                .filter(error -> code.equals(error.get("code")))
                .map(error -> error.get("pointer"))
                .toList();
    }
}
