package org.anju.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/// Texts of matters for tests, and the facts that their rules may ask.
final class Sample {

    static final List<Fact> FACTS = List.of(
            fact("person.age", FactType.NUMBER),
            fact("person.hasHome", FactType.YES_NO),
            fact("person.daysHere", FactType.NUMBER),
            fact("person.hereSince", FactType.DAY),
            fact("person.locality", FactType.TEXT));

    /// The least that a matter has.
    static final String LEAST = """
            code: trial
            from: 2026-01-01
            name: {zh: 试办事项, en: Trial matter}
            about: {zh: 仅供试办。, en: Only for trial.}
            basis:
              - {zh: 试办办法第一条, en: "Trial Measures, art. 1"}
            clock:
              accept: {days: 5, count: working}
              decide: {days: 15, count: calendar}
              basis: {zh: 试办办法第二条, en: "Trial Measures, art. 2"}
            channels: [PORTAL]
            decide: {by: officer}
            deliver: [electronic]
            remedy: {zh: 可以申请行政复议。, en: Apply for reconsideration.}
            """;

    private Sample() {}

    private static Fact fact(String name, FactType type) {
        return new Fact(name, type, new Text("试", "trial"));
    }

    static Reading read(String text) {
        return MatterTexts.read(text, FACTS, Set.of("trial-outcome", "residence-proof"), new MatterFaults());
    }

    static Rules sound(String text) {
        var reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Sound.class);
        return ((Reading.Sound) reading).rules();
    }

    static List<MatterFault> faults(String text) {
        var reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty) reading).faults();
    }
}
