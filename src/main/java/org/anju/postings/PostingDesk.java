package org.anju.postings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.accounts.StaffMember;
import org.anju.accounts.Unit;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePoints;
import org.anju.frame.Frame;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.springframework.stereotype.Component;

/// Agreements, postings and days as lines of pages, and what may be chosen there, by references.
@Component
class PostingDesk {

    private final Agreements agreements;
    private final Postings postings;
    private final Occasions occasions;
    private final Accounts accounts;
    private final ServicePoints points;
    private final Places places;
    private final Keyring keyring;

    PostingDesk(
            Agreements agreements,
            Postings postings,
            Occasions occasions,
            Accounts accounts,
            ServicePoints points,
            Places places,
            Keyring keyring) {
        this.agreements = agreements;
        this.postings = postings;
        this.occasions = occasions;
        this.accounts = accounts;
        this.points = points;
        this.places = places;
        this.keyring = keyring;
    }

    List<AgreementLine> agreements(SignedIn who, Tongue tongue) {
        var today = agreements.today();
        var units = accounts.listUnits().stream()
                .collect(Collectors.toMap(Unit::id, unit -> tongue == Tongue.ZH ? unit.nameZh() : unit.nameEn()));
        return agreements.list().stream()
                .map(one -> {
                    var side = who.role() == Role.REVIEWER ? one.sideOf(who.unit()) : null;
                    var mine = side != null && one.goesOn(today);
                    return new AgreementLine(
                            one,
                            reference(one.id().value()),
                            places.name(one.home()),
                            places.name(one.host()),
                            units.getOrDefault(one.homeUnit(), ""),
                            units.getOrDefault(one.hostUnit(), ""),
                            one.standsOn(today),
                            one.goesOn(today),
                            mine && one.by(Objects.requireNonNull(side)) == null,
                            mine);
                })
                .toList();
    }

    List<PostingLine> postings() {
        return lines(
                postings.list(),
                agreements.list().stream().collect(Collectors.toMap(Agreement::id, Agreement::number)));
    }

    /// Those of one officer, who has few.
    List<PostingLine> own(List<Posting> some) {
        return lines(
                some,
                some.stream()
                        .flatMap(one -> Stream.ofNullable(one.agreement()))
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> agreements.get(id).number())));
    }

    private List<PostingLine> lines(List<Posting> some, Map<AgreementId, String> numbers) {
        var today = postings.today();
        return some.stream()
                .map(one -> new PostingLine(
                        one,
                        reference(one.id().value()),
                        accounts.findStaffName(one.officer()).orElse(""),
                        one.places().stream().map(places::name).toList(),
                        one.agreement() == null ? "" : numbers.getOrDefault(one.agreement(), ""),
                        one.standsOn(today),
                        one.goesOn(today)))
                .toList();
    }

    Map<String, String> units(Tongue tongue) {
        return accounts.listUnits().stream()
                .collect(Collectors.toMap(
                        unit -> reference(unit.id().value()),
                        unit -> tongue == Tongue.ZH ? unit.nameZh() : unit.nameEn(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /// Registrars and reviewers, by name.
    Map<String, String> officers(Tongue tongue) {
        return accounts.listStaff().stream()
                .filter(one -> one.role() == Role.REGISTRAR || one.role() == Role.REVIEWER)
                .sorted(Comparator.comparing(StaffMember::name))
                .collect(Collectors.toMap(
                        one -> reference(one.account().value()),
                        one -> one.name() + " · " + (tongue == Tongue.ZH ? one.unitZh() : one.unitEn()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /// Those that both offices have signed and that are not over, by number.
    Map<String, String> standing() {
        return agreements.list().stream()
                .filter(one -> one.signed() && one.goesOn(agreements.today()))
                .collect(Collectors.toMap(
                        one -> reference(one.id().value()),
                        one -> one.number() + " · " + places.name(one.home()) + " → " + places.name(one.host()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    Map<String, String> points(List<ServicePoint> some, Tongue tongue) {
        return some.stream()
                .collect(Collectors.toMap(
                        point -> reference(point.id().value()),
                        point -> point.name(tongue),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /// Days with the service points at which they are.
    List<DayLine> days(List<VillageDay> days, Frame page) {
        var found = points.find(days.stream().map(VillageDay::point).collect(Collectors.toSet()));
        var sent = days.stream()
                .map(VillageDay::posting)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), postings::get));
        var today = postings.today();
        return days.stream()
                .map(day -> {
                    var point = found.get(day.point());
                    return new DayLine(
                            day,
                            reference(day.id().value()),
                            point == null ? "" : point.name(page.tongue()),
                            point == null ? "" : point.address(),
                            who(Objects.requireNonNull(sent.get(day.posting())), page),
                            day.open(today),
                            day.day().isAfter(today) && day.state() == VillageDay.DayState.PLANNED);
                })
                .toList();
    }

    /// The office and the post; the name only where the office publishes it.
    private static String who(Posting posting, Frame page) {
        var post = posting.unitName(page.tongue()) + " · " + page.words().of(posting.kind());
        return posting.shownName().isEmpty() ? post : post + " · " + posting.shownName();
    }

    List<OccasionLine> occasions(List<Occasion> some, Tongue tongue) {
        var today = occasions.today();
        var found = points.find(
                some.stream().map(Occasion::point).filter(Objects::nonNull).collect(Collectors.toSet()));
        return some.stream()
                .map(one -> {
                    var point = one.point() == null ? null : found.get(one.point());
                    var division = one.division();
                    return new OccasionLine(
                            one,
                            reference(one.id().value()),
                            point != null ? point.name(tongue) : division == null ? "" : places.name(division),
                            one.withdrawable(today));
                })
                .toList();
    }

    String name(DivisionCode division) {
        return places.name(division);
    }

    String reference(UUID key) {
        return keyring.reference(key);
    }

    AgreementId agreement(String reference) {
        return new AgreementId(key(reference, "agreement-unknown"));
    }

    PostingId posting(String reference) {
        return new PostingId(key(reference, "posting-unknown"));
    }

    VillageDayId day(String reference) {
        return new VillageDayId(key(reference, "village-day-unknown"));
    }

    OccasionId occasion(String reference) {
        return new OccasionId(key(reference, "occasion-unknown"));
    }

    HelpId help(String reference) {
        return new HelpId(key(reference, "help-unknown"));
    }

    UnitId unit(String reference) {
        return new UnitId(key(reference, "agreement-units"));
    }

    /// The key behind a reference. Throws [Problem] of this name.
    UUID key(String reference, String name) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, name));
    }
}
