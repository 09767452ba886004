package org.anju.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a browser calls itself, cut down to what its owner recognises: "Firefox · Windows". No version,
/// nothing that would tell one machine from another of its kind.
final class BrowserName {

    // The first that fits: nearly all say that they are Safari, and many that they are Chrome.
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"MicroMessenger", "WeChat 微信"},
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"HuaweiBrowser", "Huawei Browser"},
            new String[] {"UCBrowser", "UC"},
            new String[] {"QQBrowser", "QQ"},
            new String[] {"Firefox", "Firefox"},
            new String[] {"Chrome", "Chrome"},
            new String[] {"Safari", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"OpenHarmony", "HarmonyOS"},
            new String[] {"HarmonyOS", "HarmonyOS"},
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS", "macOS"},
            new String[] {"Linux", "Linux"});

    private BrowserName() {}

    static String of(@Nullable String userAgent) {
        var said = userAgent == null ? "" : userAgent;
        return first(BROWSERS, said) + " · " + first(SYSTEMS, said);
    }

    private static String first(List<String[]> known, String said) {
        return known.stream()
                .filter(one -> said.contains(one[0]))
                .map(one -> one[1])
                .findFirst()
                .orElse("?");
    }
}
