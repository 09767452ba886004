package org.anju.certificates;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: my certificates, to show, to print and to take along, and who checked them.
@RestController
class CertificatePages {

    private static final String LIST = "/me/certificates";
    private static final MediaType SD_JWT = MediaType.parseMediaType("application/dc+sd-jwt");

    private final Certificates certificates;
    private final Checks checks;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    CertificatePages(Certificates certificates, Checks checks, Residents residents, Keyring keyring, Templates pages) {
        this.certificates = certificates;
        this.checks = checks;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownCertificatesEntry() {
        return new MenuEntry(23, LIST, "menu.certificates.own", Set.of(Role.RESIDENT));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var today = certificates.today();
        var lines = certificates.listAbout(residents.self(me), access).stream()
                .map(one -> CertificateLine.of(one, keyring, today))
                .toList();
        return pages.certificatesOwn(page, lines);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        var one = get(me, reference, access);
        return pages.certificatesOne(
                page,
                CertificateLine.of(one, keyring, certificates.today()),
                certificates.qr(one),
                checks.list(residents.self(me), one.id(), access),
                certificates.printable());
    }

    @GetMapping(LIST + "/{reference}/pdf")
    ResponseEntity<byte[]> paper(
            SignedIn me, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String print) {
        var one = get(me, reference, access);
        var size = print.equals("large") ? Print.LARGE : Print.NORMAL;
        return file(one, ".pdf", MediaType.APPLICATION_PDF, certificates.pdf(one, size));
    }

    /// The credential with the fields that the holder has ticked, and no other: with none ticked it shows none.
    @GetMapping(LIST + "/{reference}/sd-jwt")
    ResponseEntity<byte[]> credential(
            SignedIn me,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") List<String> show) {
        var one = get(me, reference, access);
        var shown = SdJwt.showing(certificates.sdJwt(one), show);
        return file(one, ".sd-jwt", SD_JWT, shown.getBytes(StandardCharsets.US_ASCII));
    }

    private Certificate get(SignedIn me, String reference, Access access) {
        return keyring.key(reference)
                .map(CertificateId::new)
                .flatMap(id -> certificates.find(residents.self(me), id, access))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "certificate-unknown"));
    }

    private static ResponseEntity<byte[]> file(Certificate one, String ending, MediaType type, byte[] bytes) {
        var name = one.kind().slug() + "-" + one.number().digits() + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
