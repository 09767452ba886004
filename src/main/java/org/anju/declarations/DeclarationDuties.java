package org.anju.declarations;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time, and the erasure of a record, does to what was handed in: what nobody needs any more is forgotten.
@Component
class DeclarationDuties implements Forgets {

    private final Limits limits;
    private final Receipts receipts;
    private final Landlords landlords;
    private final LandlordRecords lettings;
    private final Reports reports;
    private final Lists lists;

    DeclarationDuties(
            Limits limits,
            Receipts receipts,
            Landlords landlords,
            LandlordRecords lettings,
            Reports reports,
            Lists lists) {
        this.limits = limits;
        this.receipts = receipts;
        this.landlords = landlords;
        this.lettings = lettings;
        this.reports = reports;
        this.lists = lists;
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        lettings.forget(person, decided);
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
