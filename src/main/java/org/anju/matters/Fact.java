package org.anju.matters;

/// Something that the register knows of a person and a matter's rules may ask.
///
/// @param name two names and a dot, such as `person.age`
/// @param meaning what it says, for whoever writes rules and for whoever reads them
public record Fact(String name, FactType type, Text meaning) {

    public Fact {
        if (!name.matches("[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("A fact is named like 'person.age': '%s'.".formatted(name));
        }
    }
}
