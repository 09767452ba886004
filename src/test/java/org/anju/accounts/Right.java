package org.anju.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.shared.Role;

/// A line of `rights.tsv`: what is expected of one endpoint. The tests ask this table and never the rules of
/// the house what the rules are. A new role is a word in the lines that it may enter.
///
/// @param method the HTTP method, and the media type where two handlers differ by it alone
/// @param open whether everybody gets in, signed in or not
/// @param roles who gets in
/// @param sees to whom of them a person of the own territory is shown
record Right(String method, String path, boolean open, Set<Role> roles, Set<Role> sees) {

    static final Set<Role> STAFF = Set.of(Role.ADMINISTRATOR, Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR);

    String endpoint() {
        return method + " " + path;
    }

    boolean api() {
        return path.startsWith("/api/") || path.startsWith("/v2/");
    }

    /// The table, by endpoint.
    static Map<String, Right> table() {
        try (var in = Objects.requireNonNull(Right.class.getResourceAsStream("/rights.tsv"))) {
            var rights = new LinkedHashMap<String, Right>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("method\t"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Right(
                            cells[0], cells[1], cells[2].equals("everybody"), roles(cells[2]), roles(cells[3])))
                    .forEach(right -> rights.put(right.endpoint(), right));
            return rights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Role> roles(String words) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(words.split(" ")).forEach(word -> {
            switch (word) {
                case "everybody", "-" -> {}
                case "signed-in" ->
                    roles.addAll(EnumSet.complementOf(EnumSet.of(Role.SYSTEM, Role.GATEWAY, Role.AGENCY)));
                case "staff" -> roles.addAll(STAFF);
                default -> roles.add(Role.valueOf(word));
            }
        });
        return roles;
    }
}
