package org.anju.places;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anju.shared.DivisionCode;

/// An address as somebody wrote it, in its parts, before anybody asked the register. A part that is not stated
/// is empty; numerals are digits and marks such as 号 or 栋 are gone: 三十三号二栋四〇二房 is `33`, `2`, `402`.
///
/// @param town the street-level division: 街道, 镇, 乡, 苏木
/// @param community 社区, 村, 嘎查
/// @param road the road, or inside a village the group or hamlet: 三组, 王家屯
/// @param lane a lane off that road: `123弄`, 三巷
/// @param number `176`, `12甲`, `12附3`, `12之1`, `12-1`
/// @param compound the estate, tower or institution: 幸福小区
/// @param storey `3`; below ground `-1`
/// @param room `501`, 东户; a shop is `铺12`, never room 12
/// @param rest what is no part: notes in brackets, and what was not understood
/// @param within the divisions that the text can mean; empty where it names none that is known
/// @param level the finest part that is stated
/// @param faults what is missing or contradicts itself
public record WrittenAddress(
        String province,
        String city,
        String county,
        String town,
        String community,
        String road,
        String lane,
        String number,
        String compound,
        String building,
        String unit,
        String storey,
        String room,
        String rest,
        List<DivisionCode> within,
        Level level,
        Set<Fault> faults) {

    public WrittenAddress {
        within = List.copyOf(within);
        faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    }

    /// How far down an address goes.
    public enum Level {
        NOTHING,
        DIVISION,
        STREET,
        NUMBER,
        BUILDING,
        UNIT,
        STOREY,
        ROOM
    }

    /// What an address lacks or says twice; [#code] is the stable name in answers and reports.
    public enum Fault {
        /// It names no division that is known.
        DIVISION_MISSING("division-missing"),
        /// It names a division that was abolished, or goes by its former name.
        DIVISION_ABOLISHED("division-abolished"),
        /// It names divisions of which none lies in the other.
        DIVISIONS_CONTRADICT("divisions-contradict"),
        /// It names no road, village or compound.
        STREET_MISSING("street-missing"),
        NUMBER_MISSING("number-missing"),
        /// A second house number follows where no building can have one.
        NUMBER_TWICE("number-twice"),
        BUILDING_MISSING("building-missing"),
        UNIT_MISSING("unit-missing"),
        ROOM_MISSING("room-missing"),
        /// The room does not lie on the storey: 3层501.
        ROOM_NOT_ON_STOREY("room-not-on-storey"),
        /// A chain such as `3-501` can be read in several ways.
        SEVERAL_READINGS("several-readings"),
        REST_NOT_UNDERSTOOD("rest-not-understood");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
