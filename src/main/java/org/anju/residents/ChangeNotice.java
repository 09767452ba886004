package org.anju.residents;

import java.time.Instant;

/// That something about a person changed, and nothing of what: whoever needs more reads the person for a
/// purpose.
///
/// @param cursor names the change, the person and its place in the order
/// @param kind the kind of the act
public record ChangeNotice(ChangeCursor cursor, Person.Act.Kind kind, Instant at) {}
