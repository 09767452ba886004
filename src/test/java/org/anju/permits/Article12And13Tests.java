package org.anju.permits;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Arts. 12 and 13: three rights, six services, seven conveniences.
class Article12And13Tests {

    @Test
    void thereAreThreeRightsSixServicesAndSevenConveniences() {
        assertThat(Arrays.stream(Entitlement.values()).collect(groupingBy(Entitlement::part, counting())))
                .containsEntry(Entitlement.Part.RIGHT, 3L)
                .containsEntry(Entitlement.Part.SERVICE, 6L)
                .containsEntry(Entitlement.Part.CONVENIENCE, 7L);
    }

    @Test
    void eachIsReadByItsCode() {
        for (var one : Entitlement.values()) {
            assertThat(Entitlement.read(one.code())).contains(one);
        }
        assertThat(Entitlement.COMPULSORY_EDUCATION.code()).isEqualTo("compulsory-education");
        assertThat(Entitlement.read("vehicle-towing")).isEmpty();
    }
}
