package org.anju.cases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.cases.CaseRecords.Key;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.matters.Decision;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// How a case begins: whether this person may apply for this matter here and now, and that there is one case for
/// a matter and period, also where two begin it at once.
@Component
class Beginning {

    private final CaseRecords records;
    private final Course course;
    private final CaseReading reading;
    private final Knowing knowing;
    private final PersonFacts homes;
    private final Matters matters;
    private final Residents residents;
    private final Delegations delegations;
    private final CaseOfficers officers;
    private final AccessLog accessLog;

    Beginning(
            CaseRecords records,
            Course course,
            CaseReading reading,
            Knowing knowing,
            PersonFacts homes,
            Matters matters,
            Residents residents,
            Delegations delegations,
            CaseOfficers officers,
            AccessLog accessLog) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.knowing = knowing;
        this.homes = homes;
        this.matters = matters;
        this.residents = residents;
        this.delegations = delegations;
        this.officers = officers;
        this.accessLog = accessLog;
    }

    /// What is known before anything is written.
    ///
    /// @param parts the person's records; that under which the case will stand comes first
    record Ground(List<PersonId> parts, Weighed weighed, String period, String division) {}

    Ground prepare(PersonId subject, MatterCode code, Map<String, String> answers, Access access) {
        var matter = matters.find(code, course.today())
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "matter-unknown", code));
        requireChannel(matter, access.channel());
        var survivor = residents.survivor(subject);
        if (Actor.of(access) == Actor.OFFICER) {
            officers.require(access);
            delegations.require(access, code, FunctionStep.RECEIVE);
            residents.requireReach(survivor, access);
        }
        var weighed = knowing.weigh(matter, survivor, access);
        var evaluation = weighed.with(answers);
        Completeness.requireEligible(evaluation.obstacles());
        var division = homes.division(survivor, weighed.facts(), course.today(), access);
        return new Ground(residents.parts(survivor), weighed, evaluation.period(), division);
    }

    /// In the transaction of the face. Throws [Problem] `case-nowhere` where officers have to do with it and no
    /// unit that receives this matter has the place: a new one would wait on nobody's list.
    Case begin(Ground ground, Access access) {
        var subject = ground.parts().getFirst();
        var matter = ground.weighed().matter();
        accessLog.wrote(access, Shown.CASE, ground.parts());
        var earlier = records.holding(ground.parts(), matter.code(), ground.period());
        if (earlier.isPresent()) {
            return reading.again(earlier.get());
        }
        if (matter.decide() instanceof Decision.ByOfficer
                && !delegations.receivedAt(matter.code(), ground.division())) {
            throw new Problem(Problem.Kind.CONFLICT, "case-nowhere");
        }
        var key = new Key(subject, CaseId.next());
        if (!records.claim(key, matter.code(), ground.period(), ground.division(), course.today())) {
            return reading.again(records.holding(ground.parts(), matter.code(), ground.period())
                    .orElseThrow(Course::unknown));
        }
        records.add(key, matter.version(), course.today(), access);
        return reading.again(key);
    }

    // What an office's own system hands in is handed in at its counter.
    private static void requireChannel(Matter matter, Channel channel) {
        var way = channel == Channel.API ? Channel.DESK : channel;
        if (!matter.channels().contains(way)) {
            throw new Problem(Problem.Kind.CONFLICT, "case-channel", Objects.requireNonNull(way));
        }
    }
}
