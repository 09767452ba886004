package org.anju.accounts;

import java.net.URI;
import java.net.URISyntaxException;

/// Where to go after a form, as the form itself says: believed only where it leads to a page of this house.
final class WayBack {

    private WayBack() {}

    /// @param asked what the request says, which anybody may have written
    /// @param home a path of this house; the answer is it or lies under it
    static String to(String asked, String home) {
        try {
            var uri = new URI(asked);
            return asked.equals(home) || asked.startsWith(home + "/") && uri.equals(uri.normalize()) ? asked : home;
        } catch (URISyntaxException e) {
            return home;
        }
    }
}
