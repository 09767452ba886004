package org.anju.declarations;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.frame.Words;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time, and the erasure of a record, does to what was handed in: what nobody needs any more is forgotten.
@Component
class DeclarationDuties implements Forgets {

    private final Limits limits;
    private final Landlords landlords;
    private final LandlordRecords lettings;

    DeclarationDuties(Limits limits, Landlords landlords, LandlordRecords lettings) {
        this.limits = limits;
        this.landlords = landlords;
        this.lettings = lettings;
    }

    @Bean
    static Retained receiptsRetained(ReceiptRecords records) {
        return new Retained(
                "receipts", (before, most) -> records.forgetBefore(LocalDate.ofInstant(before, Words.ZONE)));
    }

    @Bean
    static Retained reportsRetained(ReportRecords records) {
        return new Retained("reports", (before, most) -> records.forgetBefore(LocalDate.ofInstant(before, Words.ZONE)));
    }

    @Bean
    static Retained listRowsRetained(ListRecords records) {
        return new Retained("returned-rows", (before, most) -> records.forgetRows(before));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        lettings.forget(person, decided);
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        limits.forgetOld();
        landlords.forgetOldCodes();
    }
}
