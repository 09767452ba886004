package org.anju.matters;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.shared.Channel;

/// A matter in plain words of one language, as an applicant would meet it.
public record MatterView(Matter matter, List<Fact> facts, Words words) {

    public MatterView {
        facts = List.copyOf(facts);
    }

    public String of(Text text) {
        return text.in(words.tongue());
    }

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    /// A time limit, in words where it depends on who applies.
    public String term(MatterClock.Term term) {
        return term.fixed().map(limit -> TryOut.limit(limit, words)).orElseGet(() -> words.t("matters.term.rule"));
    }

    public String fee() {
        var yuan = matter.fee().yuan();
        if (!Rules.AMOUNT.matcher(yuan).matches()) {
            return words.t("matters.fee.rule");
        }
        return new BigDecimal(yuan).signum() == 0 ? words.t("matters.free") : words.t("matters.yuan", yuan);
    }

    public String channels() {
        return matter.channels().stream().sorted().map(this::of).collect(Collectors.joining(between()));
    }

    private String of(Channel channel) {
        return words.t("Channel." + channel.name());
    }

    public String delivered() {
        return matter.deliver().stream()
                .sorted()
                .map(one -> words.of((Enum<?>) one))
                .collect(Collectors.joining(between()));
    }

    /// How often a person may apply, in words where it is one of the usual ways.
    public String period() {
        var rule = matter.period();
        if (rule == null) {
            return words.t("matters.period.once");
        }
        return switch (rule) {
            case "today" -> words.t("matters.period.day");
            case "string(year(today))" -> words.t("matters.period.year");
            default -> words.t("matters.period.rule");
        };
    }

    public String decided() {
        return words.t(matter.decide() instanceof Decision.ByRule ? "matters.decided.rule" : "matters.decided.officer");
    }

    /// How a question is answered.
    public String answered(Question question) {
        var how = words.of((Enum<?>) question.type());
        return question.optional() ? how + between() + words.t("matters.optional") : how;
    }

    /// The answers to choose from, by what stands for them; empty where it is answered by writing.
    public Map<String, String> choices(Question question) {
        if (question.type() == Question.Type.YES_NO) {
            return yesOrNo();
        }
        var choices = new LinkedHashMap<String, String>();
        question.options().forEach(option -> choices.put(option.id(), of(option.name())));
        return choices;
    }

    public Map<String, String> yesOrNo() {
        var choices = new LinkedHashMap<String, String>();
        choices.put("yes", words.t("matters.yes"));
        choices.put("no", words.t("matters.no"));
        return choices;
    }

    /// The occasions on which it has words of its own.
    public List<Told> occasions() {
        return Stream.of(Told.values()).filter(matter.told()::containsKey).toList();
    }

    private String between() {
        return words.t("matters.between");
    }
}
