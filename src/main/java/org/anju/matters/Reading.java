package org.anju.matters;

import java.util.List;

/// What became of reading the text of a matter.
public sealed interface Reading {

    /// It can go into the catalogue.
    record Sound(Matter matter, Rules rules) implements Reading {}

    /// It cannot, for all these reasons.
    record Faulty(List<MatterFault> faults) implements Reading {

        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
