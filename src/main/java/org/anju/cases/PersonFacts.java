package org.anju.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.anju.matters.Fact;
import org.anju.matters.FactType;
import org.anju.matters.Facts;
import org.anju.matters.Text;
import org.anju.residents.Abiding;
import org.anju.residents.Abode;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// What the register knows of a person that a matter's rules may ask: `person.…`. What is not certain is not
/// known: a rule that asks it does not hold.
@Component
class PersonFacts implements Facts {

    private static final int OF_AGE = 18;
    private static final String DIVISION = "person.division";

    private static final Set<Fact> DECLARED = Set.of(
            new Fact("person.age", FactType.NUMBER, new Text("周岁", "age in whole years")),
            new Fact("person.minor", FactType.YES_NO, new Text("不满十八周岁", "under eighteen")),
            new Fact(
                    "person.daysHere",
                    FactType.NUMBER,
                    new Text("在本市连续居住的天数", "days of unbroken residence in this city")),
            new Fact(
                    "person.hereSince",
                    FactType.DAY,
                    new Text("在本市连续居住的起始日", "first day of unbroken residence in this city")),
            new Fact("person.hasHome", FactType.YES_NO, new Text("登记有现住址", "a present home is registered")),
            new Fact(DIVISION, FactType.TEXT, new Text("现住址的行政区划代码", "division of the present home")),
            new Fact("person.locality", FactType.TEXT, new Text("现住址所在城市的代码", "code of the city of the present home")),
            new Fact(
                    "person.householdHere",
                    FactType.YES_NO,
                    new Text("户籍在现住址所在城市", "household registration in the city of the present home")),
            new Fact("person.documentKind", FactType.TEXT, new Text("证件种类", "kind of identity document")),
            new Fact("person.phoneKnown", FactType.YES_NO, new Text("登记有联系电话", "a phone number is registered")));

    private final Residents residents;

    PersonFacts(Residents residents) {
        this.residents = residents;
    }

    @Override
    public Set<Fact> declared() {
        return DECLARED;
    }

    @Override
    public Map<String, Object> of(PersonId survivor, LocalDate on, Access access) {
        return residents
                .find(survivor, new AsOf(on, residents.now().knownAt()), access)
                .map(person -> of(person, on))
                .orElse(Map.of());
    }

    /// Where a case of the person is handled: the division of the home; of the post, where there is none.
    String division(PersonId survivor, Map<String, Object> known, LocalDate on, Access access) {
        var facts =
                known.containsKey("person.hasHome") || known.containsKey(DIVISION) ? known : of(survivor, on, access);
        var territory = access.territory();
        return facts.getOrDefault(DIVISION, territory == null ? "" : territory.value())
                .toString();
    }

    static Map<String, Object> of(Person person, LocalDate on) {
        var facts = new HashMap<String, Object>();
        age(person.particulars().birth(), on, facts);
        var home = Abiding.home(person, on);
        facts.put("person.hasHome", home.isPresent());
        home.ifPresent(stay -> {
            var division = ((Abode.Home) stay.abode()).division();
            var city = division.city();
            var since = Abiding.since(person.stays(), stay, city);
            facts.put(DIVISION, division.value());
            facts.put("person.locality", city.prefix());
            facts.put("person.hereSince", since);
            facts.put("person.daysHere", ChronoUnit.DAYS.between(since, on));
            var household = person.particulars().household();
            if (!household.isEmpty()) {
                facts.put("person.householdHere", household.startsWith(city.prefix()));
            }
        });
        person.documents().stream()
                .filter(document -> document.belief().until() == null)
                .findFirst()
                .ifPresent(document ->
                        facts.put("person.documentKind", document.kind().name()));
        facts.put("person.phoneKnown", !person.phones().isEmpty());
        return facts;
    }

    // Of a birth that is known by year or month alone the age is said that is certain.
    private static void age(PartialDate birth, LocalDate on, Map<String, Object> facts) {
        if (birth instanceof PartialDate.Unknown) {
            return;
        }
        var least = ChronoUnit.YEARS.between(birth.latest(), on);
        var most = ChronoUnit.YEARS.between(birth.earliest(), on);
        if (least == most) {
            facts.put("person.age", least);
        }
        if (least >= OF_AGE || most < OF_AGE) {
            facts.put("person.minor", most < OF_AGE);
        }
    }
}
