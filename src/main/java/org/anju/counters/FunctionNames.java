package org.anju.counters;

import java.util.Optional;
import org.anju.shared.MatterCode;

/// What functions are called, offered as a bean by whoever has the catalogue of matters.
public interface FunctionNames {

    record Name(String zh, String en) {}

    /// The name; empty where there is no such matter today.
    Optional<Name> find(MatterCode function);
}
