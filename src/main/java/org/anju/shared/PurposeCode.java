package org.anju.shared;

/// The stable code of a purpose in the published catalogue 查询用途, such as `residence-registration`.
public record PurposeCode(String value) {

    public PurposeCode {
        if (!value.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException(
                    "A purpose code has lower-case letters and hyphens: '%s'.".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
