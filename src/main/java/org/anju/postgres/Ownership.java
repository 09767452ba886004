package org.anju.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One program owns a data directory: a lock of the operating system, which ends with the process however it
/// ends.
///
/// POSIX (fcntl) drops all locks that a process has on a file as soon as it closes any descriptor of that file.
/// Hence the list of what this process holds is asked first, and the file of a directory we own is never opened
/// a second time.
final class Ownership implements AutoCloseable {

    /// A command that only looks (see [#holder]) holds the lock for a moment; a start must not fail over that.
    private static final int TRIES = 20;

    private static final long PAUSE_MILLIS = 25;
    private static final int LONGEST_PID = 20;

    private static final Set<Path> HELD = new HashSet<>();

    private final Layout layout;
    private final FileChannel channel;

    private Ownership(Layout layout, FileChannel channel) {
        this.layout = layout;
        this.channel = channel;
    }

    /// Takes the directory for the life of this process or until closed.
    ///
    /// @throws ClusterException `data-directory-in-use` where another has it
    static Ownership take(Layout layout) throws IOException, InterruptedException {
        synchronized (HELD) {
            if (HELD.contains(layout.home())) {
                throw inUse(layout, String.valueOf(ProcessHandle.current().pid()));
            }
            var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var channel = FileChannel.open(layout.lock(), options, DurableFiles.OWNER_ONLY_FILE);
            if (!locked(channel)) {
                try (channel) {
                    throw inUse(layout, pidIn(channel));
                }
            }
            var pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            HELD.add(layout.home());
            return new Ownership(layout, channel);
        }
    }

    /// The process id of the program that owns the directory now; empty where none does.
    static Optional<String> holder(Layout layout) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(layout.home())) {
                return Optional.of(String.valueOf(ProcessHandle.current().pid()));
            }
            if (!Files.exists(layout.lock())) {
                return Optional.empty();
            }
            try (var channel = FileChannel.open(layout.lock(), StandardOpenOption.READ)) {
                var lock = channel.tryLock(0, Long.MAX_VALUE, true);
                return lock == null ? Optional.of(pidIn(channel)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(layout.home());
            channel.close();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException, InterruptedException {
        for (var i = 0; i < TRIES; i++) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static String pidIn(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_PID);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }

    private static ClusterException inUse(Layout layout, String pid) {
        return new ClusterException(ClusterException.Reason.DATA_DIRECTORY_IN_USE, layout.home(), pid);
    }
}
