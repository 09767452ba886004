package org.anju.residents;

import org.anju.frame.PortalTask;

/// A line of a resident's home as the page shows it.
///
/// @param path where it leads
/// @param key the sentence that names it
/// @param state how far it is
public record HomeLine(String path, String key, PortalTask.State state) {

    /// The name of the kind as the style sheet knows it.
    public String mark() {
        return switch (state.kind()) {
            case TO_DO -> "badge do";
            case WAITS -> "badge wait";
            case DONE -> "";
            case NOTHING -> "hint";
        };
    }
}
