package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// What everybody may fetch is signed no oftener than it must be.
@HouseTest
class KeyPagesTests {

    @Autowired
    Certificates certificates;

    @Autowired
    OfficeAddress address;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    /// No two signatures are equal.
    @Test
    void manyWhoAskAtOnceGetOneList() throws Exception {
        var pages = new KeyPages(certificates, address, json, clock);
        var tokens = new HashSet<String>();
        Callable<String> asks = () -> String.valueOf(pages.status("0").getBody());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(32, asks))) {
                tokens.add(answer.get());
            }
        }
        assertThat(tokens).hasSize(1);
    }
}
