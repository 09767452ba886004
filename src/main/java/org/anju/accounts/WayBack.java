package org.anju.accounts;

import java.net.URI;
import java.net.URISyntaxException;

/// Where to go after a form, as the form itself says: believed only where it leads to a page of this house.
public final class WayBack {

    private WayBack() {}

    /// @param asked what the request says, which anybody may have written
    /// @param home a path of this house; the answer is it or lies under it
    public static String to(String asked, String home) {
        return asked.equals(home) ? asked : under(home, asked, home);
    }

    /// @param area a path of this house; the answer lies under it, or is `otherwise`
    public static String under(String area, String asked, String otherwise) {
        try {
            var uri = new URI(asked);
            return asked.startsWith(area + "/") && uri.equals(uri.normalize()) ? asked : otherwise;
        } catch (URISyntaxException e) {
            return otherwise;
        }
    }
}
