package org.anju.certificates;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the erasure of a record, and time, do to certificates: they go, and their places in the published
/// lists say for ever that they do not hold.
@Component
class CertificateDuties implements Forgets {

    private final CertificateRecords records;
    private final CheckRecords checks;

    CertificateDuties(CertificateRecords records, CheckRecords checks) {
        this.records = records;
        this.checks = checks;
    }

    @Bean
    static Retained certificatesRetained(CertificateRecords records) {
        return new Retained("certificates", (before, most) -> records.eraseOver(most));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }

    @Scheduled(initialDelay = 61, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        checks.forgetAsked();
    }
}
