package org.anju.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.declarations.Landlords;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.residents.Grounds;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.town.Town;
import org.anju.town.TownStay;

/// Who declares from outside in the demo: a landlord with one dwelling that is let, a factory that hands in
/// lists, and the door plate of the dwelling, to try.
final class DemoDeclarations {

    static final List<Demo.Account> ACCOUNTS = List.of(
            new Demo.Account("landlord", "房东（出租一处房屋）", "a landlord, with one dwelling"),
            new Demo.Account("factory", "申报单位（提交名单，看不到登记簿）", "an organisation that hands in lists and reads nothing"));

    private static final String FILE = "YT-2026-0420";

    private final Installation.Running running;

    DemoDeclarations(Installation.Running running) {
        this.running = running;
    }

    void add(Accounts accounts, Town town) {
        var factory = accounts.createUnit("云汀纺织厂", "Yunting Textile Works", null);
        accounts.createStaff("factory", "人事科", Demo.PASSWORD, factory, Role.REPORTER);
        var adults = town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD
                        && stay.birth().getYear() < 1985)
                .skip(20)
                .limit(2)
                .toList();
        var registrar = accounts.findAccount("registrar").orElseThrow();
        var access = registrar.access(new PurposeCode("residence-registration"), FILE, Channel.DESK);
        lets(accounts, adults.getFirst(), home(adults.getLast()), access);
    }

    private void lets(Accounts accounts, TownStay who, DwellingId home, Access officer) {
        var residents = running.the(Residents.class);
        var outcome = residents.search(new Search.ByNumber(who.kind(), who.number()), officer);
        if (!(outcome instanceof Search.Outcome.Hits(var hits, var scope, var more)) || hits.isEmpty()) {
            throw new IllegalStateException("The demo's landlord is not in the register: " + outcome);
        }
        var person = hits.getFirst().person();
        var landlord = accounts.claim(residents.issueClaimCode(person, officer), "landlord", who.name(), Demo.PASSWORD);
        var landlords = running.the(Landlords.class);
        landlords.claim(person, home, own(landlord));
        var claim = landlords.listWaiting(1, officer).getFirst();
        landlords.grant(claim, Grounds.Evidence.PROPERTY_CERTIFICATE, "云汀不动产权第 0000001 号", officer);
    }

    private DwellingId home(TownStay of) {
        if (running.the(Dwellings.class).resolve(List.of(of.address())).getFirst() instanceof Located.Found found) {
            return found.dwelling();
        }
        throw new IllegalStateException("The demo's let dwelling is not in the register: " + of.address());
    }

    /// The path of the door plate of the dwelling that is let; empty where the demo has no landlord.
    Optional<String> plate() {
        return running.the(Accounts.class).findAccount("landlord").flatMap(landlord -> {
            var landlords = running.the(Landlords.class);
            var own = landlords.listOwn(Objects.requireNonNull(landlord.person()), own(landlord));
            return landlords.lettings(own).stream()
                    .findFirst()
                    .map(letting -> "/d/" + letting.dwelling().doorPlate());
        });
    }

    private static Access own(SignedIn who) {
        return who.access(new PurposeCode("own-record"), "self", Channel.PORTAL);
    }
}
