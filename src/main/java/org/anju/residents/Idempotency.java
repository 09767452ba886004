package org.anju.residents;

import java.time.Duration;
import java.util.function.Supplier;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// One answer for one request, however often it is sent (draft-ietf-httpapi-idempotency-key-header).
///
/// The answer is kept after the declarations or visits were taken, in a transaction of its own. Where the
/// program is killed between the two, the request is weighed again; declarations are known by what they say,
/// visits by their key, so nothing is taken twice and the verdict then is `already-known`.
@Component
public class Idempotency {

    /// A request that has no answer after this time was lost with the program that worked on it.
    private static final Duration LONGEST_WORK = Duration.ofMinutes(2);

    private final IdempotencyRecords records;
    private final Keyring keyring;

    Idempotency(IdempotencyRecords records, Keyring keyring) {
        this.records = records;
        this.keyring = keyring;
    }

    /// The answer that was given under the key, or the one that is made now.
    ///
    /// Throws [Problem] `idempotency-key-reused` where the key came with another request, and
    /// `idempotency-key-busy` while the same request is being worked on.
    ///
    /// @param question all that is asked, as text
    public String once(AccountId account, String key, String question, Supplier<String> answer) {
        var claim = new IdempotencyRecords.Claim(
                account, keyring.digest("idempotency-key|" + key), keyring.digest("idempotent-request|" + question));
        if (!records.claim(claim) && !records.takeOver(claim, LONGEST_WORK)) {
            return earlier(claim);
        }
        try {
            var given = answer.get();
            records.keep(claim, keyring.seal(given));
            return given;
        } catch (RuntimeException e) {
            records.release(claim);
            throw e;
        }
    }

    private String earlier(IdempotencyRecords.Claim claim) {
        var earlier = records.find(claim).orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "idempotency-key-busy"));
        if (!earlier.sameRequest()) {
            throw new Problem(Problem.Kind.CONFLICT, "idempotency-key-reused");
        }
        var sealed = earlier.answer();
        if (sealed == null) {
            throw new Problem(Problem.Kind.CONFLICT, "idempotency-key-busy");
        }
        return keyring.unseal(sealed);
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        records.forget();
    }
}
