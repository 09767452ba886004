package org.anju.postings;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.anju.counters.ServicePoints;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Agreements, and the days in a village, for other systems. Nothing here is about a resident.
@RestController
class PostingApi {

    private final Agreements agreements;
    private final VillageDays days;
    private final ServicePoints points;
    private final Places places;
    private final Keyring keyring;

    PostingApi(Agreements agreements, VillageDays days, ServicePoints points, Places places, Keyring keyring) {
        this.agreements = agreements;
        this.days = days;
        this.points = points;
        this.places = places;
        this.keyring = keyring;
    }

    /// @param signed which offices have signed
    record AgreementAnswer(
            String id,
            String number,
            LocalDate signedOn,
            String home,
            String host,
            LocalDate since,
            LocalDate until,
            List<String> allows,
            int answerDays,
            List<String> signed) {}

    /// @param replacedBy the day that takes the place of one that was missed; absent otherwise
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayAnswer(
            LocalDate day,
            String opens,
            String closes,
            String pointZh,
            String pointEn,
            String state,
            @Nullable LocalDate replacedBy) {}

    @GetMapping("/api/v1/agreements")
    Listing<AgreementAnswer> agreements(HttpServletRequest request) {
        Asked.by(request).faultless();
        return Listing.of(agreements.list().stream()
                .map(one -> new AgreementAnswer(
                        keyring.reference(one.id().value()),
                        one.number(),
                        one.signedOn(),
                        one.home().value(),
                        one.host().value(),
                        one.since(),
                        one.until(),
                        one.allows().stream().sorted().map(Asked::code).toList(),
                        one.answerDays(),
                        one.signatures().keySet().stream()
                                .sorted()
                                .map(Asked::code)
                                .toList()))
                .toList());
    }

    @GetMapping("/api/v1/villages/{code}/days")
    Listing<DayAnswer> days(HttpServletRequest request, @PathVariable String code) {
        Asked.by(request).faultless();
        var village = DivisionCode.read(code);
        if (places.division(village, days.today()).isEmpty()) {
            throw new Problem(Problem.Kind.UNKNOWN, "division-unknown", code);
        }
        var calendar = days.at(village);
        return Listing.of(Stream.concat(calendar.next().stream(), calendar.past().stream())
                .map(this::answer)
                .toList());
    }

    private DayAnswer answer(VillageDay day) {
        var point = points.find(day.point(), day.day());
        return new DayAnswer(
                day.day(),
                day.opens().toString(),
                day.closes().toString(),
                point.map(one -> one.nameZh()).orElse(""),
                point.map(one -> one.nameEn()).orElse(""),
                Asked.code(day.state()),
                day.replacedBy());
    }
}
