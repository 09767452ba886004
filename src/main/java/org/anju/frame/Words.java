package org.anju.frame;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.anju.shared.PartialDate;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.anju.shared.Verdict;

/// Everything that is said to people, in one of the two languages. Each module keeps its own sentences in
/// `messages/<module>.properties` (Chinese) and `messages/<module>_en.properties`.
public final class Words {

    /// The modules that have something to say.
    public static final List<String> MODULES = List.of(
            "frame",
            "front",
            "oversight",
            "accounts",
            "factors",
            "places",
            "dwellings",
            "residents",
            "sheets",
            "imports",
            "fieldwork",
            "declarations",
            "warrants",
            "complaints",
            "identities",
            "wards",
            "kiosk",
            "permits",
            "notices",
            "counters",
            "exchange",
            "requests",
            "postings",
            "certificates",
            "cases",
            "matters",
            "figures",
            "postgres",
            "cli");

    /// The civil time of every page: one zone for the whole country.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Map<Tongue, Words> ALL = load();

    private final Tongue tongue;
    private final Map<String, String> sentences;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    private Words(Tongue tongue, Map<String, String> sentences) {
        this.tongue = tongue;
        this.sentences = sentences;
        var chinese = tongue == Tongue.ZH;
        this.day = DateTimeFormatter.ofPattern(chinese ? "yyyy年M月d日" : "d MMMM yyyy", tongue.locale());
        this.time = DateTimeFormatter.ofPattern(chinese ? "yyyy年M月d日 HH:mm" : "d MMMM yyyy, HH:mm", tongue.locale())
                .withZone(ZONE);
    }

    public static Words in(Tongue tongue) {
        return Objects.requireNonNull(ALL.get(tongue));
    }

    public Tongue tongue() {
        return tongue;
    }

    /// The sentence under the key, filled with the arguments; the key itself where there is none, so that a
    /// page still shows.
    public String t(String key, Object... arguments) {
        var sentence = sentences.get(key);
        if (sentence == null) {
            return key;
        }
        return new MessageFormat(sentence, tongue.locale()).format(spoken(arguments));
    }

    /// Whether there is a sentence under the key.
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /// A refusal in words that say what to do.
    public String of(Problem problem) {
        return t("problem." + problem.name(), problem.arguments());
    }

    /// Why something was held, refused or taken with a warning; empty where there is nothing to say. A reason
    /// inside the reason, such as why an address means no dwelling, is told in words as well.
    public String of(Verdict verdict) {
        if (verdict.reason().isEmpty()) {
            return "";
        }
        var first = verdict.arguments().isEmpty() ? "" : verdict.arguments().getFirst();
        return t(
                "reason." + verdict.reason(),
                verdict.arguments().stream()
                        .map(argument -> has("reason." + argument) ? t("reason." + argument, first) : argument)
                        .toArray());
    }

    /// The name of a value of an enumeration: the sentence under `<type>.<VALUE>`.
    public String of(Enum<?> value) {
        return t(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /// The day of China's civil time on which something happened.
    public static LocalDate civilDay(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /// Day and time in China's civil time.
    public String time(Instant instant) {
        return time.format(instant);
    }

    /// A date as it is known: a day, `2013年6月`, `2013年`, or "not known".
    public String date(PartialDate date) {
        return switch (date) {
            case PartialDate.Day(var exact) -> day(exact);
            case PartialDate.Month(var month) ->
                DateTimeFormatter.ofPattern(tongue == Tongue.ZH ? "yyyy年M月" : "MMMM yyyy", tongue.locale())
                        .format(month);
            case PartialDate.InYear(var year) -> tongue == Tongue.ZH ? year + "年" : year.toString();
            case PartialDate.Unknown() -> t("date.unknown");
        };
    }

    // Numbers and codes are shown as they are: MessageFormat would put commas into a row number.
    private Object[] spoken(Object[] arguments) {
        var spoken = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            spoken[i] = switch (arguments[i]) {
                case LocalDate date -> day(date);
                case PartialDate date -> date(date);
                case Instant instant -> time(instant);
                case Enum<?> value -> of(value);
                case Both both -> both.in(tongue);
                case Object other -> other.toString();
            };
        }
        return spoken;
    }

    private static Map<Tongue, Words> load() {
        var all = new EnumMap<Tongue, Words>(Tongue.class);
        for (var tongue : Tongue.values()) {
            var sentences = new HashMap<String, String>();
            for (var module : MODULES) {
                var bundle = ResourceBundle.getBundle(
                        "messages." + module,
                        tongue == Tongue.ZH ? Locale.ROOT : tongue.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
                bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
            }
            all.put(tongue, new Words(tongue, Map.copyOf(sentences)));
        }
        return all;
    }
}
