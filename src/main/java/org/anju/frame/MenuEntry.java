package org.anju.frame;

import java.util.Set;
import org.anju.shared.Role;

/// A place in the menu that a module offers as a bean; `front` puts them in order and knows no module.
///
/// @param order where it stands, smaller first
/// @param path where it leads
/// @param key the sentence that names it
/// @param roles who sees it; nobody signed in sees it where this is empty
/// @param count how many things wait there for the viewer; shown beside the name unless it is 0
public record MenuEntry(int order, String path, String key, Set<Role> roles, int count) {

    public MenuEntry {
        roles = Set.copyOf(roles);
    }

    public MenuEntry(int order, String path, String key, Set<Role> roles) {
        this(order, path, key, roles, 0);
    }

    /// The same, with so many things that wait.
    public MenuEntry counting(int waiting) {
        return new MenuEntry(order, path, key, roles, waiting);
    }
}
