package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.anju.postgres.ClusterException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    @TempDir
    Path home;

    @Test
    void aSecretIsMadeOnceAndThenStaysTheSame() {
        var first = Secrets.in(home).secret("identity-key", 32);
        assertThat(first).hasSize(32);
        assertThat(Secrets.in(home).secret("identity-key", 32)).isEqualTo(first);
        assertThat(Secrets.in(home).secret("another", 32)).isNotEqualTo(first);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        var secret = Secrets.in(home).secret("identity-key", 32);
        var file = home.resolve("secrets/identity-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).isEqualTo(HexFormat.of().formatHex(secret) + "\n");
    }

    @Test
    void aPasswordNeedsNoQuotingAndIsKept() {
        var password = Secrets.in(home).password("application");
        assertThat(password).matches("[0-9a-f]{48}");
        assertThat(Secrets.in(home).password("application")).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "zz", "00112233445566778899aabbccddeeff0"})
    void aFileThatIsNotWholeIsRefusedAndLeftAsItIs(String content) throws IOException {
        var file =
                Files.writeString(Files.createDirectory(home.resolve("secrets")).resolve("key"), content);
        assertThatThrownBy(() -> Secrets.in(home).secret("key", 16))
                .isInstanceOfSatisfying(
                        ClusterException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SECRET_DAMAGED));
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void whatAKilledProgramLeftHalfWrittenIsNotTakenForTheSecret() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("secrets")).resolve("key.unfinished"), "0011");
        assertThat(Secrets.in(home).secret("key", 16)).hasSize(16);
        assertThat(home.resolve("secrets/key.unfinished")).doesNotExist();
    }

    @Test
    void threadsAtFirstUseGetTheSameSecret() throws Exception {
        Callable<String> task = () -> Secrets.in(home).password("application");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var made = threads.invokeAll(Stream.generate(() -> task).limit(8).toList());
            assertThat(made).extracting(future -> future.get()).containsOnly(task.call());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../escape", "UPPER", "a/b", "-a"})
    void aNameThatIsNoPlainWordIsRefused(String name) {
        assertThatThrownBy(() -> Secrets.in(home).secret(name, 16)).isInstanceOf(IllegalArgumentException.class);
    }
}
