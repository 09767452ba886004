package org.anju.declarations;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.fieldwork.Areas;
import org.anju.fieldwork.Doors;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// A street with door plates, and visitors who come to them by the true pages, without script. Each visitor
/// comes from a network of their own, and has a session.
final class Doorstep {

    static final String PASSWORD = "一句自己记得住的话 2026";

    private static final AtomicInteger NETWORK = new AtomicInteger();

    final WebApplicationContext house;
    final Neighbourhood street;
    final Access registrar = Neighbourhood.registrar(null);
    private final MockMvc web;

    Doorstep(WebApplicationContext house) {
        this.house = house;
        this.street = Neighbourhood.build(house);
        this.web = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        round();
    }

    /// A community worker's round goes by these doors, so that a visit can be asked for.
    private void round() {
        var reviewer = staff(Role.REVIEWER);
        var areas = the(Areas.class);
        var area = areas.create("门前片区", DivisionCode.read("997201001"), 90, reviewer);
        areas.assign(area, Set.of(room(101).building()), reviewer);
        the(Doors.class).refresh(area);
    }

    <T> T the(Class<T> bean) {
        return house.getBean(bean);
    }

    Dwelling room(int number) {
        var found = (Located.Found)
                the(Dwellings.class).resolve(List.of(street.room(number))).getFirst();
        return the(Dwellings.class).get(found.dwelling());
    }

    /// Somebody who lives in a room, by the register.
    PersonId resident(String name, String number, int room) {
        the(Observations.class).observe(List.of(street.declaration(name, number, room, "2015-01-01")), registrar);
        return Objects.requireNonNull(find(number));
    }

    @Nullable
    PersonId find(String number) {
        var outcome = the(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return outcome instanceof Search.Outcome.Hits(var hits, var scope, var more) && !hits.isEmpty()
                ? hits.getFirst().person()
                : null;
    }

    SignedIn account(PersonId person, String name) {
        var access = Neighbourhood.access(Role.REGISTRAR, "subject-request", null);
        var code = the(Accounts.class).issueClaimCode(person, access);
        return the(Accounts.class).claim(code, "door-" + UUID.randomUUID(), name, PASSWORD);
    }

    SignedIn staff(Role role) {
        var accounts = the(Accounts.class);
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", DivisionCode.read("9972"));
        var login = "door-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    static Access officer(SignedIn who) {
        return who.access(new PurposeCode("residence-registration"), "T-1", Channel.DESK);
    }

    static Access own(SignedIn who) {
        return who.access(new PurposeCode("own-record"), "self", Channel.PORTAL);
    }

    /// Somebody who lets a room: claimed, and granted by an officer.
    SignedIn landlord(String name, String number, int home, int lets) {
        var who = account(resident(name, number, home), name);
        var landlords = the(Landlords.class);
        landlords.claim(Objects.requireNonNull(who.person()), room(lets).id(), own(who));
        var officer = officer(staff(Role.REGISTRAR));
        var claim = landlords.listWaiting(1_000, officer).stream()
                .filter(one -> one.person().equals(who.person()))
                .findFirst()
                .orElseThrow();
        landlords.grant(landlords.getWaiting(claim.id(), officer), Landlords.PAPERS.getFirst(), "试证 2026-1", officer);
        return who;
    }

    Visitor visitor(@Nullable SignedIn who) {
        return new Visitor(who);
    }

    final class Visitor {

        final MockHttpSession session = new MockHttpSession();
        private final @Nullable SignedIn who;
        private final String address;

        private Visitor(@Nullable SignedIn who) {
            this.who = who;
            int network = NETWORK.incrementAndGet();
            this.address = "198.18." + network / 250 + "." + (1 + network % 250);
        }

        MockHttpServletResponse at(String path) {
            return send(get(path));
        }

        MockHttpServletResponse sends(String path, String... form) {
            var request = post(path).with(csrf());
            for (int i = 0; i < form.length; i += 2) {
                request.param(form[i], form[i + 1]);
            }
            return send(request);
        }

        /// Follows where an answer leads.
        MockHttpServletResponse then(MockHttpServletResponse answer) {
            return at(Objects.requireNonNull(answer.getHeader("Location")));
        }

        /// Answers all questions of a declaration, up to the page where the answers are checked.
        String answers(Dwelling home, String name, String number, String year, String code) {
            var path = "/d/" + home.doorPlate() + "/declare";
            sends(path);
            sends(path + "/name", "name", name);
            sends(path + "/document", "documentKind", "RESIDENT_IDENTITY_CARD", "documentNumber", number);
            sends(path + "/since", "since-year", year, "since-month", "3");
            sends(path + "/reason", "reason", "RENTED");
            sends(path + "/phone", "phone", "");
            sends(path + "/code", "code", code);
            return path;
        }

        /// Declares to live somewhere; gives the number of the receipt.
        ReceiptNumber declares(Dwelling home, String name, String number, String year, String code) {
            var path = answers(home, name, number, year, code);
            return receipt(text(then(sends(path + "/send"))));
        }

        private MockHttpServletResponse send(MockHttpServletRequestBuilder request) {
            request.session(session).header("Accept-Language", "zh").with(asked -> {
                asked.setRemoteAddr(address);
                return asked;
            });
            if (who != null) {
                request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                        who,
                        null,
                        List.of(new SimpleGrantedAuthority("ROLE_" + who.role().name())))));
            }
            try {
                return web.perform(request).andReturn().getResponse();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    static String text(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    static ReceiptNumber receipt(String html) {
        var found =
                java.util.regex.Pattern.compile("class=\"code\">([0-9 ]{14})<").matcher(html);
        if (!found.find()) {
            throw new AssertionError("No receipt in: " + html);
        }
        return ReceiptNumber.read(found.group(1)).orElseThrow();
    }
}
