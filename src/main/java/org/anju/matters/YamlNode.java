package org.anju.matters;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A part of a YAML text, and the line on which it, or its key, stands.
sealed interface YamlNode {

    int line();

    record Mapping(int line, SequencedMap<String, YamlNode> entries) implements YamlNode {

        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }
    }

    record Items(int line, List<YamlNode> items) implements YamlNode {

        public Items {
            items = List.copyOf(items);
        }
    }

    /// A word, a number, `true`, or nothing (where `text` is empty).
    record Scalar(int line, String text) implements YamlNode {}
}
