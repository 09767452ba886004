package org.anju.matters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.anju.frame.TextLine;
import org.anju.shared.Problem;
import org.anju.workdays.Limit;

/// What the rules of one version of a matter say to a person's facts and the answers so far.
///
/// A rule that asks what is not known does not hold: then a condition is not met, a paper is not held, and
/// nothing is granted; but a question is asked and a paper is wanted. An answer to a question that is not
/// asked does not count; in rules it stands as an empty word, 0 or false.
public final class Evaluation {

    /// The name of the [Problem] of a limit, fee or period that cannot be reckoned.
    public static final String FAILED = "matter-rule-failed";

    private static final int LONGEST_PERIOD = 60;

    private final Matter matter;
    private final Map<String, Rule> rules;
    private final Map<String, Object> known;
    private final List<Question> asked = new ArrayList<>();
    private final List<Question> open = new ArrayList<>();

    Evaluation(Matter matter, Map<String, Rule> rules, Map<String, Object> facts, Map<String, String> answers) {
        this.matter = matter;
        this.rules = rules;
        this.known = new HashMap<>(facts);
        ask(answers);
    }

    private void ask(Map<String, String> answers) {
        var questions = matter.questions();
        questions.forEach(question -> known.put(name(question), nothing(question)));
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            if (holds(MatterFaults.path("questions", i) + ".when", true)) {
                asked.add(question);
                var answer = answers.getOrDefault(question.id(), "");
                if (question.fits(answer)) {
                    known.put(name(question), value(question, answer));
                } else if (!question.optional() || !answer.isBlank()) {
                    open.add(question);
                }
            }
        }
    }

    /// What is told of each condition that does not hold; those that ask answers are left out. Empty where the
    /// person may apply.
    public List<Text> obstacles() {
        return obstacles(rule -> !rule.asksAnswers());
    }

    /// The same with those that ask answers; for when the answers are complete.
    public List<Text> obstaclesToSubmitting() {
        return obstacles(rule -> true);
    }

    private List<Text> obstacles(Predicate<Rule> which) {
        var texts = new ArrayList<Text>();
        for (int i = 0; i < matter.mayApply().size(); i++) {
            var path = MatterFaults.path("mayApply", i) + ".when";
            if (which.test(rule(path)) && !holds(path, false)) {
                texts.add(matter.mayApply().get(i).otherwise());
            }
        }
        return texts;
    }

    /// The questions to be asked, in order, as far as the answers so far say.
    public List<Question> questions() {
        return List.copyOf(asked);
    }

    /// Those of them that have no answer yet and may not be left open, or one that does not fit.
    public List<Question> open() {
        return List.copyOf(open);
    }

    /// The papers that are needed and that the register does not hold.
    public List<Paper> papers() {
        return papers(false);
    }

    /// The papers that would be needed, and that nobody is asked for.
    public List<Paper> held() {
        return papers(true);
    }

    private List<Paper> papers(boolean held) {
        var papers = new ArrayList<Paper>();
        for (int i = 0; i < matter.papers().size(); i++) {
            var path = MatterFaults.path("papers", i);
            var knows = rules.containsKey(path + ".held") && holds(path + ".held", false);
            if (holds(path + ".when", true) && knows == held) {
                papers.add(matter.papers().get(i));
            }
        }
        return papers;
    }

    /// With person and matter the key that no second case may have: `once`, or what the rule says.
    public String period() {
        if (matter.period() == null) {
            return "once";
        }
        var period = (String) value("period");
        if (!TextLine.fits(period, LONGEST_PERIOD)) {
            throw failed("period");
        }
        return period;
    }

    public Limit accept() {
        return limit("clock.accept", matter.clock().accept());
    }

    public Limit decide() {
        return limit("clock.decide", matter.clock().decide());
    }

    private Limit limit(String path, MatterClock.Term term) {
        var days = rules.containsKey(path + ".days") ? (Long) value(path + ".days") : Long.valueOf(term.days());
        var count = rules.containsKey(path + ".count") ? (String) value(path + ".count") : term.count();
        if (!Rules.fits(days)) {
            throw failed(path + ".days");
        }
        return new Limit(days.intValue(), MatterClock.Term.count(count).orElseThrow(() -> failed(path + ".count")));
    }

    /// In yuan; zero where it is free.
    public BigDecimal fee() {
        if (!rules.containsKey("fee.yuan")) {
            return new BigDecimal(matter.fee().yuan());
        }
        var yuan = (Long) value("fee.yuan");
        if (yuan < 0) {
            throw failed("fee.yuan");
        }
        return BigDecimal.valueOf(yuan);
    }

    /// Who decides, or what the rule has decided.
    public Ruling ruling() {
        return switch (matter.decide()) {
            case Decision.ByOfficer() -> new Ruling.ForOfficer();
            case Decision.ByRule(var grantIf, var refuse) ->
                holds("decide.grantIf", false) ? new Ruling.Granted() : new Ruling.Refused(refuse);
        };
    }

    /// @param unknown what holds where there is no such rule, or where it asks what is not known
    private boolean holds(String path, boolean unknown) {
        var rule = rules.get(path);
        return rule == null ? unknown : (Boolean) rule.of(known).orElse(unknown);
    }

    private Rule rule(String path) {
        var rule = rules.get(path);
        if (rule == null) {
            throw new IllegalStateException("%s has no rule %s.".formatted(matter.code(), path));
        }
        return rule;
    }

    private Object value(String path) {
        return rule(path).of(known).orElseThrow(() -> failed(path));
    }

    private Problem failed(String path) {
        return new Problem(Problem.Kind.CONFLICT, FAILED, matter.code(), path);
    }

    private static String name(Question question) {
        return Rules.ANSWERS + question.id();
    }

    private static Object nothing(Question question) {
        return switch (question.type().within()) {
            case YES_NO -> false;
            case NUMBER -> 0L;
            case TEXT, DAY -> "";
        };
    }

    private static Object value(Question question, String answer) {
        return switch (question.type().within()) {
            case YES_NO -> answer.equals("yes");
            case NUMBER -> Long.valueOf(answer);
            case TEXT, DAY -> answer;
        };
    }
}
