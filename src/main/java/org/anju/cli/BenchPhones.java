package org.anju.cli;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.accounts.Accounts;
import org.anju.accounts.PhoneSignIn;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Addressed;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwellings;
import org.anju.fieldwork.Areas;
import org.anju.fieldwork.Doors;
import org.anju.fieldwork.Packages;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.P256;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.town.Town;

/// Cuts the town into as many areas as there are phones, each with a worker who has one and has fetched the
/// area.
final class BenchPhones {

    private static final String NAME = "BENCH";
    private static final String PIN = "270491";

    private final Installation.Running running;
    private final Areas areas;
    private final Phones phones;
    private final Keyring keyring;

    private BenchPhones(Installation.Running running) {
        this.running = running;
        this.areas = running.the(Areas.class);
        this.phones = running.the(Phones.class);
        this.keyring = running.the(Keyring.class);
    }

    static List<BenchPhone> enrol(Installation.Running running, Town town, int count) {
        var bench = new BenchPhones(running);
        var administrator = bench.staff(Role.ADMINISTRATOR);
        bench.areas.list(administrator).stream()
                .filter(area -> area.name().startsWith(NAME))
                .forEach(area -> bench.areas.end(area.id(), administrator));
        var cut = new ArrayList<BenchPhone>();
        int size = Math.max(1, town.dwellingCount() / count);
        var communities = town.dwellings()
                .map(dwelling -> dwelling.community())
                .distinct()
                .sorted()
                .toList();
        for (var community : communities) {
            for (var grid : bench.grids(DivisionCode.read(community), size)) {
                if (cut.size() < count) {
                    cut.add(bench.phone(
                            NAME + " " + (cut.size() + 1), DivisionCode.read(community), grid, administrator));
                }
            }
        }
        return List.copyOf(cut);
    }

    private List<Set<BuildingId>> grids(DivisionCode community, int size) {
        var grids = new ArrayList<Set<BuildingId>>();
        var grid = new HashSet<BuildingId>();
        int doors = 0;
        var buildings = running.the(Dwellings.class).doorsOf(community).stream()
                .collect(Collectors.groupingBy(Addressed::building, Collectors.counting()));
        for (var building : buildings.entrySet()) {
            grid.add(building.getKey());
            doors += building.getValue().intValue();
            if (doors >= size) {
                grids.add(grid);
                grid = new HashSet<>();
                doors = 0;
            }
        }
        if (!grid.isEmpty()) {
            grids.add(grid);
        }
        return grids;
    }

    private BenchPhone phone(String name, DivisionCode community, Set<BuildingId> buildings, SignedIn administrator) {
        var area = areas.create(name, community, Areas.USUAL_TARGET, administrator);
        areas.assign(area, buildings, administrator);
        var worker = staff(Role.COLLECTOR);
        areas.hold(area, worker.account(), LocalDate.now(running.the(Clock.class)), null, administrator);
        running.the(Doors.class).refresh(area);
        var pair = pair();
        var code = phones.invite(worker.account(), administrator).code();
        var enrolled =
                Objects.requireNonNull(phones.enrol(code, name, jwk(pair), PIN).phone());
        var challenge = phones.challenge(enrolled);
        var signedIn = (PhoneSignIn.Welcome) phones.signIn(enrolled, challenge, signed(pair, challenge), PIN);
        var access = worker.access(new PurposeCode("field-collection"), NAME, Channel.COLLECTOR);
        var doors = running.the(Packages.class).pack(null, access).calls().stream()
                .map(call -> new BenchPhone.Door(
                        call.door().dwelling().value(),
                        keyring.reference(call.door().dwelling().value()),
                        call.base(),
                        call.occupants().stream()
                                .map(one -> keyring.reference(one.stay()))
                                .toList()))
                .toList();
        return new BenchPhone(worker.account().value(), signedIn.token(), doors);
    }

    private SignedIn staff(Role role) {
        var accounts = running.the(Accounts.class);
        var login = "bench-" + UUID.randomUUID();
        var unit = accounts.listUnits().stream()
                .filter(one -> one.nameZh().equals(NAME))
                .map(org.anju.accounts.Unit::id)
                .findFirst()
                .orElseGet(() -> accounts.createUnit(NAME, NAME, null));
        accounts.createStaff(login, "测", Demo.PASSWORD, unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    private static KeyPair pair() {
        try {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256.", e);
        }
    }

    private static byte[] signed(KeyPair pair, String challenge) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(challenge.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java signs nothing on P-256.", e);
        }
    }

    private static P256.Jwk jwk(KeyPair pair) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return new P256.Jwk("EC", "P-256", text(point.getAffineX()), text(point.getAffineY()));
    }

    private static String text(BigInteger coordinate) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex("%064x".formatted(coordinate)));
    }
}
