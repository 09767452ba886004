package org.anju.certificates;

import java.time.Instant;
import java.util.Optional;
import org.anju.certificates.Checked.Lack;
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

    /// Signature and time; nobody looks whether it was revoked.
    public Checked check(String presented) {
        var found = find(presented);
        var content = found.content();
        return content == null || !found.checked().genuine()
                ? found.checked()
                : found.checked()
                        .lacking(
                                Standing.GENUINE,
                                Lack.Why.NOT_LOOKED,
                                content.slot().list(),
                                null);
    }

    /// Signature, time, and a saved status list: one that is no list, too old or another one answers nothing.
    public Checked check(String presented, String statusList) {
        var found = find(presented);
        var content = found.content();
        if (content == null) {
            return found.checked();
        }
        var slot = content.slot();
        return switch (StatusList.reading(statusList, slot.list(), keys, now)) {
            case StatusList.Reading.Good(var list) -> judged(found.checked(), slot, list.at(slot.place()), list.at());
            case StatusList.Reading.Refused(var why, var at) -> unknown(found.checked(), why, slot, at);
        };
    }

    /// What is revoked stays so when its time is over; what is over needs no status.
    static Checked judged(Checked checked, Slot slot, Optional<StatusList.Status> status, Instant at) {
        if (status.isEmpty()) {
            return unknown(checked, Lack.Why.UNLISTED, slot, null);
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

    private static Checked unknown(Checked checked, Lack.Why why, Slot slot, @Nullable Instant at) {
        return checked.genuine() ? checked.lacking(Standing.STATUS_UNKNOWN, why, slot.list(), at) : checked;
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
