package org.anju;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.anju.frame.Both;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.anju.workdays.WorkdaysFaulty;
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

    /// On which days offices work: as the program knows it, and what the installation has in a file of its own.
    /// Throws [Problem] `workdays-faulty` with each line in fault.
    @Bean
    WorkingDays workingDays(@Value("${anju.workdays:}") String own) throws IOException {
        var ours = WorkingDays.ofChina();
        if (own.isEmpty()) {
            return ours;
        }
        try {
            return ours.with(WorkingDays.read(Path.of(own)));
        } catch (WorkdaysFaulty faulty) {
            throw new Problem(Problem.Kind.INVALID, "workdays-faulty", own, in(faulty));
        }
    }

    private static Both in(WorkdaysFaulty faulty) {
        return new Both(lines(faulty, Words.in(Tongue.ZH)), lines(faulty, Words.in(Tongue.EN)));
    }

    private static String lines(WorkdaysFaulty faulty, Words words) {
        return faulty.faults().stream()
                .map(fault -> words.t("workdays.fault." + fault.what(), fault.line(), fault.written()))
                .collect(Collectors.joining("\n"));
    }
}
