package org.anju.requests;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.PrintFonts;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.Purposes;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The portal: everything that is held about me, to read, to print and to take along.
@RestController
class CopyPages {

    private final Copies copies;
    private final Residents residents;
    private final Purposes purposes;
    private final PrintFonts fonts;
    private final JsonMapper json;
    private final Templates pages;

    CopyPages(
            Copies copies, Residents residents, Purposes purposes, PrintFonts fonts, JsonMapper json, Templates pages) {
        this.copies = copies;
        this.residents = residents;
        this.purposes = purposes;
        this.fonts = fonts;
        this.json = json;
        this.pages = pages;
    }

    @GetMapping("/me/copy")
    JteModel copy(Frame page, SignedIn me, Access access) {
        var copy = copies.make(residents.self(me), access);
        return pages.requestsCopy(page, copy, copies.held(), words(page), fonts.there());
    }

    /// The same for a program, under the names that the database has.
    @GetMapping("/me/copy.json")
    ResponseEntity<byte[]> file(Frame page, SignedIn me, Access access) {
        var copy = copies.make(residents.self(me), access);
        var whole = new LinkedHashMap<String, Object>();
        whole.put("v", 1);
        whole.put("what", page.t("copy.title"));
        whole.put("at", copy.at().toString());
        whole.put("correction", page.t("copy.wrong"));
        copy.parts().forEach(part -> whole.put(part.held().table(), part.rows()));
        whole.put(
                "oversight.access_entry",
                copy.looks().stream().map(CopyPages::look).toList());
        whole.put("leftOut", leftOut(page));
        var written = json.writerWithDefaultPrettyPrinter().writeValueAsString(whole);
        return file(copy, ".json", MediaType.APPLICATION_JSON, written.getBytes(StandardCharsets.UTF_8));
    }

    /// The same on paper.
    @GetMapping("/me/copy.pdf")
    ResponseEntity<byte[]> paper(Frame page, SignedIn me, Access access) {
        if (!fonts.there()) {
            throw new Problem(Problem.Kind.UNKNOWN, "copy-no-font");
        }
        var copy = copies.make(residents.self(me), access);
        return file(copy, ".pdf", MediaType.APPLICATION_PDF, new CopyPaper(page, words(page), fonts).of(copy));
    }

    private static ResponseEntity<byte[]> file(Copy copy, String ending, MediaType type, byte[] bytes) {
        var name = "anju-" + LocalDate.ofInstant(copy.at(), Words.ZONE) + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private CopyWords words(Frame page) {
        return new CopyWords(page.words(), purposes.list());
    }

    private Map<String, String> leftOut(Frame page) {
        var reasons = new LinkedHashMap<String, String>();
        for (var held : copies.held()) {
            for (var column : held.columns()) {
                var reason = column.leftOut();
                if (reason != null) {
                    reasons.put(held.table() + "." + column.name(), page.words().of(reason));
                }
            }
        }
        return reasons;
    }

    private static Map<String, String> look(AccessEntry entry) {
        var look = new LinkedHashMap<String, String>();
        look.put("at", entry.at().toString());
        look.put("unit_name", entry.unitName());
        look.put("role", entry.role().name());
        look.put("purpose", entry.purpose().value());
        look.put("file", entry.file());
        look.put("channel", entry.channel().name());
        look.put("kind", entry.kind().name());
        look.put("shown", entry.shown().name());
        return look;
    }
}
