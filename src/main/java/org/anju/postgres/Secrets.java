package org.anju.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an installation must keep to itself, one file each under `secrets/`, readable by the owner only. Made
/// by chance at first use and never changed; who loses them loses what was sealed with them, so back them up
/// apart from the data. To be asked by the program that owns the data directory, since first use writes.
public final class Secrets {

    private static final Pattern NAMES = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int PASSWORD_BYTES = 24;

    private final Path home;
    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path home) {
        this.home = home;
        this.directory = home.resolve("secrets");
    }

    public static Secrets in(Path dataDirectory) {
        return new Secrets(dataDirectory.toAbsolutePath().normalize());
    }

    /// The secret of this name, made at first use.
    ///
    /// @param bytes how long it is; another length than at first use is refused
    /// @throws ClusterException where the file is not what we once wrote
    public byte[] secret(String name, int bytes) {
        // One lock for all instances: two threads at first use must not make two secrets.
        synchronized (Secrets.class) {
            try {
                if (!Files.exists(file(name))) {
                    Files.createDirectories(directory, DurableFiles.OWNER_ONLY_DIRECTORY);
                    var made = new byte[bytes];
                    random.nextBytes(made);
                    var text = HexFormat.of().formatHex(made) + "\n";
                    DurableFiles.write(file(name), text.getBytes(StandardCharsets.US_ASCII));
                    DurableFiles.force(home);
                }
                return read(name, bytes);
            } catch (IOException e) {
                throw ClusterException.of(e, directory);
            }
        }
    }

    /// The secret of this name where it was made before; never makes one. For a database that comes back: a new
    /// secret would open nothing in it.
    ///
    /// @throws ClusterException `secret-missing`, or as [#secret(String, int)]
    public byte[] known(String name, int bytes) {
        if (!Files.exists(file(name))) {
            throw new ClusterException(ClusterException.Reason.SECRET_MISSING, file(name));
        }
        return secret(name, bytes);
    }

    /// The secrets of this name that follow a first one, by their numbers: `seal-key-2`, `seal-key-3`. Some
    /// may have been thrown away.
    ///
    /// @throws ClusterException as [#secret(String, int)]
    public SortedMap<Integer, byte[]> series(String name, int bytes) {
        var series = new TreeMap<Integer, byte[]>();
        var numbered = Pattern.compile(Pattern.quote(name) + "-([2-9]|[1-9][0-9]{1,2})");
        if (!Files.isDirectory(directory)) {
            return series;
        }
        try (var files = Files.list(directory)) {
            files.map(file -> numbered.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .forEach(match -> series.put(Integer.valueOf(match.group(1)), secret(match.group(), bytes)));
        } catch (IOException e) {
            throw ClusterException.of(e, directory);
        }
        return series;
    }

    /// A password of this name: 48 hexadecimal digits (192 bits), which no shell, URL or SQL needs to quote.
    public String password(String name) {
        return HexFormat.of().formatHex(secret(name, PASSWORD_BYTES));
    }

    /// As [#password(String)] where it was made before; never makes one.
    String knownPassword(String name) {
        if (!Files.exists(file(name))) {
            throw new ClusterException(ClusterException.Reason.SECRET_MISSING, file(name));
        }
        return password(name);
    }

    private byte[] read(String name, int bytes) throws IOException {
        var text = Files.readString(file(name), StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-f]{" + 2 * bytes + "}")) {
            throw new ClusterException(ClusterException.Reason.SECRET_DAMAGED, file(name));
        }
        return HexFormat.of().parseHex(text);
    }

    private Path file(String name) {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("A secret's name is lower case with hyphens, not '" + name + "'.");
        }
        return directory.resolve(name);
    }
}
