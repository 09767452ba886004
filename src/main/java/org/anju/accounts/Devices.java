package org.anju.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The browsers in which people are signed in 登录设备: each page asks here whether its own still is, so ending
/// one takes effect at the next page and not when a session happens to run out.
@Component
@Transactional
public class Devices {

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int SHOWN = 50;

    private final DeviceRecords records;
    private final Clock clock;

    Devices(DeviceRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// Notes a sign-in.
    ///
    /// @param userAgent what the browser says of itself
    DeviceId begin(AccountId account, @Nullable String userAgent, Device.Means means) {
        var device = DeviceId.next();
        records.begin(device, account, BrowserName.of(userAgent), means, clock.instant());
        return device;
    }

    /// Whether somebody is still signed in there; if so, it counts as used now.
    boolean use(DeviceId id, SignedIn who) {
        var now = clock.instant();
        var found = records.findOpen(id, who.account());
        if (found.isEmpty()) {
            return false;
        }
        var device = found.get();
        if (Lifetime.of(who.role()).overAt(now, device.since(), device.lastUsed())) {
            return false;
        }
        if (!now.isBefore(device.lastUsed().plus(BETWEEN_NOTES))) {
            records.use(id, now);
        }
        return true;
    }

    /// The latest sign-ins of an account, newest first, those that are over among them.
    @Transactional(readOnly = true)
    public List<Device> list(SignedIn who) {
        return records.latest(who.account(), SHOWN);
    }

    /// Whether a device of the list would still be let in.
    public boolean open(Device device, SignedIn who) {
        return device.ended() == null
                && !Lifetime.of(who.role()).overAt(clock.instant(), device.since(), device.lastUsed());
    }

    /// Signs one of the own devices out.
    public void end(DeviceId device, SignedIn who) {
        records.end(device, who.account(), clock.instant());
    }

    /// Signs an account out everywhere.
    ///
    /// @param but the device that stays; `null` for none
    public void endAll(AccountId account, @Nullable DeviceId but) {
        records.endAll(account, but, clock.instant());
    }

    /// Signs an account that has ended out everywhere; where it was signed in is nobody's business any more.
    void forgetAll(AccountId account) {
        records.forgetAll(account);
    }
}
