package org.anju.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Use;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import org.springframework.stereotype.Component;

/// Declarations of other systems. Those of an organisation say nothing of guests of a hotel: the register
/// would know who passes through the city, and it does not track movements. Hotels hand in lists, which say
/// how long somebody stays.
@Component
class OrganisationReports {

    private static final Verdict BY_LIST = Verdict.refused("hotel-guests-by-list");

    private final Observations observations;
    private final Dwellings dwellings;

    OrganisationReports(Observations observations, Dwellings dwellings) {
        this.observations = observations;
        this.dwellings = dwellings;
    }

    List<Receipt> observe(List<Declaration> declarations, Access access) {
        if (access.role() != Role.REPORTER) {
            return observations.observe(declarations, access);
        }
        var homes = dwellings.resolve(
                declarations.stream().map(Declaration::address).toList());
        var hotels = hotels(homes);
        var receipts = new Receipt[declarations.size()];
        var rest = new ArrayList<Declaration>();
        for (int i = 0; i < receipts.length; i++) {
            if (homes.get(i) instanceof Located.Found found && hotels.contains(found.dwelling())) {
                receipts[i] = Receipt.refused(BY_LIST);
            } else {
                rest.add(declarations.get(i));
            }
        }
        var taken = observations.observe(rest, access).iterator();
        for (int i = 0; i < receipts.length; i++) {
            receipts[i] = receipts[i] == null ? taken.next() : receipts[i];
        }
        return Arrays.asList(receipts);
    }

    private Set<DwellingId> hotels(List<Located> homes) {
        var found = homes.stream()
                .filter(Located.Found.class::isInstance)
                .map(home -> ((Located.Found) home).dwelling())
                .collect(Collectors.toSet());
        return dwellings.ofUse(found, Use.HOTEL);
    }
}
