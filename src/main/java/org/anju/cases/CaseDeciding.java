package org.anju.cases;

import java.util.Set;
import org.anju.cases.CaseRecords.Key;
import org.anju.matters.Delivery;
import org.anju.matters.Matter;
import org.anju.matters.Ruling;
import org.anju.matters.Text;
import org.anju.matters.Told;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Decides a case and does what follows, in the transaction of the face: the decision, what it brings about, what
/// the applicant is told; all of it or nothing.
@Component
class CaseDeciding {

    private static final Logger LOG = LoggerFactory.getLogger(CaseDeciding.class);
    private static final Set<Delivery> BY_THE_PORTAL = Set.of(Delivery.ELECTRONIC);

    private final CourseRecords records;
    private final Course course;
    private final CaseReading reading;
    private final CaseTelling telling;
    private final CaseOutcomes outcomes;

    CaseDeciding(
            CourseRecords records, Course course, CaseReading reading, CaseTelling telling, CaseOutcomes outcomes) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.telling = telling;
        this.outcomes = outcomes;
    }

    /// What a rule has said of a case that was handed in just now.
    Case byRule(Course.Moving moving, Case one, Matter matter, Ruling ruling, Access access) {
        return switch (ruling) {
            case Ruling.ForOfficer() -> reading.again(Key.of(one));
            case Ruling.Granted() -> {
                moving.accept(CaseStep.ACCEPT, Actor.RULE);
                yield decide(moving, one, matter, granted(true, access), access);
            }
            case Ruling.Refused(var reason) -> {
                moving.accept(CaseStep.ACCEPT, Actor.RULE);
                yield decide(moving, one, matter, refused(both(reason), both(matter.remedy()), true, access), access);
            }
        };
    }

    Case decide(Course.Moving moving, Case one, Matter matter, CaseDecision decision, Access access) {
        var by = decision.byRule() ? Actor.RULE : Actor.OFFICER;
        moving.end(decision.granted() ? CaseStep.GRANT : CaseStep.REFUSE, by);
        records.decide(Key.of(one), decision, access);
        if (!decision.granted()) {
            telling.tell(one, matter, Told.REFUSED, decision.on(), access);
            return reading.again(Key.of(one));
        }
        telling.tell(one, matter, Told.GRANTED, decision.on(), access);
        carryOut(matter, reading.again(Key.of(one)), access);
        // What is only said in the portal is delivered with the saying (Civil Procedure Law, art. 90).
        if (matter.deliver().equals(BY_THE_PORTAL)) {
            course.open(one, access).end(CaseStep.DELIVER, Actor.RULE);
        }
        return reading.again(Key.of(one));
    }

    private void carryOut(Matter matter, Case granted, Access access) {
        var name = matter.outcome();
        if (name != null) {
            outcomes.get(name).granted(granted, access);
        }
    }

    /// Gives a case back once what follows its decision is done; the face comes here after the commit.
    Case followed(Case decided, Matter matter) {
        var name = matter.outcome();
        if (name != null && decided.granted()) {
            try {
                outcomes.get(name).afterwards(decided);
            } catch (RuntimeException e) {
                LOG.error("What follows a granted case could not be done at once; a duty does it.", e);
            }
        }
        return decided;
    }

    CaseDecision granted(boolean byRule, Access access) {
        return new CaseDecision(true, "", "", course.today(), byRule, access.unitName());
    }

    /// Throws [Problem] `case-refusal` where it does not say why, or not what can be done against it.
    CaseDecision refused(String reason, String remedy, boolean byRule, Access access) {
        if (reason.isBlank() || remedy.isBlank()) {
            throw new Problem(Problem.Kind.INVALID, "case-refusal");
        }
        return new CaseDecision(false, reason.strip(), remedy.strip(), course.today(), byRule, access.unitName());
    }

    static String both(Text text) {
        return text.zh() + "\n" + text.en();
    }
}
