package org.anju.certificates;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.anju.frame.Qr;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Signed documents about persons 电子凭证: issued in the transaction of what they certify, and read,
/// printed and checked afterwards.
@Component
public class Certificates {

    /// Those that a list shows.
    public static final int MOST = 100;

    /// The public checking page.
    static final String CHECK = "/check";

    // A list in which this many places in a row are taken is about half full.
    private static final int TRIES = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateRecords records;
    private final AccessLog accessLog;
    private final SigningKeys keys;
    private final CertificatePaper paper;
    private final OfficeAddress address;
    private final Clock clock;

    Certificates(
            CertificateRecords records,
            AccessLog accessLog,
            SigningKeys keys,
            CertificatePaper paper,
            OfficeAddress address,
            Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.keys = keys;
        this.paper = paper;
        this.address = address;
        this.clock = clock;
    }

    /// Signs a certificate and keeps it.
    ///
    /// Throws [IllegalArgumentException] where a field has no words in the messages
    /// (`certificate.field.<key>`), there is no [Certificate#NAME], or it would have ended before today.
    ///
    /// @param fields in the order in which they are printed; [Certificate#NAME], [Certificate#LAST_FOUR] and
    ///     [Certificate#LOCALITY] are what its QR code tells, too
    /// @param until the last day on which it holds; `null` where it has no end
    @Transactional
    public Certificate issue(
            PersonId subject,
            CertificateKind kind,
            SequencedMap<String, String> fields,
            @Nullable LocalDate until,
            Access access) {
        fields.keySet().forEach(Certificates::requireWords);
        if (!fields.containsKey(Certificate.NAME)) {
            throw new IllegalArgumentException(
                    "A certificate says whose it is: there is no '%s'.".formatted(Certificate.NAME));
        }
        var today = LocalDate.now(clock);
        if (until != null && until.isBefore(today)) {
            throw new IllegalArgumentException("A certificate that ended on %s is not issued.".formatted(until));
        }
        accessLog.wrote(access, Shown.CERTIFICATE, List.of(subject));
        var claim = claim();
        var slot = claim.slot();
        var content = new Content(kind, fields, today, until, slot);
        var one = new Certificate(
                CertificateId.next(),
                subject,
                kind,
                claim.number(),
                fields,
                today,
                until,
                Certificate.State.VALID,
                clock.instant(),
                Card.sign(content, keys),
                SdJwt.sign(content, address.text(), keys));
        records.add(one, slot, access);
        return one;
    }

    /// It holds no longer, for good. Nothing happens where it was revoked before. Throws [Problem]
    /// `certificate-unknown`.
    @Transactional
    public void revoke(PersonId subject, CertificateId id, Access access) {
        var one = marked(subject, id, access);
        if (one.state() != Certificate.State.REVOKED) {
            records.mark(one, "REVOKED", access);
        }
    }

    /// It does not hold until it is restored. Throws [Problem] `certificate-unknown` and
    /// `certificate-revoked`.
    @Transactional
    public void suspend(PersonId subject, CertificateId id, Access access) {
        var one = unrevoked(subject, id, access);
        if (one.state() != Certificate.State.SUSPENDED) {
            records.mark(one, "SUSPENDED", access);
        }
    }

    /// It holds again. Throws as [#suspend].
    @Transactional
    public void restore(PersonId subject, CertificateId id, Access access) {
        var one = unrevoked(subject, id, access);
        if (one.state() != Certificate.State.VALID) {
            records.mark(one, "RESTORED", access);
        }
    }

    /// Those about any of these records, which are one person's; newest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Certificate> listAbout(Collection<PersonId> subjects, Access access) {
        return accessLog.read(
                access, Look.OPENED, Shown.CERTIFICATE, subjects, () -> records.list(subjects, null, MOST));
    }

    /// One about any of these records; empty where there is none under this key.
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Certificate> find(Collection<PersonId> subjects, CertificateId id, Access access) {
        return accessLog.read(
                access,
                Look.OPENED,
                Shown.CERTIFICATE,
                subjects,
                () -> records.list(subjects, id, 1).stream().findFirst());
    }

    /// Whether the server has a font for paper; where it has none, [#pdf] throws [Problem]
    /// `certificate-no-font`, and the page of the certificate is printed instead.
    public boolean printable() {
        return paper.printable();
    }

    /// On paper, Chinese with English beside it, the QR code on it and the credential attached.
    public byte[] pdf(Certificate certificate, Print print) {
        return paper.of(certificate, qrText(certificate), print);
    }

    /// The text of its QR code: the address of the public checking page, and behind `#` the signed text.
    public String qrText(Certificate certificate) {
        return address.text() + CHECK + "#" + certificate.card();
    }

    public Qr qr(Certificate certificate) {
        return Qr.of(qrText(certificate));
    }

    /// The credential: SD-JWT VC with all disclosures.
    public String sdJwt(Certificate certificate) {
        return certificate.sdJwt();
    }

    /// The keys with which all that was ever issued here verifies.
    public OpenKeys openKeys() {
        return keys.open();
    }

    /// A published list as of now, signed; empty where there is no such list. Nobody is read for it.
    @Transactional(readOnly = true)
    public Optional<String> statusList(int list) {
        return records.marked(list)
                .map(marked -> StatusList.of(marked, clock.instant()).sign(address.text() + SdJwt.LISTS + list, keys));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Certificate marked(PersonId subject, CertificateId id, Access access) {
        accessLog.wrote(access, Shown.CERTIFICATE, List.of(subject));
        return records.list(List.of(subject), id, 1).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "certificate-unknown"));
    }

    private Certificate unrevoked(PersonId subject, CertificateId id, Access access) {
        var one = marked(subject, id, access);
        if (one.state() == Certificate.State.REVOKED) {
            throw new Problem(Problem.Kind.CONFLICT, "certificate-revoked");
        }
        return one;
    }

    private record Claim(Slot slot, ReceiptNumber number) {}

    // A place that is drawn, not counted out: it does not tell when, or how many before.
    private Claim claim() {
        for (int list = records.newestList(); ; list++) {
            records.openList(list);
            for (int tried = 0; tried < TRIES; tried++) {
                var claim = new Claim(new Slot(list, RANDOM.nextInt(StatusList.PLACES)), ReceiptNumber.next());
                if (records.claim(claim.slot(), claim.number())) {
                    return claim;
                }
            }
        }
    }

    private static void requireWords(String field) {
        if (!Words.in(Tongue.ZH).has("certificate.field." + field)) {
            throw new IllegalArgumentException("A field of a certificate has no words: '%s'.".formatted(field));
        }
    }
}
