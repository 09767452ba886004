package org.anju.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The desk: an office's own files into the register, with the report and the rows to mend.
@RestController
class ImportPages {

    private final ImportRuns runs;
    private final Keyring keyring;
    private final Templates pages;

    ImportPages(ImportRuns runs, Keyring keyring, Templates pages) {
        this.runs = runs;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry importsEntry() {
        return new MenuEntry(50, "/desk/imports", "menu.imports", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping("/desk/imports")
    JteModel list(Frame page, SignedIn who) {
        return show(page, who, "", Faults.NONE);
    }

    @PostMapping("/desk/imports")
    Object start(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "RESIDENTS") ImportKind kind,
            @RequestParam(defaultValue = "") String fileNumber,
            @RequestParam(defaultValue = "false") boolean dry,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        requireRegistrar(who);
        if (file == null || file.isEmpty()) {
            return show(page, who, fileNumber, Faults.of("file", page.t("imports.file.missing")));
        }
        var given = file.getOriginalFilename();
        try {
            var run = runs.start(kind, given == null ? "?" : given, file.getInputStream(), dry, who, fileNumber);
            return Redirect.to("/desk/imports/" + keyring.reference(run));
        } catch (Problem problem) {
            return show(page, who, fileNumber, Faults.of("file", page.words().of(problem)));
        }
    }

    @GetMapping("/desk/imports/{reference}")
    JteModel run(Frame page, SignedIn who, @PathVariable String reference) {
        return pages.importsRun(page, runs.get(id(reference), who), reference);
    }

    @GetMapping("/desk/imports/{reference}/report.csv")
    ResponseEntity<StreamingResponseBody> report(Frame page, SignedIn who, @PathVariable String reference) {
        var run = runs.get(id(reference), who);
        return csv(
                "report",
                List.of("row", "verdict", "reason", "detail"),
                out -> runs.rows(
                        run,
                        row -> out.writeRecord(
                                String.valueOf(row.row().number()),
                                row.verdict().kind().code(),
                                row.verdict().reason(),
                                plain(page.words().of(row.verdict())))));
    }

    @GetMapping("/desk/imports/{reference}/back.csv")
    ResponseEntity<StreamingResponseBody> back(Frame page, SignedIn who, @PathVariable String reference) {
        var run = runs.get(id(reference), who);
        var headings = new ArrayList<>(run.headings());
        headings.add("_reason");
        headings.add("_detail");
        return csv(
                "back",
                headings,
                out -> runs.rows(run, row -> {
                    if (!row.in()) {
                        var cells = new ArrayList<>(row.row().cells());
                        while (cells.size() < run.headings().size()) {
                            cells.add("");
                        }
                        cells.add(row.verdict().reason());
                        cells.add(page.words().of(row.verdict()));
                        out.writeRecord(cells);
                    }
                }));
    }

    private interface Lines {
        void to(CsvWriter out);
    }

    private static ResponseEntity<StreamingResponseBody> csv(String name, List<String> headings, Lines lines) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .body(body -> {
                    var writer = new OutputStreamWriter(body, StandardCharsets.UTF_8);
                    writer.write('\ufeff'); // so that a spreadsheet program reads it as UTF-8
                    var out = CsvWriter.builder().build(writer);
                    out.writeRecord(headings);
                    lines.to(out);
                    out.flush();
                });
    }

    /// A text that no spreadsheet program takes for a formula.
    private static String plain(String text) {
        return text.isEmpty() || "=+-@".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private JteModel show(Frame page, SignedIn who, String fileNumber, Faults faults) {
        requireRegistrar(who);
        var lines = runs.latest(who).stream()
                .map(run -> new RunLine(run, keyring.reference(run.id())))
                .toList();
        return pages.importsList(page, lines, fileNumber, faults);
    }

    private static void requireRegistrar(SignedIn who) {
        if (who.role() != Role.REGISTRAR && who.role() != Role.REVIEWER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }

    private UUID id(String reference) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "import-unknown"));
    }
}
