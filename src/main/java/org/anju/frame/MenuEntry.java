package org.anju.frame;

import java.util.Set;
import org.anju.shared.Role;

/// A place in the menu that a module offers as a bean; `front` puts them in order and knows no module.
///
/// @param order where it stands, smaller first
/// @param path where it leads
/// @param key the sentence that names it
/// @param roles who sees it; nobody signed in sees it where this is empty
public record MenuEntry(int order, String path, String key, Set<Role> roles) {

    public MenuEntry {
        roles = Set.copyOf(roles);
    }
}
