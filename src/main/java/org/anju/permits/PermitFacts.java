package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.matters.Fact;
import org.anju.matters.FactType;
import org.anju.matters.Facts;
import org.anju.matters.Text;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.workdays.Limit;
import org.springframework.stereotype.Component;

/// What rules of matters may ask about permits, and about the residence that one is due for.
@Component
class PermitFacts implements Facts {

    private static final Set<Fact> DECLARED = Set.of(
            fact("held", FactType.YES_NO, "持有未终止的居住证", "has a permit that has not ended"),
            fact("state", FactType.TEXT, "居住证状态（NONE、ACTIVE、SUSPENDED、LOST、ENDED）", "state of the permit"),
            fact("year", FactType.NUMBER, "下一个满一年之日所在年份", "calendar year of the next full year"),
            fact("fullYear", FactType.DAY, "下一个满一年之日", "the next full-year day"),
            fact("opensOn", FactType.DAY, "签注期开始之日", "the first day of the endorsement window"),
            fact("windowOpen", FactType.YES_NO, "今日在签注期内", "the endorsement window is open"),
            fact("endorsable", FactType.YES_NO, "今日可以签注或者补办签注", "can be endorsed or made up today"),
            fact("years", FactType.NUMBER, "计算在内的居住年限", "years of residence that count"),
            fact("sameLocality", FactType.YES_NO, "仍住在发证的地方", "still lives where the permit holds"),
            fact("movedWithin", FactType.YES_NO, "住址与居住证记载的区划不同", "lives in another division than the permit says"),
            fact("issued", FactType.NUMBER, "至今签发过几张居住证", "how many permits were issued so far"),
            fact("losses", FactType.NUMBER, "至今挂失过几次", "how often a card was reported lost so far"),
            fact(
                    "address",
                    FactType.TEXT,
                    "居住证记载的是第几个住址（签发日／变更次数）",
                    "which address the permit has: day of issue and number of changes"),
            fact("lives", FactType.YES_NO, "登记有现住址", "has a registered dwelling"),
            fact("grounds", FactType.TEXT, "当地的申领条件（employment、home、schooling）", "grounds that the place knows"),
            fact("since", FactType.DAY, "半年的起算日（各地规定不同）", "the day from which residence here is reckoned"),
            fact("mayApplyFrom", FactType.DAY, "满半年可以申领之日", "the first day on which the half year is full"),
            fact("mayApply", FactType.YES_NO, "住满半年、户口不在本地、没有居住证", "half a year, household elsewhere, no permit"),
            fact("householdHere", FactType.YES_NO, "户口在本地", "the household is registered here"),
            fact("homeConfirmed", FactType.YES_NO, "住所已由出租人确认", "the dwelling was confirmed by the landlord"),
            fact("decideDays", FactType.NUMBER, "制发时限（天数）", "days within which a permit is made"),
            fact("decideCount", FactType.TEXT, "制发时限（working 或 calendar）", "how these are counted"),
            fact(
                    "replacementFee",
                    FactType.NUMBER,
                    "换领、补领工本费（元；当地未规定为 0）",
                    "fee of a replacement; 0 where none is set"));

    private final Permits permits;
    private final RuleSets sets;
    private final Residents residents;
    private final Clock clock;

    PermitFacts(Permits permits, RuleSets sets, Residents residents, Clock clock) {
        this.permits = permits;
        this.sets = sets;
        this.residents = residents;
        this.clock = clock;
    }

    private static Fact fact(String name, FactType type, String zh, String en) {
        return new Fact("permit." + name, type, new Text(zh, en));
    }

    @Override
    public Set<Fact> declared() {
        return DECLARED;
    }

    @Override
    public Map<String, Object> of(PersonId survivor, LocalDate on, Access access) {
        var known = new HashMap<String, Object>();
        var held = permits.listAbout(survivor, access);
        var person = residents.find(survivor, new AsOf(on, clock.instant()), access);
        var lives = person.flatMap(one -> Residence.of(one, sets, on));
        person.ifPresent(one -> residence(known, one, lives, held, on));
        permit(known, held, lives.map(Residence::division), on);
        return known;
    }

    private void permit(Map<String, Object> known, List<Permit> held, Optional<DivisionCode> home, LocalDate on) {
        var first = Permits.chosen(held, () -> home);
        known.put("permit.held", first.filter(permit -> !permit.ended()).isPresent());
        known.put(
                "permit.state",
                first.map(permit -> permit.standing().state().name()).orElse("NONE"));
        known.put(
                "permit.windowOpen",
                first.filter(permit -> permit.standing().windowOpen(on)).isPresent());
        known.put("permit.endorsable", first.filter(Permit::endorsable).isPresent());
        known.put(
                "permit.sameLocality",
                first.filter(one -> !one.ended() && one.here()).isPresent());
        known.put("permit.issued", (long) held.size());
        known.put("permit.losses", marks(held, Mark.Kind.LOST));
        first.ifPresent(permit -> {
            var standing = permit.standing();
            known.put("permit.address", address(permit));
            known.put("permit.year", (long) standing.fullYear().getYear());
            known.put("permit.fullYear", standing.fullYear());
            known.put("permit.opensOn", standing.opens());
            known.put("permit.years", (long) standing.years());
        });
    }

    /// Which address the permit has: the day of its first mark, and how often its address was changed since. No
    /// other permit of the holder, and none that is erased, has a part in it.
    private static String address(Permit permit) {
        return permit.marks().getFirst().day() + "/" + marks(List.of(permit), Mark.Kind.ADDRESS_CHANGED);
    }

    private static long marks(List<Permit> held, Mark.Kind kind) {
        return held.stream()
                .flatMap(permit -> permit.marks().stream())
                .filter(mark -> mark.kind() == kind)
                .count();
    }

    private void residence(
            Map<String, Object> known, Person person, Optional<Residence> lives, List<Permit> held, LocalDate on) {
        known.put("permit.lives", lives.isPresent());
        lives.ifPresent(here -> {
            var rules = sets.of(here.division()).on(on);
            var from = rules.mayApplyFrom(here.since());
            var household = household(person, here.locality());
            var standing = held.stream()
                    .filter(permit -> permit.goesOnIn(here.division()))
                    .findFirst();
            var limit = rules.issue();
            known.put("permit.grounds", rules.get(RuleKind.GROUNDS).value());
            known.put("permit.since", here.since());
            known.put("permit.mayApplyFrom", from);
            known.put("permit.householdHere", household);
            known.put("permit.mayApply", !on.isBefore(from) && !household && standing.isEmpty());
            known.put("permit.homeConfirmed", here.confirmed());
            known.put(
                    "permit.movedWithin",
                    standing.filter(permit -> !permit.division().equals(here.division()))
                            .isPresent());
            known.put("permit.decideDays", (long) limit.days());
            known.put("permit.decideCount", limit.count() == Limit.Count.WORKING ? "working" : "calendar");
            known.put("permit.replacementFee", (long) rules.replacementFee().orElse(0));
        });
    }

    // Where it was not declared, it is taken to be elsewhere: the paper shows it.
    private static boolean household(Person person, DivisionCode locality) {
        var written = person.particulars().household();
        return written.matches("[0-9]{2,12}") && written.startsWith(locality.prefix());
    }
}
