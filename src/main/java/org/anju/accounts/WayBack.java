package org.anju.accounts;

import java.net.URI;
import java.net.URISyntaxException;

/// Where to go after a form, as the form itself says: believed only where it leads to a page of this house.
public final class WayBack {

    private WayBack() {}

    /// Where somebody goes on after signing in: back to where they came from, else to where their day begins.
    ///
    /// @param asked what the request says, which anybody may have written
    public static String home(SignedIn who, String asked) {
        var home = switch (who.role()) {
            case RESIDENT -> "/me";
            // No desk: all there is for a community worker is on the phone.
            case COLLECTOR -> "/collect";
            // Nor for a gateway or an agency, which are programs.
            case GATEWAY, AGENCY -> "/";
            default -> "/desk";
        };
        // Who was asked to sign in at a door goes on there.
        return asked.startsWith("/d/") ? under("/d", asked, home) : to(asked, home);
    }

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
