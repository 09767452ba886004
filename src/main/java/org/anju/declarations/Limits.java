package org.anju.declarations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How often somebody who is not known may try a code, or ask for something, before they have to wait.
///
/// An asker is known by a keyed digest of the day and the network address (of an IPv6 address the first half,
/// which is one household's). The address itself is not kept, and the digest for some hours. Many people may
/// share an address, so the limits are wide: what is guarded is long enough to be safe from them.
@Component
@Transactional
public class Limits {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final LimitRecords records;
    private final Keyring keyring;
    private final Clock clock;

    Limits(LimitRecords records, Keyring keyring, Clock clock) {
        this.records = records;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// What is tried, how often within which time.
    enum Kind {
        /// door plates that are none
        PLATE(60, Duration.ofMinutes(15)),
        /// numbers of receipts that are none
        RECEIPT(30, Duration.ofMinutes(15)),
        /// landlords' codes that are none, from one asker
        CODE(20, Duration.ofHours(1)),
        /// the same, for one dwelling, whoever asks
        CODE_AT_DOOR(20, Duration.ofHours(1)),
        /// visits that are asked for without signing in
        CHECK(20, Duration.ofHours(1)),
        /// declarations that nobody has confirmed, for one dwelling, whoever declares
        UNCONFIRMED(12, LONGEST);

        private final int most;
        private final Duration within;

        Kind(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    /// Throws [Problem] `too-many-tries` where the asker has used up the tries.
    @Transactional(readOnly = true)
    void require(Kind kind, byte[] asker) {
        if (records.since(kind.name(), asker, clock.instant().minus(kind.within)) >= kind.most) {
            throw new Problem(
                    Problem.Kind.TOO_OFTEN, "too-many-tries", kind.within.toSeconds(), kind.within.toMinutes());
        }
    }

    /// Counts one try.
    void count(Kind kind, byte[] asker) {
        records.count(kind.name(), asker, clock.instant(), clock.instant().minus(kind.within));
    }

    byte[] asker(HttpServletRequest request) {
        return keyring.digest("asker|" + LocalDate.now(clock) + "|" + network(request.getRemoteAddr()));
    }

    byte[] at(DwellingId dwelling) {
        return keyring.digest("door|" + dwelling.value());
    }

    void forgetOld() {
        records.forgetBefore(clock.instant().minus(LONGEST));
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
