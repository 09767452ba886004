package org.anju.permits;

import java.time.LocalDate;
import java.util.List;
import org.anju.Neighbourhood;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A permit that was issued on a day that is over, for tests of what becomes of it later.
public final class TrialPermit {

    private TrialPermit() {}

    public static void issue(ApplicationContext house, PersonId who, DivisionCode division, LocalDate day) {
        var access = Neighbourhood.registrar(null);
        var records = house.getBean(PermitRecords.class);
        var rules = house.getBean(RuleSets.class).of(division);
        var mark = Mark.of(Mark.Kind.ISSUED, day);
        var locality = rules.on(day).locality(division);
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            house.getBean(AccessLog.class).wrote(access, Shown.PERMIT, List.of(who));
            var id = PermitId.next();
            var number = PermitNumber.next(locality);
            records.claim(number, id);
            var permit = new Permit(
                    id,
                    who,
                    number,
                    locality,
                    division,
                    List.of(new Permit.Noted(mark, access.by(), access.unitName(), "", java.time.Instant.now())),
                    List.of(),
                    LocalDate.now(org.anju.frame.Words.ZONE),
                    Standing.on(List.of(mark), rules, LocalDate.now(org.anju.frame.Words.ZONE))
                            .orElseThrow());
            records.add(permit);
            records.mark(permit, 1, mark, "", null, access);
        });
    }
}
