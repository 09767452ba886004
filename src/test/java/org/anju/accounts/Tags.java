package org.anju.accounts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.Hostile;

/// Reads a page as a browser does, tag by tag, and says what came into it that nobody wrote there.
final class Tags {

    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z][^\\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?");
    private static final Set<String> LEADING = Set.of("href", "src", "action", "formaction");

    private Tags() {}

    /// Whether an element or attribute of ours is among the tags, or one that runs a program.
    static boolean strangeIn(String page) {
        return page.contains("<" + Hostile.MARK)
                || page.contains(Hostile.EVALUATED)
                || TAG.matcher(page)
                        .results()
                        .anyMatch(tag -> ATTRIBUTE
                                .matcher(tag.group(2))
                                .results()
                                .anyMatch(attribute -> strange(
                                        attribute.group(1).toLowerCase(Locale.ROOT),
                                        String.valueOf(attribute.group(2)))));
    }

    private static boolean strange(String name, String value) {
        var plain = value.replaceAll("^[\"'\\s]+", "").toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || name.contains(Hostile.MARK)
                || LEADING.contains(name) && plain.startsWith("javascript:");
    }
}
