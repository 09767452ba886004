package org.anju;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.anju.frame.Words;
import org.anju.workdays.WorkingDays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The house: all modules in one program. It is started by a command (`org.anju.cli`), which brings the
/// database and the key.
@SpringBootApplication
@EnableScheduling
@Modulithic(
        systemName = "Anju",
        sharedModules = {"shared", "frame"})
class House {

    /// The civil time of the country; tests put a fixed one in its place.
    @Bean
    Clock clock() {
        return Clock.system(Words.ZONE);
    }

    /// On which days offices work: as the program knows it, and what an office adds in a file of its own.
    @Bean
    WorkingDays workingDays(@Value("${anju.workdays:}") String own) throws IOException {
        var ours = WorkingDays.ofChina();
        return own.isEmpty() ? ours : ours.with(WorkingDays.read(Files.readAllLines(Path.of(own))));
    }
}
