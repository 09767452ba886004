package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.anju.postgres.ClusterException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterExceptionTests {

    private static final Path DIRECTORY = Path.of("/data");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonHasWordsInBothLanguagesThatUseEveryArgument(Reason reason) {
        var exception = new ClusterException(reason, "first", "second", "third");
        var chinese = exception.text(Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese).matches("(?s).*\\p{IsHan}.*").doesNotContain("{");
        assertThat(exception.text(Locale.GERMAN)).isEqualTo(chinese);
        assertThat(exception.text(Locale.ENGLISH))
                .doesNotContainPattern("\\p{IsHan}")
                .doesNotContain("{");
        for (var argument : new String[] {"first", "second", "third"}) {
            assertThat(exception.text(Locale.ENGLISH).contains(argument)).isEqualTo(chinese.contains(argument));
        }
        assertThat(exception.getMessage()).isEqualTo(exception.text(Locale.ENGLISH));
    }

    @Test
    void theNameIsStable() {
        assertThat(new ClusterException(Reason.DATA_DIRECTORY_IN_USE, DIRECTORY, 4711).name())
                .isEqualTo("data-directory-in-use");
    }

    @Test
    void whatTheFileSystemRefusesIsToldApart() {
        assertThat(of(new FileSystemException("/data/x", null, "No space left on device")))
                .isEqualTo(Reason.DISK_FULL);
        assertThat(of(new IOException("Disk quota exceeded"))).isEqualTo(Reason.DISK_FULL);
        assertThat(of(new AccessDeniedException("/data/x"))).isEqualTo(Reason.DATA_DIRECTORY_NOT_WRITABLE);
        assertThat(of(new FileSystemException("/data/x", null, "Read-only file system")))
                .isEqualTo(Reason.DATA_DIRECTORY_NOT_WRITABLE);
        assertThat(of(new IOException("Input/output error"))).isEqualTo(Reason.DATA_DIRECTORY_FAILS);
    }

    private static Reason of(IOException cause) {
        return ClusterException.of(cause, DIRECTORY).reason();
    }
}
