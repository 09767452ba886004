package org.anju.declarations;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time does to what was handed in: what nobody needs any more is forgotten.
@Component
class DeclarationDuties {

    private final Limits limits;
    private final Receipts receipts;
    private final Landlords landlords;
    private final Reports reports;
    private final Lists lists;

    DeclarationDuties(Limits limits, Receipts receipts, Landlords landlords, Reports reports, Lists lists) {
        this.limits = limits;
        this.receipts = receipts;
        this.landlords = landlords;
        this.reports = reports;
        this.lists = lists;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        limits.forgetOld();
        receipts.forgetOld();
        landlords.forgetOldCodes();
        reports.forgetOld();
        lists.forgetCells();
    }
}
