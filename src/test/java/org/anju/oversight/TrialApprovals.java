package org.anju.oversight;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.anju.shared.Access;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/// The approvals of the house with a carrier of the test's own, so that no test depends on which modules carry
/// something out by now.
public final class TrialApprovals {

    private TrialApprovals() {}

    /// @param does what is done for each kind when it is confirmed
    public static Approvals of(ApplicationContext house, List<ProposalKind> kinds, BiConsumer<Proposal, Access> does) {
        var carriers = kinds.stream()
                .<CarriesOut>map(kind -> new CarriesOut() {
                    @Override
                    public ProposalKind kind() {
                        return kind;
                    }

                    @Override
                    public void carryOut(Proposal proposal, Access access) {
                        does.accept(proposal, access);
                    }
                })
                .toList();
        var approvals = new Approvals(
                house.getBean(ApprovalRecords.class),
                house.getBean(Acting.class),
                house.getBean(AccessLog.class),
                house.getBean(Purposes.class),
                house.getBean(HouseEvents.class),
                new ObjectProvider<>() {
                    @Override
                    public Stream<CarriesOut> stream() {
                        return carriers.stream();
                    }
                },
                house.getBean(PlatformTransactionManager.class));
        // With the transactions that the house puts round its own.
        return (Approvals) house.getAutowireCapableBeanFactory()
                .applyBeanPostProcessorsAfterInitialization(approvals, "trialApprovals");
    }
}
