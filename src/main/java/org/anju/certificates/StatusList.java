package org.anju.certificates;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.anju.certificates.Checked.Lack;
import org.jspecify.annotations.Nullable;

/// Which certificates do not hold any more, for everybody and without asking about one (Token Status List):
/// two bits for each place, zipped and signed.
///
/// @param bits of the places in order, the first in the lowest bits of the first byte
/// @param at as of when
public record StatusList(byte[] bits, Instant at) {

    static final String TYPE = "statuslist+jwt";

    /// Places of one list; half of them are given away. So many that a place tells nobody apart.
    static final int PLACES = 1 << 17;

    /// How long a copy is good before it should be asked for anew.
    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    /// How long a saved one may be used where there is no network.
    static final Duration LONGEST = Duration.ofDays(7);

    private static final int PER_BYTE = 4;

    /// The status of a place, in the order of their two bits.
    enum Status {
        VALID,
        REVOKED,
        SUSPENDED
    }

    public StatusList {
        bits = bits.clone();
    }

    @Override
    public byte[] bits() {
        return bits.clone();
    }

    /// @param marked the places that are not valid
    static StatusList of(Map<Integer, Status> marked, Instant at) {
        var bits = new byte[PLACES / PER_BYTE];
        marked.forEach((place, status) -> bits[place / PER_BYTE] |= (byte) (status.ordinal() << place % PER_BYTE * 2));
        return new StatusList(bits, at);
    }

    /// Empty where the place is not in the list, or its bits mean nothing.
    Optional<Status> at(int place) {
        if (place < 0 || place / PER_BYTE >= bits.length) {
            return Optional.empty();
        }
        int value = bits[place / PER_BYTE] >> place % PER_BYTE * 2 & 3;
        return value < Status.values().length ? Optional.of(Status.values()[value]) : Optional.empty();
    }

    /// Signed, as it is served under its address.
    String sign(String address, SigningKeys keys) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", address);
        claims.put("iat", at.getEpochSecond());
        claims.put("exp", at.plus(LONGEST).getEpochSecond());
        claims.put("ttl", GOOD_FOR.toSeconds());
        claims.put("status_list", Map.of("bits", 2, "lst", Jws.text(zipped(bits))));
        return Jws.sign(TYPE, claims, keys);
    }

    /// What became of reading one.
    sealed interface Reading {

        record Good(StatusList list) implements Reading {}

        /// @param at of one that is too old: when it was made; else `null`
        record Refused(Lack.Why why, @Nullable Instant at) implements Reading {}
    }

    /// The list of this number, unless the text is no list, was changed, is signed by nobody we know, is that of
    /// another number, or is too old to be relied on.
    static Reading reading(String text, int list, OpenKeys keys, Instant now) {
        if (!(Jws.read(TYPE, text.strip(), keys) instanceof Jws.Read.Good(var claims))) {
            return new Reading.Refused(Lack.Why.NO_LIST, null);
        }
        var made = claims.path("iat");
        var exp = claims.path("exp");
        var listed = claims.path("status_list");
        if (!made.canConvertToLong()
                || !exp.canConvertToLong()
                || Content.day(made).isEmpty()
                || listed.path("bits").asInt(0) != 2) {
            return new Reading.Refused(Lack.Why.NO_LIST, null);
        }
        if (!claims.path("sub").asString("").endsWith(SdJwt.LISTS + list)) {
            return new Reading.Refused(Lack.Why.OTHER_LIST, null);
        }
        var at = Instant.ofEpochSecond(made.asLong());
        if (now.getEpochSecond() >= exp.asLong()) {
            return new Reading.Refused(Lack.Why.STALE, at);
        }
        return unzipped(listed.path("lst").asString(""))
                .<Reading>map(bits -> new Reading.Good(new StatusList(bits, at)))
                .orElseGet(() -> new Reading.Refused(Lack.Why.NO_LIST, null));
    }

    static byte[] zipped(byte[] bits) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var zip = new DeflaterOutputStream(bytes, deflater)) {
            zip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /// No more than a list of ours has, whatever the zip says.
    static Optional<byte[]> unzipped(String text) {
        try (var zip = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            return Optional.of(zip.readNBytes(PLACES / PER_BYTE));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
