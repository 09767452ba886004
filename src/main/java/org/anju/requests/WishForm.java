package org.anju.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.oversight.Purpose;
import org.anju.shared.Problem;

/// The form in which something is asked for, in the portal and at the counter.
///
/// @param choices what it may be about, by what is sent; empty where it is about nothing in particular
public record WishForm(RequestKind kind, Map<String, String> choices, String about, String said, String evidence) {

    private static final Map<String, String> FIELDS = Map.of(
            "request-said", "said",
            "request-long", "said",
            "request-many", "said",
            "request-about", "about",
            "request-evidence", "evidence",
            "request-evidence-long", "evidence");

    static WishForm of(RequestKind kind, Map<String, String> given, List<Purpose> purposes, Frame page) {
        var choices = new LinkedHashMap<String, String>();
        switch (kind) {
            case CORRECTION ->
                Stream.of(RecordField.values())
                        .forEach(field -> choices.put(field.name(), page.words().of(field)));
            case OBJECTION ->
                purposes.forEach(purpose -> choices.put(purpose.code().value(), purpose.name(page.tongue())));
            case COPY, ERASURE -> {}
        }
        return new WishForm(
                kind,
                choices,
                given.getOrDefault("about", ""),
                given.getOrDefault("said", ""),
                given.getOrDefault("evidence", ""));
    }

    /// Throws [Problem] `page-unknown` where there is no such kind.
    static RequestKind kind(String written) {
        return Stream.of(RequestKind.values())
                .filter(kind -> kind.name().equals(written))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
    }

    static Wish read(Map<String, String> given) {
        var kind = kind(given.getOrDefault("kind", ""));
        return kind == RequestKind.COPY
                ? Wish.COPY
                : new Wish(
                        kind,
                        given.getOrDefault("about", ""),
                        given.getOrDefault("said", ""),
                        kind == RequestKind.CORRECTION ? given.getOrDefault("evidence", "") : "");
    }

    /// What is wrong with it, at its field; throws the problem on where it is about no field.
    static Faults faults(Frame page, Problem problem) {
        var field = FIELDS.get(problem.name());
        if (field == null) {
            throw problem;
        }
        return Faults.of(field, page.words().of(problem));
    }
}
