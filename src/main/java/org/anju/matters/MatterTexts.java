package org.anju.matters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads texts of matters and finds everything that is wrong with them, against the facts and outcomes that the
/// modules of the house offer.
@Component
public class MatterTexts {

    /// Characters of a text: as a form it is then smaller than what the server takes.
    static final int LONGEST = 20_000;

    private final ObjectProvider<Facts> facts;
    private final ObjectProvider<OutcomeNames> outcomes;

    // They are asked for when they are needed: who offers facts or outcomes may itself use the catalogue.
    MatterTexts(ObjectProvider<Facts> facts, ObjectProvider<OutcomeNames> outcomes) {
        this.facts = facts;
        this.outcomes = outcomes;
    }

    /// The matter of a text and its compiled rules, or all its faults.
    public Reading read(String text) {
        return read(text, declared(), outcomes(), new MatterFaults());
    }

    /// The same of a text that is in the catalogue, or was proposed: what has been asked of texts only since
    /// then is no fault of it.
    Reading again(String text) {
        return read(text, declared(), outcomes(), new MatterFaults(true));
    }

    /// The same of a file: UTF-8, with or without the mark that some editors put before it.
    public Reading read(byte[] file) {
        try {
            return read(text(file));
        } catch (CharacterCodingException e) {
            return new Reading.Faulty(List.of(new MatterFault("", 1, "no-utf8", List.of())));
        }
    }

    static String text(byte[] file) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file))
                .toString();
        return (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    /// The line on which a key of the whole text stands.
    static int line(String text, String key) {
        return YamlText.read(text, new MatterFaults())
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .flatMap(root -> Optional.ofNullable(root.entries().get(key)))
                .map(YamlNode::line)
                .orElse(1);
    }

    static Reading read(String text, List<Fact> facts, Set<String> outcomes, MatterFaults faults) {
        if (text.length() > LONGEST) {
            faults.at("", 1, "text-too-long", String.valueOf(LONGEST));
            return new Reading.Faulty(faults.list());
        }
        var root = YamlText.read(text, faults);
        if (root.isEmpty()) {
            return new Reading.Faulty(faults.list());
        }
        var matter = new MatterReader(faults).matter(root.get());
        var outcome = matter.outcome();
        if (outcome != null && !outcome.isEmpty() && !outcomes.contains(outcome)) {
            faults.at(
                    "outcome",
                    "outcome-unknown",
                    outcome,
                    outcomes.stream().sorted().collect(Collectors.joining(", ")));
        }
        var rules = RuleCompiler.compile(matter, facts, faults);
        return faults.none() ? new Reading.Sound(matter, rules) : new Reading.Faulty(faults.list());
    }

    /// All facts that rules may ask, by name. Throws where two modules offer one name.
    public List<Fact> declared() {
        var all = new ArrayList<Fact>();
        var names = new HashSet<String>();
        facts.stream().flatMap(one -> one.declared().stream()).forEach(fact -> {
            if (!names.add(fact.name())) {
                throw new IllegalStateException("Two modules offer the fact %s.".formatted(fact.name()));
            }
            all.add(fact);
        });
        all.sort(java.util.Comparator.comparing(Fact::name));
        return all;
    }

    private Set<String> outcomes() {
        return outcomes.stream().flatMap(one -> one.names().stream()).collect(Collectors.toSet());
    }
}
