package org.anju.shared;

/// The stable code of a matter 事项 in the catalogue, such as `residence-permit`; also the function of a service
/// point that handles it.
public record MatterCode(String value) implements Comparable<MatterCode> {

    private static final int LONGEST = 40;

    public MatterCode {
        if (value.length() > LONGEST || !value.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "A matter's code has lower-case letters, digits and hyphens, at most %d: '%s'."
                            .formatted(LONGEST, value));
        }
    }

    @Override
    public int compareTo(MatterCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
