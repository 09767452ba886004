package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.cases.CaseFile;
import org.anju.cases.Cases;
import org.anju.certificates.CertificateId;
import org.anju.certificates.Certificates;
import org.anju.frame.Frame;
import org.anju.frame.Qr;
import org.anju.frame.Redirect;
import org.anju.matters.Matters;
import org.anju.residents.Residents;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What is taken along: the receipt, on paper 80 mm wide, whose QR code leads to how far the application is and to
/// nothing else; the own record; certificates.
@RestController
class KioskReceiptPages {

    /// Where anybody asks how far something is by its number; it tells that and nothing else.
    private static final String TRACKER = "/open/receipts?number=";

    private final Cases cases;
    private final Matters matters;
    private final Certificates certificates;
    private final Residents residents;
    private final AtMachine person;
    private final Turns turns;
    private final Lengths lengths;
    private final Keyring keyring;
    private final Templates pages;

    KioskReceiptPages(
            Cases cases,
            Matters matters,
            Certificates certificates,
            Residents residents,
            AtMachine person,
            Turns turns,
            Lengths lengths,
            Keyring keyring,
            Templates pages) {
        this.cases = cases;
        this.matters = matters;
        this.certificates = certificates;
        this.residents = residents;
        this.person = person;
        this.turns = turns;
        this.lengths = lengths;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/kiosk/do/receipt")
    Object receipt(Frame page, Standing standing, HttpServletRequest request) {
        var turn = standing.on();
        var number = turn.number();
        if (number.isEmpty()) {
            return Redirect.to("/kiosk/who");
        }
        var running = turn.running()
                .flatMap(id -> cases.find(person.subjects(standing), id, person.access(standing)))
                .map(CaseFile::one);
        if (running.filter(one -> one.state().open()).isPresent()) {
            return Redirect.to("/kiosk/do/matter");
        }
        turns.finish(turn);
        var length = lengths.of(turn.task());
        var status = address(request) + TRACKER + number.get().digits();
        return running.<Object>map(one -> pages.kioskReceipt(
                        page,
                        KioskView.of(standing, length, length),
                        one,
                        matters.get(one.matter(), one.version()),
                        Qr.of(status)))
                .orElseGet(() ->
                        pages.kioskDeclared(page, KioskView.of(standing, length, length), number.get(), Qr.of(status)));
    }

    /// What the register holds, to be read here and printed; each certificate with the way to print it.
    @GetMapping("/kiosk/do/record")
    JteModel record(Frame page, Standing standing) {
        var access = person.access(standing);
        var subject = person.subject(standing);
        var record = residents.get(subject, residents.now(), access);
        var today = residents.now().validOn();
        var all = certificates.listAbout(residents.parts(subject), access).stream()
                .filter(one -> one.holdsOn(today))
                .map(one -> new KioskCertificate(one, keyring.reference(one.id().value())))
                .toList();
        if (standing.on().task() instanceof Task.Record) {
            turns.finish(standing.on());
        }
        return pages.kioskRecord(page, KioskView.of(standing, 2, 2), record, all);
    }

    @GetMapping("/kiosk/do/certificates/{reference}")
    JteModel certificate(Frame page, Standing standing, @PathVariable String reference) {
        var found = keyring.key(reference)
                .map(CertificateId::new)
                .flatMap(id -> certificates.find(person.subjects(standing), id, person.access(standing)))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "certificate-unknown"));
        return pages.kioskCertificate(
                page, KioskView.of(standing, standing.on().page(), 0), found, certificates.qr(found));
    }

    private static String address(HttpServletRequest request) {
        var whole = request.getRequestURL();
        return whole.substring(0, whole.length() - request.getRequestURI().length());
    }
}
