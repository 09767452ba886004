package org.anju.residents;

import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.oversight.AccessLog;
import org.anju.oversight.CarriesOut;
import org.anju.oversight.Proposal;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Retained;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Erases the record of a person 注销: one that two persons have decided should go before its time, and one
/// whose time by the schedule of retention is over. The rows vanish; a tombstone says that there was a
/// record, and the access log still says who looked at it.
@Component
class Erasure implements CarriesOut {

    private final ActRecords records;
    private final MergedRecords merged;
    private final DuplicateRecords duplicates;
    private final Reach reach;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final ObjectProvider<Forgets> others;

    Erasure(
            ActRecords records,
            MergedRecords merged,
            DuplicateRecords duplicates,
            Reach reach,
            Accounts accounts,
            AccessLog accessLog,
            ObjectProvider<Forgets> others) {
        this.records = records;
        this.merged = merged;
        this.duplicates = duplicates;
        this.reach = reach;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.others = others;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ERASE_PERSON;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        for (var person : proposal.subjects()) {
            reach.require(person, access);
            if (merged.together(person, null).size() > 1) {
                throw new Problem(Problem.Kind.CONFLICT, "erase-merged");
            }
            erase(person, proposal.id().value(), proposal.file(), access);
        }
    }

    @Bean
    static Retained departedRetained(Erasure erasure) {
        return new Retained("departed-records", (before, most) -> erasure.lapse("departed-records", most));
    }

    @Bean
    static Retained errorsRetained(Erasure erasure) {
        return new Retained("error-records", (before, most) -> erasure.lapse("error-records", most));
    }

    @Bean
    static Retained refusedRetained(ActRecords records) {
        return new Retained("refused-observations", (before, most) -> records.eraseRefused(most));
    }

    /// Erases those whose time by a rule of the schedule is over.
    private long lapse(String rule, int most) {
        var access = accounts.retentionAccess();
        var due = records.due(rule, most);
        due.forEach(person -> {
            accessLog.wrote(access, Shown.ERASURE, List.of(person));
            erase(person, records.lapse(person, rule), rule, access);
        });
        return due.size();
    }

    private void erase(PersonId person, UUID decided, String file, Access access) {
        var grounds = Grounds.decided(Ids.next(), file);
        records.act(person, Person.Act.Kind.ERASURE, grounds, access);
        records.erase(person, decided, grounds.act());
        duplicates.forget(person, decided);
        accounts.forget(person, decided);
        others.forEach(one -> one.forget(person, decided, access));
    }
}
