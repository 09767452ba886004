package org.anju.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// What is in a copy of the database: each file with its size and SHA-256, each directory, and the files of
/// the installation that lie beside the database, one a line.
final class CopyManifest {

    static final String NAME = "manifest";
    static final String SEAL = "seal";
    static final String DATA = "pgdata/";
    static final String BESIDE = "beside/";

    private static final String FORMAT = "anju-backup 2 postgresql ";

    /// As it was before a copy had its own digest at its end, and what lies beside the database in it.
    private static final String FIRST_FORMAT = "anju-backup 1 postgresql ";

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (.+)");
    private static final String DIRECTORY = "directory ";
    private static final String BESIDE_LINE = "beside ";
    private static final int BUFFER = 1 << 16;

    private final String head;
    private final List<String> directories = new ArrayList<>();
    private final List<Entry> files = new ArrayList<>();
    private final List<Entry> beside = new ArrayList<>();

    /// @param name below the server's directory, or, of a file beside it, below the data directory
    record Entry(String sha256, long size, String name) {}

    private CopyManifest(String head) {
        this.head = head;
    }

    static CopyManifest begun(Instant at) {
        return new CopyManifest(FORMAT + Programs.MAJOR + " " + at);
    }

    /// @throws IllegalArgumentException where the text is none of this version of the server
    static CopyManifest read(byte[] bytes) {
        var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()
                || List.of(FORMAT, FIRST_FORMAT).stream()
                        .noneMatch(format -> lines.getFirst().startsWith(format + Programs.MAJOR + " "))) {
            throw new IllegalArgumentException("This is no copy of a database of version " + Programs.MAJOR + ".");
        }
        var manifest = new CopyManifest(lines.getFirst());
        try {
            manifest.at();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("This copy does not say when it was made: " + lines.getFirst(), e);
        }
        for (var line : lines.subList(1, lines.size())) {
            if (line.startsWith(DIRECTORY)) {
                manifest.directory(within(line.substring(DIRECTORY.length())));
            } else if (line.startsWith(BESIDE_LINE)) {
                manifest.beside.add(entry(line, line.substring(BESIDE_LINE.length())));
            } else {
                manifest.files.add(entry(line, line));
            }
        }
        return manifest;
    }

    private static Entry entry(String line, String written) {
        var file = FILE.matcher(written);
        if (!file.matches()) {
            throw new IllegalArgumentException("This line is not understood: " + line);
        }
        return new Entry(file.group(1), Long.parseLong(file.group(2)), within(file.group(3)));
    }

    // A name that leads out of the directory is none of ours.
    private static String within(String name) {
        if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("This name leads elsewhere: " + name);
        }
        return name;
    }

    /// When the copy was begun.
    Instant at() {
        return Instant.parse(head.substring(head.lastIndexOf(' ') + 1));
    }

    /// Whether the copy ends with the digest of itself.
    boolean endsWithDigest() {
        return !head.startsWith(FIRST_FORMAT);
    }

    void directory(String name) {
        directories.add(name);
    }

    /// Passes a file on and notes what passed.
    void add(String name, InputStream in, OutputStream out) throws IOException {
        files.add(pass(name, in, out));
    }

    /// The same of a file that lies beside the database.
    void addBeside(String name, InputStream in, OutputStream out) throws IOException {
        beside.add(pass(name, in, out));
    }

    static Entry pass(String name, InputStream in, OutputStream out) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            size += read;
        }
        return new Entry(HexFormat.of().formatHex(digest.digest()), size, name);
    }

    List<Entry> files() {
        return List.copyOf(files);
    }

    List<Entry> beside() {
        return List.copyOf(beside);
    }

    List<String> directories() {
        return List.copyOf(directories);
    }

    long size() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    byte[] bytes() {
        var text = new StringBuilder(head).append('\n');
        directories.forEach(name -> text.append(DIRECTORY).append(name).append('\n'));
        files.forEach(file -> text.append(line(file)));
        beside.forEach(file -> text.append(BESIDE_LINE).append(line(file)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Entry file) {
        return "%s %d %s\n".formatted(file.sha256(), file.size(), file.name());
    }

    byte[] digest() {
        return sha256().digest(bytes());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
