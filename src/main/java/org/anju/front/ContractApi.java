package org.anju.front;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The contract of `/api/v1`, as OpenAPI 3.1: written by hand, and held to by a test.
@RestController
class ContractApi {

    // RFC 9512.
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<byte[]> contract() throws IOException {
        // Whole, whatever range was asked for: who asks for one that is not there would be answered with no problem.
        var whole = new ClassPathResource("openapi/openapi.yaml").getContentAsByteArray();
        return ResponseEntity.ok().contentType(YAML).body(whole);
    }
}
