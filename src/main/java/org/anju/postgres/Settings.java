package org.anju.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the server is run. What keeps acknowledged data (fsync, full pages, synchronous commit) is not a choice
/// of an installation.
///
/// @param sharedBuffers the server's own page cache, in PostgreSQL's notation (`256MB`)
/// @param programs where to unpack the programs; null: in the data directory
/// @param durable false only for tests, where a power cut may lose the data
/// @param tied false only for tests: the server then outlives a killed program, as where the system has no
///     `setpriv`
record Settings(String sharedBuffers, @Nullable Path programs, boolean durable, boolean tied) {

    private static final Pattern SIZES = Pattern.compile("[1-9][0-9]{0,6}(kB|MB|GB)");

    public Settings {
        if (!SIZES.matcher(sharedBuffers).matches()) {
            throw new IllegalArgumentException("'" + sharedBuffers + "' is not a size such as 256MB.");
        }
    }

    /// Fit for a town on a machine of 4 GB.
    static Settings standard() {
        return new Settings("256MB", null, true, true);
    }

    Settings withSharedBuffers(String size) {
        return new Settings(size, programs, durable, tied);
    }

    Settings withPrograms(Path directory) {
        return new Settings(sharedBuffers, directory, durable, tied);
    }

    Settings forgetfulForTestsOnly() {
        return new Settings(sharedBuffers, programs, false, tied);
    }

    Settings untiedForTestsOnly() {
        return new Settings(sharedBuffers, programs, durable, false);
    }

    /// Given on the command line, so that neither `postgresql.conf` nor `alter system` overrides them.
    List<String> arguments(int port) {
        var kept = durable ? "on" : "off";
        var settings = List.of(
                "fsync=" + kept,
                "synchronous_commit=" + kept,
                "full_page_writes=" + kept,
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "shared_buffers=" + sharedBuffers,
                "max_connections=60",
                "max_wal_size=2GB",
                "wal_compression=pglz",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "lc_messages=C",
                // A refused row must not put a person's data into the log: no detail, no statement.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic",
                "log_parameter_max_length_on_error=0");
        var arguments = new ArrayList<String>();
        for (var setting : settings) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return arguments;
    }
}
