package org.anju.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Period;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a program asks of `/api/v1`, read part by part. Faults are gathered, so that whoever wrote the request
/// learns of all of them at once; a part with a fault reads as if it were absent.
public final class Asked {

    /// Items in one list, of a request or an answer.
    public static final int MOST_ITEMS = 1_000;

    /// Bytes of a body: more than a thousand full declarations need.
    static final int LARGEST_BODY = 4 * 1024 * 1024;

    private static final int USUAL_LIMIT = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final HttpServletRequest request;
    private final Noted noted = new Noted();

    private Asked(HttpServletRequest request) {
        this.request = request;
    }

    /// Begins to read. A parameter in the address that is not among these, or comes twice, is a fault.
    public static Asked by(HttpServletRequest request, String... parameters) {
        var asked = new Asked(request);
        var known = Set.of(parameters);
        for (var given : request.getParameterMap().entrySet()) {
            if (!known.contains(given.getKey())) {
                asked.fault(given.getKey(), "unknown-parameter");
            } else if (given.getValue().length > 1) {
                asked.fault(given.getKey(), "parameter-repeated");
            }
        }
        return asked;
    }

    /// Notes a fault.
    ///
    /// @param pointer JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
    public void fault(String pointer, String code) {
        noted.fault(pointer, code);
    }

    /// Throws [Problem] `request-faulty` with all faults so far; nothing is done for a request with faults.
    public void faultless() {
        var faults = noted.faults();
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "request-faulty", faults, faults.size());
        }
    }

    /// The same for an interface whose contract has one status for every faulty request, which is 400.
    public void readable() {
        var faults = noted.faults();
        if (!faults.isEmpty()) {
            throw new Problem(Problem.Kind.UNREADABLE, "request-faulty", faults, faults.size());
        }
    }

    /// A parameter as written, without the space around it; empty where it is absent.
    public String text(String parameter) {
        var value = request.getParameter(parameter);
        return value == null ? "" : value.strip();
    }

    /// The key after, or before, which a list goes on; empty where it begins.
    public Optional<UUID> cursor(String parameter, Keyring keyring) {
        var key = keyring.key(text(parameter));
        if (key.isEmpty() && !text(parameter).isEmpty()) {
            fault(parameter, "cursor-unknown");
        }
        return key;
    }

    /// How many items the answer may have.
    public int limit() {
        return limit(USUAL_LIMIT);
    }

    /// @param usual how many it may have where nothing is said
    public int limit(int usual) {
        var written = text("limit");
        if (written.isEmpty()) {
            return usual;
        }
        var limit = written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 0;
        if (limit < 1 || limit > MOST_ITEMS) {
            fault("limit", "limit-range");
            return usual;
        }
        return limit;
    }

    /// How many items are passed over before the first of the answer.
    public int offset() {
        var written = text("offset");
        if (!written.matches("[0-9]{0,9}")) {
            fault("offset", "whole-number-expected");
            return 0;
        }
        return written.isEmpty() ? 0 : Integer.parseInt(written);
    }

    /// A division code; `null` where the parameter is absent.
    public @Nullable DivisionCode division(String parameter) {
        var written = text(parameter);
        try {
            return written.isEmpty() ? null : DivisionCode.read(written);
        } catch (Problem e) {
            fault(parameter, e.name());
            return null;
        }
    }

    /// The days from `validFrom` up to but not including `validUntil`; both have to be there.
    public Period period(LocalDate today) {
        for (var end : List.of("validFrom", "validUntil")) {
            if (text(end).isEmpty()) {
                fault(end, "parameter-missing");
            }
        }
        var from = day("validFrom", today);
        var until = day("validUntil", today.plusDays(1));
        if (!from.isBefore(until)) {
            fault("validUntil", "ends-before-it-starts");
            return new Period(today, today.plusDays(1));
        }
        return new Period(from, until);
    }

    /// The point on both time axes that `validOn` and `knownAt` name; what is absent is as of now.
    public AsOf asOf(AsOf now) {
        var knownAt = instant("knownAt");
        return new AsOf(day("validOn", now.validOn()), knownAt == null ? now.knownAt() : knownAt);
    }

    /// A whole day; `ifAbsent` where the parameter is absent.
    public LocalDate day(String parameter, LocalDate ifAbsent) {
        var written = text(parameter);
        try {
            if (written.isEmpty()) {
                return ifAbsent;
            }
            // A year of more digits is a date in Java, but beyond what the database can hold.
            if (written.length() == 10) {
                return LocalDate.parse(written);
            }
        } catch (DateTimeException e) {
            // told below
        }
        fault(parameter, "day-form");
        return ifAbsent;
    }

    /// A time with its offset (RFC 3339); `null` where the parameter is absent.
    public @Nullable Instant instant(String parameter) {
        var written = text(parameter);
        try {
            if (written.isEmpty()) {
                return null;
            }
            if (written.matches("[0-9]{4}-.*")) {
                return OffsetDateTime.parse(written).toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        fault(parameter, "instant-form");
        return null;
    }

    /// A header that must be there, of this many characters.
    public String header(String name, int least, int most) {
        var value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            fault(name, "header-missing");
            return "";
        }
        if (value.length() < least || value.length() > most) {
            fault(name, "header-length");
        }
        return value;
    }

    /// A header that may be absent, of this many characters; empty where it is.
    public String headerIfAny(String name, int least, int most) {
        var value = request.getHeader(name);
        return value == null || value.isBlank() ? "" : header(name, least, most);
    }

    /// A header that may be absent: a whole number from 0 on.
    public int count(String name) {
        var value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            return 0;
        }
        if (!value.strip().matches("[0-9]{1,9}")) {
            fault(name, "whole-number-expected");
            return 0;
        }
        return Integer.parseInt(value.strip());
    }

    /// The body: an object with some of these fields. Throws [Problem] `request-unreadable` where it is no
    /// JSON, and `request-too-large`.
    public Fields body(String... fields) {
        return new Fields(noted, "", read()).only(fields);
    }

    private JsonNode read() {
        byte[] body;
        try (var plain = inflated()) {
            body = plain.readNBytes(LARGEST_BODY + 1);
        } catch (ZipException | EOFException e) {
            throw new Problem(Problem.Kind.UNREADABLE, "request-unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (body.length > LARGEST_BODY) {
            throw new Problem(Problem.Kind.TOO_LARGE, "request-too-large", LARGEST_BODY / (1024 * 1024));
        }
        return tree(body);
    }

    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Problem(Problem.Kind.UNREADABLE, "request-unreadable");
        }
    }

    // The limit is on what comes out: a small body may inflate to any size.
    private InputStream inflated() throws IOException {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new Problem(Problem.Kind.UNREADABLE, "encoding-unknown", encoding);
        }
        return new GZIPInputStream(request.getInputStream());
    }

    /// The language in which whoever asks wants to be answered.
    public Words words() {
        return Words.in(
                Collections.list(request.getHeaders("Accept-Language")).isEmpty()
                        ? Tongue.ZH
                        : Tongue.of(request.getLocale()));
    }

    /// A value of an enumeration as the interface writes it: `already-known`.
    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
