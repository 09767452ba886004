package org.anju.certificates;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// How often somebody who has not signed in may check certificates on the public page before they have to wait.
///
/// An asker is a network address, of IPv6 the first half, which is one household's. It is held in the memory of
/// this program for a quarter of an hour and nowhere else. Many people share an address, so the cap is wide: what
/// it keeps out is a program.
@Component
class Askers {

    static final int MOST = 300;
    static final Duration WITHIN = Duration.ofMinutes(15);

    // As many as may be told apart; the one that was quiet for the longest goes.
    private static final int HELD = 20_000;

    private final Clock clock;
    private final Map<String, Window> windows;

    Askers(Clock clock) {
        this.clock = clock;
        this.windows = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > HELD;
            }
        };
    }

    private record Window(Instant began, int checks) {}

    /// Counts one check of this network. Throws [Problem] `too-many-checks`.
    synchronized void require(String network) {
        var now = clock.instant();
        var before = windows.get(network);
        var window = before == null || !now.isBefore(before.began().plus(WITHIN))
                ? new Window(now, 1)
                : new Window(before.began(), before.checks() + 1);
        if (window.checks() > MOST) {
            var left = Duration.between(now, window.began().plus(WITHIN));
            throw new Problem(
                    Problem.Kind.TOO_OFTEN,
                    "too-many-checks",
                    Math.max(1, left.toSeconds()),
                    Math.max(1, left.plusSeconds(59).toMinutes()));
        }
        windows.put(network, window);
    }

    /// What tells askers apart: an address, of IPv6 its first half.
    static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
