package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Tracker;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How far something is that was handed in, for whoever has the number of the receipt; whichever module gave it
/// out.
@RestController
class ReceiptPages {

    private final Receipts receipts;
    private final Limits limits;
    private final ObjectProvider<Tracker> trackers;
    private final Templates pages;

    ReceiptPages(Receipts receipts, Limits limits, ObjectProvider<Tracker> trackers, Templates pages) {
        this.receipts = receipts;
        this.limits = limits;
        this.trackers = trackers;
        this.pages = pages;
    }

    @GetMapping("/open/receipts")
    JteModel receipt(Frame page, @RequestParam(required = false) @Nullable String number, HttpServletRequest request) {
        if (number == null) {
            return pages.declarationsReceipts(page, "", null, Faults.NONE);
        }
        var read = ReceiptNumber.read(number);
        if (read.isEmpty()) {
            return pages.declarationsReceipts(page, number, null, Faults.of("number", page.t("receipts.number.form")));
        }
        var asker = limits.asker(request);
        limits.require(Limits.Kind.RECEIPT, asker);
        var given = read.get();
        var found = receipts.find(given);
        if (found.isEmpty()) {
            var elsewhere =
                    trackers.stream().flatMap(one -> one.track(given).stream()).findFirst();
            if (elsewhere.isPresent()) {
                return pages.declarationsTracked(page, given, elsewhere.get());
            }
            limits.count(Limits.Kind.RECEIPT, asker);
            return pages.declarationsReceipts(
                    page, number, null, Faults.of("number", page.t("receipts.number.unknown")));
        }
        return pages.declarationsReceipts(page, read.get().spoken(), found.get(), Faults.NONE);
    }
}
