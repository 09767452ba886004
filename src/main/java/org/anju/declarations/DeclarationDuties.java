package org.anju.declarations;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.anju.frame.Words;
import org.anju.oversight.Retained;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What time does to what was handed in: what nobody needs any more is forgotten.
@Component
class DeclarationDuties {

    private final Limits limits;
    private final Landlords landlords;

    DeclarationDuties(Limits limits, Landlords landlords) {
        this.limits = limits;
        this.landlords = landlords;
    }

    @Bean
    static Retained receiptsRetained(ReceiptRecords records) {
        return new Retained("receipts", (before, most) -> records.forgetBefore(LocalDate.ofInstant(before, Words.ZONE)));
    }

    @Bean
    static Retained reportsRetained(ReportRecords records) {
        return new Retained("reports", (before, most) -> records.forgetBefore(LocalDate.ofInstant(before, Words.ZONE)));
    }

    @Bean
    static Retained listRowsRetained(ListRecords records) {
        return new Retained("returned-rows", (before, most) -> records.forgetRows(before));
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        limits.forgetOld();
        landlords.forgetOldCodes();
    }
}
