package org.anju.fieldwork;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.accounts.PhoneId;
import org.anju.accounts.PhoneSignIn;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.P256;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A street that is an area of its own, its worker, and the worker's phone.
public final class Beat {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final String PIN = "274951";

    final ApplicationContext house;
    final Neighbourhood street;
    final SignedIn reviewer;
    final AreaId area;
    public final Phone phone;

    private Beat(ApplicationContext house, Neighbourhood street, SignedIn reviewer, AreaId area, Phone phone) {
        this.house = house;
        this.street = street;
        this.reviewer = reviewer;
        this.area = area;
        this.phone = phone;
    }

    /// Makes one of the street's only building, held by a new worker from today on.
    public static Beat build(ApplicationContext house) {
        var street = Neighbourhood.build(house);
        var reviewer = staff(house, Role.REVIEWER);
        var areas = house.getBean(Areas.class);
        var area = areas.create(
                "试验片区" + UUID.randomUUID().toString().substring(0, 6), DivisionCode.read("997201001"), 90, reviewer);
        var building = house.getBean(Dwellings.class)
                .get(dwelling(house, street.room(101)))
                .building();
        areas.assign(area, Set.of(building), reviewer);
        var beat = new Beat(house, street, reviewer, area, phone(house, reviewer, staff(house, Role.COLLECTOR)));
        beat.hold(beat.phone.who());
        house.getBean(Doors.class).refresh(area);
        return beat;
    }

    void hold(SignedIn worker) {
        house.getBean(Areas.class).hold(area, worker.account(), LocalDate.now(), null, reviewer);
    }

    /// Another worker with a phone, who holds the area too.
    Phone colleague() {
        var worker = staff(house, Role.COLLECTOR);
        hold(worker);
        return phone(house, reviewer, worker);
    }

    /// Another phone of the same worker.
    Phone second() {
        return phone(house, reviewer, phone.who());
    }

    /// A one-time code for another phone of the worker.
    public String code() {
        return code(phone.who());
    }

    /// A one-time code for a phone of another worker, who holds the area too.
    public String codeOfAColleague() {
        var worker = staff(house, Role.COLLECTOR);
        hold(worker);
        return code(worker);
    }

    private String code(SignedIn worker) {
        return house.getBean(Phones.class).invite(worker.account(), reviewer).code();
    }

    /// What a phone calls the dwelling of a room.
    public String reference(int room) {
        return house.getBean(Keyring.class).reference(room(room).value());
    }

    /// The visits to the area's dwellings and what became of each: `number VERDICT`, by phone.
    public List<String> verdicts() {
        return house.getBean(JdbcClient.class)
                .sql("""
                        select v.sequence || ' ' || v.verdict
                        from fieldwork.visit v join fieldwork.door d using (dwelling)
                        where d.area = :area
                        order by v.phone, v.sequence
                        """)
                .param("area", area.value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    public void revoke() {
        house.getBean(Phones.class).revoke(phone.id(), reviewer);
    }

    /// Revokes every phone of the worker.
    public void revokeAll() {
        var phones = house.getBean(Phones.class);
        phones.list(reviewer).stream()
                .filter(one -> one.account().equals(phone.who().account()))
                .forEach(one -> phones.revoke(one.id(), reviewer));
    }

    static SignedIn staff(ApplicationContext house, Role role) {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("试验社区居委会", "Trial Committee", DivisionCode.read("997201"));
        var login = "beat-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    private static Phone phone(ApplicationContext house, SignedIn reviewer, SignedIn worker) {
        try {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = pairs.generateKeyPair();
            var phones = house.getBean(Phones.class);
            var code = phones.invite(worker.account(), reviewer).code();
            return new Phone(house, phones.enrol(code, "手机", jwk(pair), PIN), pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    DwellingId room(int number) {
        return dwelling(house, street.room(number));
    }

    private static DwellingId dwelling(ApplicationContext house, String address) {
        return ((Located.Found)
                        house.getBean(Dwellings.class).resolve(List.of(address)).getFirst())
                .dwelling();
    }

    /// Somebody is registered at the desk.
    public String lives(String name, int room, String since) {
        var number = Neighbourhood.number();
        declare(name, number, room, since);
        return number;
    }

    void declare(String name, String number, int room, String since) {
        house.getBean(Observations.class)
                .observe(List.of(street.declaration(name, number, room, since)), Neighbourhood.registrar(null));
    }

    /// A phone that numbers its visits.
    public static final class Phone {

        private final ApplicationContext house;
        private final SignedIn who;
        private final KeyPair pair;
        private long sequence;

        private Phone(ApplicationContext house, SignedIn who, KeyPair pair) {
            this.house = house;
            this.who = who;
            this.pair = pair;
        }

        SignedIn who() {
            return who;
        }

        PhoneId id() {
            return Objects.requireNonNull(who.phone());
        }

        Access access() {
            return who.access(new PurposeCode("field-collection"), "走访", Channel.COLLECTOR);
        }

        public String token() {
            try {
                var phones = house.getBean(Phones.class);
                var challenge = phones.challenge(id());
                var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(pair.getPrivate());
                signature.update(challenge.getBytes(StandardCharsets.UTF_8));
                return ((PhoneSignIn.Welcome) phones.signIn(id(), challenge, signature.sign(), PIN)).token();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        AreaPackage pack() {
            return house.getBean(Packages.class).pack(null, access());
        }

        /// What the phone shows of a dwelling.
        Sight sight(DwellingId dwelling) {
            return new Sight(
                    pack().calls().stream()
                            .filter(call -> call.door().dwelling().equals(dwelling))
                            .findFirst()
                            .orElseThrow(),
                    this);
        }

        Visit save(Sight sight, Outcome outcome, Fact... facts) {
            return save(++sequence, sight, outcome, facts);
        }

        Visit save(long number, Sight sight, Outcome outcome, Fact... facts) {
            return new Visit(
                    new VisitId(UUID.randomUUID()),
                    number,
                    sight.call().door().dwelling(),
                    sight.call().base(),
                    Instant.now(),
                    outcome,
                    List.of(facts),
                    "");
        }

        long next() {
            return ++sequence;
        }

        List<VisitVerdict> send(Visit... visits) {
            return house.getBean(Visits.class).accept(id(), Arrays.asList(visits), 0, access());
        }

        VisitVerdict sendOne(Visit visit) {
            return send(visit).getFirst();
        }
    }

    /// A dwelling as a phone shows it.
    record Sight(AreaPackage.Call call, Phone phone) {

        UUID stay(int at) {
            return call.occupants().get(at).stay();
        }

        List<String> names() {
            return call.occupants().stream().map(one -> one.name()).sorted().collect(Collectors.toList());
        }
    }

    static Fact.New someone(String name, String number) {
        return new Fact.New(
                new Declaration(name, "", "", number, "", "997201", "", "2026-01", "租房", "", ""), "decree-663-8", true);
    }

    static P256.Jwk jwk(KeyPair pair) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return new P256.Jwk("EC", "P-256", text(point.getAffineX()), text(point.getAffineY()));
    }

    private static String text(BigInteger coordinate) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex("%064x".formatted(coordinate)));
    }
}
