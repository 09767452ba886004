package org.anju;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.util.ReflectionTestUtils;

/// Where the house keeps the tokens of its forms. Requests of tests that bring a token put a place of their own
/// there, for good, and the house is that of all tests.
final class FormTokens {

    private static final String PLACE = "tokenRepository";

    private static final Map<CsrfFilter, CsrfTokenRepository> OWN = Collections.synchronizedMap(new WeakHashMap<>());

    private FormTokens() {}

    /// Remembers the house's own, before any request.
    static void remember(ApplicationContext house) {
        filters(house)
                .forEach(filter -> OWN.put(filter, (CsrfTokenRepository)
                        Objects.requireNonNull(ReflectionTestUtils.getField(filter, PLACE))));
    }

    /// Puts the house's own back.
    static void restore(ApplicationContext house) {
        filters(house).forEach(filter -> ReflectionTestUtils.setField(filter, PLACE, OWN.get(filter)));
    }

    private static Stream<CsrfFilter> filters(ApplicationContext house) {
        return house.getBean(FilterChainProxy.class).getFilterChains().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .filter(CsrfFilter.class::isInstance)
                .map(CsrfFilter.class::cast);
    }
}
