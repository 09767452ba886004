package org.anju;

import java.time.Clock;
import org.anju.frame.Words;
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
}
