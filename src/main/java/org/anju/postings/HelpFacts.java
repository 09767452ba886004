package org.anju.postings;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.matters.Fact;
import org.anju.matters.FactType;
import org.anju.matters.Facts;
import org.anju.matters.Text;
import org.anju.residents.Abode;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// What the rules of the matter ask: whether a liaison officer of the person's home town is there who can be asked.
@Component
class HelpFacts implements Facts {

    private static final String OFFICER = "help.officer";

    private final Postings postings;
    private final Households households;
    private final Residents residents;

    HelpFacts(Postings postings, Households households, Residents residents) {
        this.postings = postings;
        this.households = households;
        this.residents = residents;
    }

    @Override
    public Set<Fact> declared() {
        return Set.of(new Fact(
                OFFICER,
                FactType.YES_NO,
                new Text("户籍地在现住城市派驻有老乡警察", "a liaison officer of the home town works in the city of residence")));
    }

    @Override
    public Map<String, Object> of(PersonId survivor, LocalDate on, Access access) {
        return residents
                .find(survivor, new AsOf(on, residents.now().knownAt()), access)
                .map(person -> Map.<String, Object>of(OFFICER, covered(person, on)))
                .orElse(Map.of());
    }

    private boolean covered(Person person, LocalDate on) {
        var household = households.read(person.particulars().household());
        return household.isPresent()
                && home(person, on)
                        .flatMap(home -> postings.covering(household.get(), home))
                        .isPresent();
    }

    private static Optional<DivisionCode> home(Person person, LocalDate on) {
        return person.stays().stream()
                .filter(stay -> stay.on(on))
                .findFirst()
                .map(stay -> ((Abode.Home) stay.abode()).division());
    }
}
