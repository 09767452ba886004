package org.anju.fieldwork;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.anju.accounts.PhoneId;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.frame.Fields;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.OfficeKey;
import org.anju.shared.P256;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.springframework.stereotype.Component;

/// Takes what a phone could not send any more 救援文件: a file that only this office can read. Its visits are
/// handed in as the phone would have, also when the phone was revoked meanwhile.
@Component
public class Rescues {

    /// Bytes of a file: more than a phone ever carries.
    public static final int LARGEST = 16 * 1024 * 1024;

    private static final PurposeCode COLLECTION = new PurposeCode("field-collection");
    private static final String FILE = "走访 救援文件";

    private final OfficeKey office;
    private final Phones phones;
    private final Visits visits;
    private final Keyring keyring;
    private final VisitForm form;

    Rescues(OfficeKey office, Phones phones, Visits visits, Keyring keyring) {
        this.office = office;
        this.phones = phones;
        this.visits = visits;
        this.keyring = keyring;
        this.form = new VisitForm(keyring);
    }

    /// What became of a file.
    ///
    /// @param visits in the order of their numbers
    /// @param verdicts one for each
    public record Rescued(String worker, List<Visit> visits, List<VisitVerdict> verdicts) {

        public long count(VisitVerdict.State state) {
            return verdicts.stream().filter(verdict -> verdict.state() == state).count();
        }
    }

    /// Opens a file and hands its visits in.
    ///
    /// Throws [Problem] `rescue-unreadable` where it is no such file or encrypted to another office,
    /// `phone-unknown` where its phone was never enrolled here or belongs to a worker outside the territory,
    /// `account-unknown` where the worker's post has ended.
    public Rescued handIn(byte[] file, SignedIn by) {
        var outside = Fields.read(file).only("v", "phone", "key", "iv", "sealed");
        var key = outside.object("key", "kty", "crv", "x", "y", "ext", "key_ops", "alg");
        var phone = keyring.key(outside.text("phone"))
                .map(PhoneId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "phone-unknown"));
        if (phones.list(by).stream().noneMatch(one -> one.id().equals(phone))) {
            throw new Problem(Problem.Kind.UNKNOWN, "phone-unknown");
        }
        var jwk = new P256.Jwk(key.text("kty"), key.text("crv"), key.text("x"), key.text("y"));
        var opened = office.open(jwk, bytes(outside.text("iv")), bytes(outside.longText("sealed")))
                .orElseThrow(Rescues::unreadable);
        var inside = Fields.read(opened).only("items");
        var read = new ArrayList<>(form.read(inside.anyObjects("items")));
        if (!outside.faults().isEmpty() || !inside.faults().isEmpty()) {
            throw unreadable();
        }
        read.sort(Comparator.comparingLong(Visit::sequence));
        var worker = phones.owner(phone);
        var access = worker.access(COLLECTION, FILE, Channel.COLLECTOR);
        var verdicts = new ArrayList<VisitVerdict>();
        for (int from = 0; from < read.size(); from += Visits.LARGEST_BATCH) {
            var part = read.subList(from, Math.min(read.size(), from + Visits.LARGEST_BATCH));
            verdicts.addAll(visits.accept(phone, part, read.size() - from - part.size(), access));
        }
        return new Rescued(worker.name(), List.copyOf(read), verdicts);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return new Problem(Problem.Kind.INVALID, "rescue-unreadable");
    }
}
