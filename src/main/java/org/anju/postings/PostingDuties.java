package org.anju.postings;

import java.util.UUID;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the end of their time, and the erasure of a record, do to requests for help; and the counts of a quarter.
@Component
class PostingDuties implements Forgets {

    private final HelpRecords records;
    private final Helps helps;
    private final OriginCounts origins;

    PostingDuties(HelpRecords records, Helps helps, OriginCounts origins) {
        this.records = records;
        this.helps = helps;
        this.origins = origins;
    }

    @Bean
    static Retained helpReachRetained(HelpRecords records) {
        return new Retained("help-reach", (before, most) -> records.eraseReach(most));
    }

    @Bean
    static Retained helpRequestsRetained(HelpRecords records) {
        return new Retained("help-requests", (before, most) -> records.erase(most));
    }

    @Scheduled(cron = "0 15 4 * * *", zone = "Asia/Shanghai")
    void countHelp() {
        helps.countQuarters();
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "Asia/Shanghai")
    void countOrigins() {
        origins.count();
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }
}
