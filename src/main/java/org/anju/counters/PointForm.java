package org.anju.counters;

import java.util.Objects;

/// A service point as somebody wrote it down, in a form or a list.
///
/// @param unit who runs it: the reference of a unit in a form, its name in a list
/// @param stepFree and `largePrint`: `true`, or anything else
/// @param languages and `serves`: several parted by spaces or commas
/// @param since blank for today
public record PointForm(
        String code,
        String kind,
        String nameZh,
        String nameEn,
        String division,
        String address,
        String longitude,
        String latitude,
        String telephone,
        String stepFree,
        String largePrint,
        String languages,
        String unit,
        String serves,
        String hours,
        String slotMinutes,
        String slotPlaces,
        String since) {

    public static final PointForm EMPTY =
            new PointForm("", "", "", "", "", "", "", "", "", "", "", "zh", "", "", "", "30", "0", "");

    /// What a form does not send is empty.
    public PointForm {
        code = Objects.requireNonNullElse(code, "");
        kind = Objects.requireNonNullElse(kind, "");
        nameZh = Objects.requireNonNullElse(nameZh, "");
        nameEn = Objects.requireNonNullElse(nameEn, "");
        division = Objects.requireNonNullElse(division, "");
        address = Objects.requireNonNullElse(address, "");
        longitude = Objects.requireNonNullElse(longitude, "");
        latitude = Objects.requireNonNullElse(latitude, "");
        telephone = Objects.requireNonNullElse(telephone, "");
        stepFree = Objects.requireNonNullElse(stepFree, "");
        largePrint = Objects.requireNonNullElse(largePrint, "");
        languages = Objects.requireNonNullElse(languages, "");
        unit = Objects.requireNonNullElse(unit, "");
        serves = Objects.requireNonNullElse(serves, "");
        hours = Objects.requireNonNullElse(hours, "");
        slotMinutes = Objects.requireNonNullElse(slotMinutes, "");
        slotPlaces = Objects.requireNonNullElse(slotPlaces, "");
        since = Objects.requireNonNullElse(since, "");
    }

    static PointForm of(ServicePoint point, String unit) {
        return new PointForm(
                point.code(),
                point.kind().name(),
                point.nameZh(),
                point.nameEn(),
                point.division().value(),
                point.address(),
                String.valueOf(point.position().longitude()),
                String.valueOf(point.position().latitude()),
                point.telephone(),
                String.valueOf(point.stepFree()),
                String.valueOf(point.largePrint()),
                String.join(" ", point.languages()),
                unit,
                String.join(
                        " ",
                        point.serves().stream().map(Object::toString).sorted().toList()),
                point.hours().written(),
                String.valueOf(point.slots().minutes()),
                String.valueOf(point.slots().places()),
                "");
    }

    /// The same with its kind as the program writes it.
    PointForm of(String otherKind) {
        return new PointForm(
                code,
                otherKind,
                nameZh,
                nameEn,
                division,
                address,
                longitude,
                latitude,
                telephone,
                stepFree,
                largePrint,
                languages,
                unit,
                serves,
                hours,
                slotMinutes,
                slotPlaces,
                since);
    }
}
