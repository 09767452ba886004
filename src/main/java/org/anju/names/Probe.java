package org.anju.names;

/// A key, or a range of keys, to look under.
///
/// @param from the key, or the first of the range
/// @param until after the last of the range; empty for the one key
/// @param likeness what it means to be found there
public record Probe(String from, String until, Likeness likeness) {

    /// The last code point there is: no name goes on with it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    static Probe exact(char kind, String text, Likeness likeness) {
        return new Probe(kind + text, "", likeness);
    }

    static Probe beginning(char kind, String text) {
        return new Probe(kind + text, kind + text + LAST, Likeness.BEGINNING);
    }
}
