package org.anju.factors;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What was asked for when a second factor was needed, so that it is asked again by itself afterwards: the
/// page and, for a form, everything that was filled in. It stays in the reader's own page and is kept nowhere
/// else.
///
/// @param to the path with its query
/// @param form whether it was a form
/// @param lost whether it held files, which a page cannot carry
public record Carried(String to, boolean form, boolean lost, List<Item> fields) {

    private static final Set<String> OWN = Set.of("_csrf", ProvePages.CODE, ProvePages.PASSKEY, ProvePages.TO);

    /// A field of the form.
    public record Item(String name, String value) {}

    public Carried {
        fields = List.copyOf(fields);
    }

    static Carried back(String to) {
        return new Carried(to, false, false, List.of());
    }

    /// The request itself.
    static Carried of(HttpServletRequest request) {
        var query = request.getQueryString();
        var to = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (!"POST".equals(request.getMethod())) {
            return back(to);
        }
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/")
                ? new Carried(to, true, true, List.of())
                : new Carried(to, true, false, posted(request, query));
    }

    /// What the page of the second factor carried along.
    static Carried again(String to, HttpServletRequest request) {
        return new Carried(to, true, false, posted(request, request.getQueryString()));
    }

    // A field that stands in the address as well stays there.
    private static List<Item> posted(HttpServletRequest request, @org.jspecify.annotations.Nullable String query) {
        var asked = query == null ? "" : "&" + query;
        var fields = new ArrayList<Item>();
        request.getParameterMap().forEach((name, values) -> {
            var encoded = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
            if (!OWN.contains(name) && !asked.contains("&" + encoded + "=")) {
                for (var value : values) {
                    fields.add(new Item(name, value));
                }
            }
        });
        return fields;
    }
}
