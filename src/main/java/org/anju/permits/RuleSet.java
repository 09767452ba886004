package org.anju.permits;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.shared.DivisionCode;
import org.anju.workdays.Limit;

/// The rules that are in force in one place on one day, each read as what it means.
public final class RuleSet {

    private final Map<RuleKind, Rule> rules;

    /// @param rules one for each kind but the fee for a replacement, which only localities set
    RuleSet(Map<RuleKind, Rule> rules) {
        this.rules = new EnumMap<>(rules);
    }

    /// What somebody can give as the reason for which a permit is due (decree, art. 2); one is enough.
    public enum Ground {
        EMPLOYMENT,
        HOME,
        SCHOOLING
    }

    /// From which day the half year is counted.
    public enum ReckonedFrom {
        /// the person came to live here (decree, art. 2)
        RESIDENCE,
        /// that was declared
        DECLARATION
    }

    /// What making up a missed endorsement does to the years of residence.
    public enum MadeUp {
        /// they begin on that day (decree, art. 10)
        COUNTED_ANEW,
        /// they go on, without the time of suspension
        SUSPENDED_TIME_LEFT_OUT
    }

    /// In the order of [RuleKind].
    public List<Rule> all() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule> find(RuleKind kind) {
        return Optional.ofNullable(rules.get(kind));
    }

    public Rule get(RuleKind kind) {
        return find(kind).orElseThrow(() -> new IllegalStateException("There is no rule %s.".formatted(kind)));
    }

    /// The first day on which somebody may apply whose residence is reckoned from a day: that on which the half
    /// year is full, the day of that number in the last month, or that month's last (Civil Code, art. 202; 以上
    /// is inclusive, art. 1259).
    public LocalDate mayApplyFrom(LocalDate since) {
        return since.plusMonths(get(RuleKind.RESIDENCE).number());
    }

    public ReckonedFrom reckonedFrom() {
        return ReckonedFrom.valueOf(get(RuleKind.RECKONED_FROM).value().toUpperCase(Locale.ROOT));
    }

    public Set<Ground> grounds() {
        return words(RuleKind.GROUNDS, Ground.class);
    }

    /// The limit that holds here: the longer one where the place is a remote area.
    public Limit issue() {
        return issue(get(RuleKind.REMOTE).value().equals("yes"));
    }

    public Limit issue(boolean remote) {
        var rule = get(remote ? RuleKind.ISSUE_REMOTE : RuleKind.ISSUE);
        return new Limit(rule.number(), rule.value().contains("working") ? Limit.Count.WORKING : Limit.Count.CALENDAR);
    }

    /// The division within which a permit holds that was issued in this one.
    public DivisionCode locality(DivisionCode division) {
        return switch (get(RuleKind.LOCALITY).value()) {
            case "province" -> division.at(DivisionCode.Level.PROVINCE);
            case "county" -> division.at(DivisionCode.Level.COUNTY);
            default -> division.city();
        };
    }

    public int intervalMonths() {
        return get(RuleKind.INTERVAL).number();
    }

    /// The first day of the window before a full year; where its month has no such day, that month's last.
    public LocalDate opens(LocalDate fullYear) {
        return fullYear.minusMonths(get(RuleKind.WINDOW).number());
    }

    /// The last day on which an endorsement is in time.
    public LocalDate lastDay(LocalDate fullYear) {
        return get(RuleKind.LAST_DAY).value().equals("day before") ? fullYear.minusDays(1) : fullYear;
    }

    /// Whether a new address in the locality needs a new card.
    public boolean addressReplacesCard() {
        return get(RuleKind.ADDRESS).value().equals("card replaced");
    }

    public MadeUp madeUp() {
        return get(RuleKind.MADE_UP).value().equals("counted anew")
                ? MadeUp.COUNTED_ANEW
                : MadeUp.SUSPENDED_TIME_LEFT_OUT;
    }

    /// Empty where the locality has set none, so that none can be asked for (decree, arts. 20 and 21).
    public OptionalInt replacementFee() {
        return find(RuleKind.FEE_REPLACEMENT)
                .map(rule -> OptionalInt.of(rule.number()))
                .orElse(OptionalInt.empty());
    }

    public Set<EndGround> ends() {
        return words(RuleKind.ENDS, EndGround.class);
    }

    private <E extends Enum<E>> Set<E> words(RuleKind kind, Class<E> type) {
        return Arrays.stream(get(kind).value().split(", "))
                .map(word -> Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
