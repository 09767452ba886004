package org.anju.fieldwork;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Where the desk takes the file of a phone that cannot send any more. It shows verdicts, and nothing of what
/// the visits say.
@RestController
class RescuePages {

    private final Rescues rescues;
    private final Templates pages;

    RescuePages(Rescues rescues, Templates pages) {
        this.rescues = rescues;
        this.pages = pages;
    }

    @Bean
    static MenuEntry rescueEntry() {
        return new MenuEntry(74, "/desk/fieldwork/rescue", "menu.rescue", Set.of(Role.ADMINISTRATOR, Role.REVIEWER));
    }

    @GetMapping("/desk/fieldwork/rescue")
    JteModel form(Frame page) {
        return pages.fieldworkRescue(page, null, List.of(), Faults.NONE);
    }

    @PostMapping("/desk/fieldwork/rescue")
    JteModel handIn(Frame page, SignedIn who, @Nullable @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty() || file.getSize() > Rescues.LARGEST) {
            return pages.fieldworkRescue(page, null, List.of(), Faults.of("file", page.t("rescue.file.missing")));
        }
        try {
            var rescued = rescues.handIn(file.getBytes(), who);
            return pages.fieldworkRescue(page, rescued, lines(page, rescued), Faults.NONE);
        } catch (Problem problem) {
            return pages.fieldworkRescue(
                    page, null, List.of(), Faults.of("file", page.words().of(problem)));
        }
    }

    private static List<RescueLine> lines(Frame page, Rescues.Rescued rescued) {
        var lines = new ArrayList<RescueLine>();
        for (int i = 0; i < rescued.visits().size(); i++) {
            var verdict = rescued.verdicts().get(i);
            lines.add(new RescueLine(
                    rescued.visits().get(i).sequence(),
                    page.words().of(verdict.state()),
                    page.words().of(verdict.told())));
        }
        return lines;
    }
}
