package org.anju.identities;

import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdentityRecords {

    private static final String ADD = """
            insert into identities.identity (issuer, known_as, account) values (:issuer, :subject, :account)
            on conflict do nothing
            """;

    private static final String ACCOUNT = """
            select account from identities.identity where issuer = :issuer and known_as = :subject
            """;

    private static final String IS_BOUND = """
            select exists (select from identities.identity where account = :account)
            """;

    private static final String FORGET = """
            delete from identities.identity where issuer = :issuer and account = :account
            """;

    private static final String FORGET_ALL = "delete from identities.identity where account = :account";

    private final JdbcClient db;

    IdentityRecords(JdbcClient db) {
        this.db = db;
    }

    boolean add(Identity identity, AccountId account) {
        return db.sql(ADD)
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .param("account", account.value())
                        .update()
                > 0;
    }

    Optional<AccountId> account(Identity identity) {
        return db.sql(ACCOUNT)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    boolean isBound(AccountId account) {
        return db.sql(IS_BOUND)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void forget(String issuer, AccountId account) {
        db.sql(FORGET).param("issuer", issuer).param("account", account.value()).update();
    }

    void forgetAll(AccountId account) {
        db.sql(FORGET_ALL).param("account", account.value()).update();
    }
}
