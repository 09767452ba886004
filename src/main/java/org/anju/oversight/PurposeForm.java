package org.anju.oversight;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.TextLine;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;

/// A purpose as an administrator writes it.
///
/// @param texts the fields by name, as written
public record PurposeForm(Map<String, String> texts, List<String> roles) {

    /// Texts that must be there, each in both languages.
    public static final List<String> TEXTS = List.of("nameZh", "nameEn", "basisZh", "basisEn", "fieldsZh", "fieldsEn");

    private static final int LONGEST_TEXT = 300;
    private static final int MOST_HOURS = 24;
    private static final int MOST_DAYS = 365;

    public PurposeForm {
        texts = Map.copyOf(texts);
        roles = List.copyOf(roles);
    }

    /// Of a purpose that is there, to be changed.
    static PurposeForm of(Purpose purpose) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("code", purpose.code().value());
        texts.put("nameZh", purpose.nameZh());
        texts.put("nameEn", purpose.nameEn());
        texts.put("basisZh", purpose.basisZh());
        texts.put("basisEn", purpose.basisEn());
        texts.put("fieldsZh", purpose.fieldsZh());
        texts.put("fieldsEn", purpose.fieldsEn());
        texts.put("territory", purpose.territory().name());
        texts.put("opens", purpose.opens().name());
        texts.put("hours", String.valueOf(purpose.longest().toHours()));
        var follow = purpose.longestFollow();
        texts.put("days", follow == null ? "" : String.valueOf(follow.toDays()));
        return new PurposeForm(texts, purpose.roles().stream().map(Role::name).toList());
    }

    public String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    Faults faults(Frame page) {
        var faults = Faults.NONE;
        if (!text("code").matches("[a-z][a-z0-9-]{1,39}")) {
            faults = faults.and("code", page.t("purposes.fault.code"));
        }
        for (var field : TEXTS) {
            if (!TextLine.fits(text(field), LONGEST_TEXT)) {
                faults = faults.and(field, page.t("purposes.fault.text", LONGEST_TEXT));
            }
        }
        if (chosen().isEmpty()) {
            faults = faults.and("roles", page.t("purposes.fault.roles"));
        }
        for (var field : List.of("territory", "opens")) {
            if (text(field).isEmpty()) {
                faults = faults.and(field, page.t("purposes.fault.choose"));
            }
        }
        if (number("hours", MOST_HOURS) == null) {
            faults = faults.and("hours", page.t("purposes.fault.number", MOST_HOURS));
        }
        if (!text("days").isEmpty() && number("days", MOST_DAYS) == null) {
            faults = faults.and("days", page.t("purposes.fault.number", MOST_DAYS));
        }
        return faults;
    }

    /// Called only where there are no faults; empty where a value is none of the lists.
    Optional<Purpose> purpose() {
        var territory = value(Purpose.Territory.values(), text("territory"));
        var opens = value(Purpose.Opens.values(), text("opens"));
        var hours = number("hours", MOST_HOURS);
        var days = number("days", MOST_DAYS);
        if (territory.isEmpty() || opens.isEmpty() || hours == null) {
            return Optional.empty();
        }
        return Optional.of(new Purpose(
                new PurposeCode(text("code")),
                text("nameZh"),
                text("nameEn"),
                text("basisZh"),
                text("basisEn"),
                chosen(),
                territory.get(),
                opens.get(),
                text("fieldsZh"),
                text("fieldsEn"),
                Duration.ofHours(hours),
                days == null ? null : Duration.ofDays(days),
                null,
                false));
    }

    private EnumSet<Role> chosen() {
        var chosen = EnumSet.noneOf(Role.class);
        roles.forEach(role -> value(Role.values(), role).ifPresent(chosen::add));
        return chosen;
    }

    private static <E extends Enum<E>> Optional<E> value(E[] values, String name) {
        return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
    }

    private @Nullable Integer number(String field, int most) {
        var written = text(field);
        var number = written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : 0;
        return number < 1 || number > most ? null : number;
    }
}
