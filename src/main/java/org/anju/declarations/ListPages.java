package org.anju.declarations;

import de.siegmar.fastcsv.writer.CsvWriter;
import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The page of an organisation: its lists, and the rows to mend.
@RestController
class ListPages {

    private final Lists lists;
    private final Keyring keyring;
    private final Templates pages;

    ListPages(Lists lists, Keyring keyring, Templates pages) {
        this.lists = lists;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry listsEntry() {
        return new MenuEntry(20, "/desk/lists", "menu.lists", Set.of(Role.REPORTER));
    }

    @GetMapping("/desk/lists")
    JteModel list(Frame page, SignedIn who) {
        return show(page, who, false, false, Faults.NONE);
    }

    @PostMapping("/desk/lists")
    Object hand(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "false") boolean lodging,
            @RequestParam(defaultValue = "false") boolean longStay,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return show(page, who, lodging, longStay, Faults.of("file", page.t("lists.file.missing")));
        }
        var given = file.getOriginalFilename();
        try {
            var list = lists.hand(given == null ? "?" : given, file.getInputStream(), lodging, longStay, who);
            return Redirect.to("/desk/lists/" + keyring.reference(list));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return show(
                    page, who, lodging, longStay, Faults.of("file", page.words().of(problem)));
        }
    }

    @GetMapping("/desk/lists/{reference}")
    JteModel one(Frame page, SignedIn who, @PathVariable String reference) {
        var roll = lists.get(id(reference), who);
        return pages.declarationsList(page, new RollLine(roll, reference), lists.back(roll));
    }

    @GetMapping("/desk/lists/{reference}/back.csv")
    ResponseEntity<byte[]> back(Frame page, SignedIn who, @PathVariable String reference) {
        var roll = lists.get(id(reference), who);
        var text = new StringWriter();
        text.write('\ufeff'); // so that a spreadsheet program reads it as UTF-8
        var out = CsvWriter.builder().build(text);
        var headings = new ArrayList<>(roll.headings());
        headings.add("_reason");
        headings.add("_detail");
        out.writeRecord(headings);
        for (var line : lists.back(roll)) {
            if (!line.row().cells().isEmpty()) {
                var cells = new ArrayList<>(line.row().cells());
                while (cells.size() < roll.headings().size()) {
                    cells.add("");
                }
                cells.add(line.told().reason());
                cells.add(page.words().of(line.told()));
                out.writeRecord(cells);
            }
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"back.csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JteModel show(Frame page, SignedIn who, boolean lodging, boolean longStay, Faults faults) {
        var lines = lists.latest(who).stream()
                .map(roll -> new RollLine(roll, keyring.reference(roll.id())))
                .toList();
        return pages.declarationsLists(page, lines, lodging, longStay, faults);
    }

    private UUID id(String reference) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "list-unknown"));
    }
}
