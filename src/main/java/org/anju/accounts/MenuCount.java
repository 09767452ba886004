package org.anju.accounts;

/// How many things wait at a place of the menu, which a module offers as a bean beside its
/// [org.anju.frame.MenuEntry]. Asked for each page, so it costs one count and looks at nothing.
///
/// @param path of the entry
public record MenuCount(String path, Waiting waiting) {

    /// Asked by key alone: no row comes back.
    @FunctionalInterface
    public interface Waiting {

        int of(SignedIn who);
    }
}
