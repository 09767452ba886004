package org.anju.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// The database cannot be had, and why. The name is stable; the words for people are the message
/// `problem.<name>` in the reader's language, filled with the arguments, and tell the next step.
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Why there is no database; [#name()] is the same in lower case with hyphens.
    public enum Reason {
        /// Arguments: directory, process id of the owner.
        DATA_DIRECTORY_IN_USE,
        /// Arguments: directory, what the system said.
        DATA_DIRECTORY_NOT_WRITABLE,
        /// Arguments: directory, what the system said.
        DATA_DIRECTORY_FAILS,
        /// Arguments: directory.
        DATA_DIRECTORY_DAMAGED,
        /// Arguments: directory, owner's user id.
        DATA_DIRECTORY_OF_ANOTHER_USER,
        /// Arguments: directory, version found, version of this program.
        DATA_OF_ANOTHER_VERSION,
        /// Arguments: directory.
        DISK_FULL,
        /// Arguments: operating system, architecture.
        PLATFORM_UNSUPPORTED,
        /// Arguments: directory tried.
        PROGRAMS_OUT_OF_REACH,
        /// Arguments: what the system said.
        PRIVILEGES_CANNOT_BE_DROPPED,
        /// Arguments: directory, what initdb said.
        DATABASE_NOT_CREATED,
        /// Arguments: directory, last lines of the server's log.
        DATABASE_NOT_STARTED,
        /// Arguments: directory, process ids.
        OLD_SERVER_STILL_RUNS,
        /// Arguments: directory.
        DATABASE_MISSING,
        /// Arguments: file.
        SECRET_MISSING,
        /// Arguments: file.
        SECRET_DAMAGED,
        /// Arguments: directory.
        START_INTERRUPTED,
        /// Arguments: name of the file.
        FILE_NAME_UNREADABLE,
        /// Arguments: file.
        BACKUP_EXISTS,
        /// Arguments: file, what in it.
        BACKUP_DAMAGED,
        /// Arguments: file.
        BACKUP_OF_OTHER_KEYS,
        /// Arguments: directory.
        DATA_DIRECTORY_NOT_EMPTY
    }

    private final Reason reason;
    private final String[] arguments;

    ClusterException(Reason reason, Object... arguments) {
        super(named(reason) + " " + Arrays.toString(arguments));
        this.reason = reason;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }

    /// What the file system refused, told apart as far as a person can act on it.
    static ClusterException of(IOException cause, Path directory) {
        var said = String.valueOf(cause.getMessage());
        var exception = mentionsFullDisk(said)
                ? new ClusterException(Reason.DISK_FULL, directory)
                : cause instanceof AccessDeniedException
                                || said.contains("Read-only file system")
                                || said.contains("Operation not permitted")
                        ? new ClusterException(Reason.DATA_DIRECTORY_NOT_WRITABLE, directory, said)
                        : new ClusterException(Reason.DATA_DIRECTORY_FAILS, directory, said);
        exception.initCause(cause);
        return exception;
    }

    /// Whether a program or the system complained about missing space (ENOSPC, EDQUOT).
    static boolean mentionsFullDisk(String said) {
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }

    public Reason reason() {
        return reason;
    }

    /// The stable name, such as `data-directory-in-use`.
    public String name() {
        return named(reason);
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /// The sentence for people: English where the locale is English, Chinese everywhere else.
    public String text(Locale locale) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var words = ResourceBundle.getBundle("messages.postgres", locale, control);
        return new MessageFormat(words.getString("problem." + name()), Locale.ROOT).format(arguments);
    }

    @Override
    public String getMessage() {
        return text(Locale.ENGLISH);
    }

    private static String named(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
