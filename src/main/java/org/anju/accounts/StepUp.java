package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// A person's record is opened at the desk only while a second factor is fresh. How long it counts as fresh
/// is the house's setting `anju.step-up`: a time such as `30m`, or `off` for trials.
@Component
public class StepUp {

    private static final String OFF = "off";

    private final Optional<Duration> fresh;
    private final Clock clock;

    StepUp(@Value("${anju.step-up:30m}") String setting, Clock clock) {
        this.fresh = setting.equals(OFF)
                ? Optional.empty()
                : Optional.of(org.springframework.boot.convert.DurationStyle.detectAndParse(setting));
        this.clock = clock;
    }

    public boolean on() {
        return fresh.isPresent();
    }

    /// Throws [FactorNeeded] where the house asks for a second factor and none was shown lately.
    public void require(HttpServletRequest request) {
        if (on() && !freshIn(request)) {
            throw new FactorNeeded();
        }
    }

    /// Whether a second factor was shown in this session within [#time()].
    public boolean freshIn(HttpServletRequest request) {
        return Sessions.proven(request).filter(this::freshAt).isPresent();
    }

    /// Whether a second factor that was shown then counts as fresh.
    public boolean freshAt(Instant shown) {
        return shown.isAfter(clock.instant().minus(time()));
    }

    /// How long a second factor counts as fresh: the house's time; half an hour where the house has none.
    public Duration time() {
        return fresh.orElse(Duration.ofMinutes(30));
    }
}
