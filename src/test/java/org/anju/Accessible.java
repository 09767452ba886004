package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// What axe says of a page by WCAG 2.2, levels A and AA: nothing.
public final class Accessible {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessible() {}

    static void assertIsAccessible(Page page, String what) {
        // Within the page: no frame of ours comes from elsewhere. And without the long list of what is in order.
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        var found = new AxeBuilder(page)
                .options(violations)
                .withTags(RULES)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList()))
                .as("axe on %s", what)
                .isEmpty();
    }
}
