package org.anju.notices;

import java.util.List;
import java.util.UUID;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody registered, who is told things by a registrar, in a transaction of that.
final class Told {

    static final String PASSWORD = "一句自己记得住的话 2026";

    final Access registrar = Neighbourhood.registrar("997201");
    final Access self = new Access(
            AccountId.next(),
            UnitId.next(),
            "本人",
            Role.RESIDENT,
            new PurposeCode("own-record"),
            "self",
            Channel.PORTAL,
            null);
    final PersonId person;

    private final ApplicationContext house;
    private final TransactionTemplate transaction;

    private Told(ApplicationContext house, String name) {
        this.house = house;
        this.transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(Neighbourhood.build(house).declaration(name, number, 101, "2021-01-01")), registrar);
        var found = house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        this.person = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    static Told build(ApplicationContext house, String name) {
        return new Told(house, name);
    }

    List<PersonId> parts() {
        return List.of(person);
    }

    /// Opens an account; what it signs in with.
    String account(String name) {
        var login = "told-" + UUID.randomUUID();
        var accounts = house.getBean(Accounts.class);
        accounts.claim(accounts.issueClaimCode(person, registrar), login, name, PASSWORD);
        return login;
    }

    void tell(String zh) {
        tell(new Notice(zh, "In English: " + zh.codePointCount(0, zh.length()), "/me/record"));
    }

    void tell(Notice notice) {
        transaction.executeWithoutResult(status -> house.getBean(Notices.class).tell(person, notice, registrar));
    }

    /// As a transaction of the caller's.
    void within(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /// The same, taken back in the end.
    void takenBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }
}
