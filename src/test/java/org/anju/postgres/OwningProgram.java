package org.anju.postgres;

import java.nio.file.Path;

/// A program of its own for the tests to kill: owns the cluster, commits one row after the other and says which
/// were acknowledged.
final class OwningProgram {

    private OwningProgram() {}

    /// @param arguments data directory; optionally `untied` or `forgetful`
    public static void main(String[] arguments) throws Exception {
        var settings = Trial.settings();
        if (arguments.length > 1) {
            settings = switch (arguments[1]) {
                case "untied" -> settings.untiedForTestsOnly();
                case "forgetful" -> settings.forgetfulForTestsOnly();
                default -> throw new IllegalArgumentException(arguments[1]);
            };
        }
        var cluster = Cluster.start(Path.of(arguments[0]), settings);
        say("postmaster " + cluster.postmasterPid());
        try (var connection = Trial.connect(cluster);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists deed (number integer primary key)");
            for (var number = 1; ; number++) {
                statement.execute("insert into deed values (" + number + ")");
                say("acknowledged " + number);
            }
        }
    }

    // The full stop tells a whole line from one that the kill cut off.
    private static void say(String line) {
        System.out.println(line + ".");
    }
}
