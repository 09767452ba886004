package org.anju.matters;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a matter's text. The rules in it are compiled afterwards ([RuleCompiler]).
final class MatterReader {

    // As the tables of cases have them: what is read here can be kept there.
    private static final Pattern NAME = Pattern.compile("(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ANSWER = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern DECIDER = Pattern.compile("officer|rule");
    private static final int LONGEST_ANSWER = 2_000;
    private static final MatterCode NO_CODE = new MatterCode("none");
    private static final Fee FREE = new Fee("0", new Text("没有规定收费", "No fee is provided for"));
    private static final MatterClock.Term NO_TERM = new MatterClock.Term("0", "working");
    private static final Set<Channel> CHANNELS = EnumSet.of(Channel.PORTAL, Channel.DESK, Channel.KIOSK);

    private final MatterFaults faults;

    MatterReader(MatterFaults faults) {
        this.faults = faults;
    }

    /// The matter; with stand-ins where faults were noted.
    Matter matter(YamlNode root) {
        var all = YamlFields.of(
                "",
                root,
                faults,
                "code",
                "from",
                "until",
                "name",
                "about",
                "basis",
                "mayApply",
                "questions",
                "papers",
                "period",
                "clock",
                "fee",
                "channels",
                "decide",
                "outcome",
                "deliver",
                "remedy",
                "told");
        var from = all.day("from");
        return new Matter(
                code(all),
                0,
                from,
                until(all, from),
                all.text("name"),
                all.text("about"),
                all.items("basis", true, (at, node) -> YamlFields.text(at, node, faults)),
                all.items("mayApply", false, this::condition),
                distinct("questions", all.items("questions", false, this::question), Question::id),
                distinct("papers", all.items("papers", false, this::paper), Paper::id),
                period(all),
                all.within("clock", noClock(), true, this::clock, "accept", "decide", "basis", "stops"),
                all.within("fee", FREE, false, MatterReader::fee, "yuan", "basis"),
                all.someOf("channels", CHANNELS),
                all.within("decide", new Decision.ByOfficer(), true, this::decision, "by", "grantIf", "refuse"),
                all.has("outcome") ? name(all, "outcome") : null,
                all.someOf("deliver", EnumSet.allOf(Delivery.class)),
                all.text("remedy"),
                told(all));
    }

    private static MatterCode code(YamlFields all) {
        var written = all.word("code", NAME, "name-form");
        return NAME.matcher(written).matches() ? new MatterCode(written) : NO_CODE;
    }

    /// The name of something that cases keep. Before they did, any word would do.
    private String name(YamlFields fields, String key) {
        var written = fields.word(key, WORD, "name-form");
        if (WORD.matcher(written).matches() && !NAME.matcher(written).matches()) {
            faults.newly(fields.at(key), "name-form", written);
        }
        return written;
    }

    private static @Nullable LocalDate until(YamlFields all, LocalDate from) {
        var until = all.dayIfAny("until");
        if (until != null && until.isBefore(from)) {
            all.fault("until", "until-before-from", until.toString(), from.toString());
        }
        return until;
    }

    private static @Nullable String period(YamlFields all) {
        var rule = all.ruleIfAny("period");
        return "once".equals(rule) ? null : rule;
    }

    private Condition condition(String at, YamlNode node) {
        var fields = YamlFields.of(at, node, faults, "when", "otherwise");
        return new Condition(fields.rule("when"), fields.text("otherwise"));
    }

    private Question question(String at, YamlNode node) {
        var fields =
                YamlFields.of(at, node, faults, "id", "ask", "why", "type", "options", "when", "optional", "longest");
        var type = fields.oneOf("type", EnumSet.allOf(Question.Type.class));
        var choice = type == Question.Type.CHOICE;
        if (type != null && choice != fields.has("options")) {
            fields.fault("options", choice ? "options-missing" : "options-unasked");
        }
        if (type != Question.Type.TEXT && fields.has("longest")) {
            fields.fault("longest", "longest-unasked");
        }
        var options = fields.items("options", choice && fields.has("options"), this::option);
        return new Question(
                fields.word("id", ANSWER, "answer-form"),
                fields.text("ask"),
                fields.textIfAny("why"),
                type == null ? Question.Type.TEXT : type,
                distinct(fields.at("options"), options, Question.Option::id),
                fields.ruleIfAny("when"),
                fields.truth("optional"),
                fields.number("longest", Question.USUAL_LENGTH, LONGEST_ANSWER));
    }

    private Question.Option option(String at, YamlNode node) {
        var fields = YamlFields.of(at, node, faults, "id", "zh", "en");
        return new Question.Option(fields.word("id", WORD, "option-form"), fields.both());
    }

    private Paper paper(String at, YamlNode node) {
        var fields = YamlFields.of(at, node, faults, "id", "name", "about", "held", "when");
        return new Paper(
                name(fields, "id"),
                fields.text("name"),
                fields.textIfAny("about"),
                fields.ruleIfAny("held"),
                fields.ruleIfAny("when"));
    }

    private MatterClock clock(YamlFields fields) {
        return new MatterClock(
                fields.within("accept", NO_TERM, true, MatterReader::term, "days", "count"),
                fields.within("decide", NO_TERM, true, MatterReader::term, "days", "count"),
                fields.text("basis"),
                distinct(fields.at("stops"), fields.items("stops", false, this::stop), MatterClock.Stop::id));
    }

    private static MatterClock.Term term(YamlFields fields) {
        return new MatterClock.Term(fields.rule("days"), fields.rule("count"));
    }

    private MatterClock.Stop stop(String at, YamlNode node) {
        var fields = YamlFields.of(at, node, faults, "id", "name", "basis");
        return new MatterClock.Stop(name(fields, "id"), fields.text("name"), fields.text("basis"));
    }

    private static Fee fee(YamlFields fields) {
        return new Fee(fields.rule("yuan"), fields.text("basis"));
    }

    private Decision decision(YamlFields fields) {
        if ("rule".equals(fields.word("by", DECIDER, "decider-form"))) {
            return new Decision.ByRule(fields.rule("grantIf"), fields.text("refuse"));
        }
        for (var key : List.of("grantIf", "refuse")) {
            if (fields.has(key)) {
                fields.fault(key, "rule-only", key);
            }
        }
        return new Decision.ByOfficer();
    }

    private Map<Told, Text> told(YamlFields all) {
        var occasions =
                java.util.Arrays.stream(Told.values()).map(YamlFields::name).toArray(String[]::new);
        return all.within("told", Map.of(), false, fields -> told(fields, Told.values()), occasions);
    }

    private Map<Told, Text> told(YamlFields fields, Told[] occasions) {
        var texts = new EnumMap<Told, Text>(Told.class);
        for (var occasion : occasions) {
            var text = fields.textIfAny(YamlFields.name(occasion));
            if (text != null) {
                texts.put(occasion, text);
            }
        }
        return texts;
    }

    private <T> List<T> distinct(String path, List<T> items, java.util.function.Function<T, String> id) {
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var one = id.apply(items.get(i));
            if (!one.isEmpty() && !seen.add(one)) {
                faults.at(MatterFaults.path(MatterFaults.path(path, i), "id"), "id-twice", one);
            }
        }
        return items;
    }

    private static MatterClock noClock() {
        return new MatterClock(NO_TERM, NO_TERM, new Text("—", "—"), List.of());
    }
}
