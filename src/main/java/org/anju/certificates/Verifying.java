package org.anju.certificates;

import java.time.Instant;
import java.util.Optional;
import org.anju.certificates.Checked.Standing;
import org.jspecify.annotations.Nullable;

/// Checks a presented certificate with the public keys alone: no network, no register.
public final class Verifying {

    /// Characters of what is presented; the largest credential is a third of it.
    public static final int LONGEST = 20_000;

    private final OpenKeys keys;
    private final Instant now;

    public Verifying(OpenKeys keys, Instant now) {
        this.keys = keys;
        this.now = now;
    }

    /// What was found.
    ///
    /// @param content what is signed; `null` where that cannot be trusted
    record Found(Checked checked, @Nullable Content content) {

        private static Found refused(Standing standing) {
            return new Found(Checked.refused(standing), null);
        }
    }

    /// Signature and time.
    public Checked check(String presented) {
        return find(presented).checked();
    }

    /// Signature, time, and a saved status list: one that is no list, too old or another one answers nothing.
    public Checked check(String presented, String statusList) {
        var found = find(presented);
        var content = found.content();
        if (content == null) {
            return found.checked();
        }
        var list = StatusList.read(statusList, content.slot().list(), keys, now);
        var status = list.flatMap(known -> known.at(content.slot().place()));
        return judged(found.checked(), status, list.map(StatusList::at).orElse(null));
    }

    /// What is revoked stays so when its time is over; what is over needs no status.
    static Checked judged(Checked checked, Optional<StatusList.Status> status, @Nullable Instant at) {
        if (status.isEmpty()) {
            return checked.genuine() ? checked.standing(Standing.STATUS_UNKNOWN, null) : checked;
        }
        return switch (status.get()) {
            case REVOKED -> checked.standing(Standing.REVOKED, at);
            case SUSPENDED ->
                checked.standing() == Standing.EXPIRED
                        ? checked.standing(Standing.EXPIRED, at)
                        : checked.standing(Standing.SUSPENDED, at);
            case VALID -> checked.standing(checked.standing(), at);
        };
    }

    Found find(String presented) {
        var token = token(presented);
        if (token.length() > LONGEST) {
            return Found.refused(Standing.UNREADABLE);
        }
        var credential = token.indexOf('~') >= 0;
        return switch (credential ? SdJwt.read(token, keys) : Jws.read(Card.TYPE, token, keys)) {
            case Jws.Read.Unreadable() -> Found.refused(Standing.UNREADABLE);
            case Jws.Read.UnknownKey() -> Found.refused(Standing.UNKNOWN_KEY);
            case Jws.Read.Altered() -> Found.refused(Standing.ALTERED);
            case Jws.Read.Good(var claims) ->
                (credential ? SdJwt.content(claims) : Card.read(claims))
                        .map(content -> new Found(Checked.of(content, inTime(content)), content))
                        .orElseGet(() -> Found.refused(Standing.UNREADABLE));
        };
    }

    // A camera or a person brings the whole address; the signed text is what stands behind its `#`.
    private static String token(String presented) {
        return presented.strip().substring(presented.strip().lastIndexOf('#') + 1);
    }

    private Standing inTime(Content content) {
        var until = content.until();
        if (now.getEpochSecond() < content.from()) {
            return Standing.NOT_YET;
        }
        return until != null && now.getEpochSecond() >= Content.end(until) ? Standing.EXPIRED : Standing.GENUINE;
    }
}
