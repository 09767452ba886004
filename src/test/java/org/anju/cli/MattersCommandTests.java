package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.TrialCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Texts of matters from the command line: checked before they go in, and refused where they have faults.
class MattersCommandTests {

    private static final Path OURS = Path.of("src/main/resources/matters");

    @TempDir
    Path directory;

    private Path faulty() throws IOException {
        var text = Files.readString(OURS.resolve("dog-registration.yaml"))
                .replace("channels: [PORTAL, DESK]", "channels: [PORTAL, COUNTER]")
                .replace("person.age >= 18", "person.agee >= 18");
        return Files.writeString(directory.resolve("faulty.yaml"), text);
    }

    @Test
    void aSoundTextIsSaidToBeSound() {
        assertThat(TrialCommand.done(
                        "matters",
                        "check",
                        OURS.resolve("dog-registration.yaml").toString(),
                        OURS.resolve("residence-proof.yaml").toString()))
                .contains("dog-registration.yaml: no faults (dog-registration, Registration of a dog)")
                .contains("residence-proof.yaml: no faults");
    }

    @Test
    void allFaultsOfATextAreSaid() throws IOException {
        assertThat(TrialCommand.failed("matters", "check", faulty().toString()))
                .contains("faulty.yaml: Line 16, mayApply[0].when: There is no fact or answer \"person.agee\"")
                .contains("channels[1]: \"COUNTER\" is none of: portal, desk, kiosk");
    }

    @Test
    @Timeout(300)
    void theProgramDoesNotStartWithAFaultyText() throws IOException {
        Files.createDirectories(directory.resolve("data/matters"));
        Files.move(faulty(), directory.resolve("data/matters/faulty.yaml"));
        assertThat(TrialCommand.refused("serve", "--port=0", "--data=" + directory.resolve("data")))
                .contains("has not started")
                .contains("faulty.yaml: Line 16, mayApply[0].when")
                .contains("channels[1]")
                .doesNotContain("\tat org.");
    }

    @Test
    @Timeout(300)
    void theProgramDoesNotStartWithAFaultyCalendar() throws IOException {
        var data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("workdays.tsv"), "2027-10-01\toff\t国办\n2027-10-02\toff\t国办\n2027.10.5 off\n");
        assertThat(TrialCommand.refused("serve", "--port=0", "--data=" + data))
                .contains("workdays.tsv has faults", "has not started")
                .contains("Line 2: 2027-10-02 is at a weekend")
                .contains("Line 3: \"2027.10.5\" is no day")
                .doesNotContain("Line 1", "\tat org.");
    }
}
