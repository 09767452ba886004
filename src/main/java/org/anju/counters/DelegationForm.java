package org.anju.counters;

import java.util.Objects;

/// A delegation as somebody wrote it down.
///
/// @param to the reference of a unit; blank where it is the service point of the page
public record DelegationForm(String to, String function, String step, String since, String until, String basis) {

    /// What a form does not send is empty.
    public DelegationForm {
        to = Objects.requireNonNullElse(to, "");
        function = Objects.requireNonNullElse(function, "");
        step = Objects.requireNonNullElse(step, "");
        since = Objects.requireNonNullElse(since, "");
        until = Objects.requireNonNullElse(until, "");
        basis = Objects.requireNonNullElse(basis, "");
    }

    public static final DelegationForm EMPTY = new DelegationForm("", "", "RECEIVE", "", "", "");
}
