package org.anju.places;

import static org.anju.places.AddressForm.isAlphanumeric;
import static org.anju.places.AddressForm.isDigit;
import static org.anju.places.AddressForm.isLetter;

import java.util.Optional;

/// Finds the pieces of a door one at a time: a number, a lane, a building, a unit, a storey, a room. Each says
/// what it means and where it ends, or that it is not there. By hand and not by regular expressions, for every
/// address of a city goes through here.
final class DoorScan extends DoorSigns {

    /// After 号 these make it a name: 六号大街, 七号街坊; a building or room says so itself.
    private static final String[] NOT_AFTER_NUMBER = {
        "楼", "搂", "栋", "幢", "塔", "大街", "大道", "路", "街", "线", "道", "公路", "巷", "桥", "胡同", "地铁", "房", "室", "站", "小区", "地块"
    };
    private static final String[] BUILDINGS = {
        "号学生公寓楼", "号学生公寓", "号宿舍楼", "号公寓楼", "号教学楼", "号宿舍", "号公寓", "号栋", "号楼", "号搂", "号塔", "栋楼", "#楼", "#栋", "栋", "幢",
        "撞", "座", "舍", "塔", "#"
    };
    private static final String[] UNITS = {"单元门", "单元", "单无", "门洞", "门", "梯"};
    private static final String[] NOT_AFTER_GATE = {"面", "市", "路", "街", "牌", "口", "巷", "村", "大"};
    private static final String[] STOREYS = {"层", "楼"};

    private final RoomScan rooms;

    DoorScan(String text) {
        super(text);
        this.rooms = new RoomScan(text);
    }

    /// 500弄, 1088弄12支弄.
    Optional<Piece> lane(int at) {
        int end = numeral(at);
        if (end == at || !is(end, '弄')) {
            return NONE;
        }
        var lane = digits(at, end) + "弄";
        end++;
        int branch = numeral(end);
        return branch > end && text.startsWith("支弄", branch)
                ? piece(lane + digits(end, branch) + "支弄", branch + 2)
                : piece(lane, end);
    }

    /// 12号, 12甲号, 甲12号, 12-1号, 12号院, 12号附3号, 12号之一, 12之一号; not 12号楼, 6号大街, 101号房.
    Optional<Piece> number(int at) {
        var value = new StringBuilder();
        int from = isStem(at) ? at + 1 : at;
        int end = numeral(from);
        if (end == from) {
            return NONE;
        }
        value.append(digits(from, end));
        if (isDigit(text.charAt(end - 1)) && end < text.length() && isLetter(text.charAt(end))) {
            value.append(text.charAt(end++));
        }
        int sub = is(end, '-') ? ascii(end + 1) : end;
        if (sub > end + 1) {
            value.append('-').append(digits(end + 1, sub));
            end = sub;
        }
        if (from > at) {
            value.append(text.charAt(at));
        }
        if (isStem(end)) {
            value.append(text.charAt(end++));
        }
        int part = is(end, '之') ? numeral(end + 1) : end;
        if (part > end + 1) {
            value.append('之').append(digits(end + 1, part));
            end = part;
        }
        if (!is(end, '号')) {
            return NONE;
        }
        end++;
        if (text.startsWith("大院", end)) {
            end += 2;
        } else if (is(end, '院')) {
            end++;
        } else if (startsWithAny(NOT_AFTER_NUMBER, end) != null || ofBuildingOrRoom(end - 1)) {
            return NONE;
        }
        return behind(value, end);
    }

    /// 12号宿舍, 3号铺: unless a building or a number comes after that.
    private boolean ofBuildingOrRoom(int at) {
        if (startsWithAny(BUILDINGS, at) instanceof String sign) {
            return building(at + sign.length()).isEmpty();
        }
        int end = at + 1;
        int kind = rooms.kind(end);
        return kind > 0 && numeral(end + kind) == end + kind;
    }

    private Optional<Piece> behind(StringBuilder value, int end) {
        if (end + 1 < text.length()) {
            char sign = text.charAt(end);
            int last = numeral(end + 1);
            if ((sign == '附' || sign == '付') && last > end + 1) {
                value.append('附').append(digits(end + 1, last));
                return piece(value.toString(), is(last, '号') ? last + 1 : last);
            }
            if (sign == '之' && last > end + 1) {
                value.append('之').append(digits(end + 1, last));
                return piece(value.toString(), is(last, '号') && !is(last + 1, '楼') ? last + 1 : last);
            }
        }
        boolean alone = end + 1 >= text.length() || numeral(end + 1) > end + 1 || isAlphanumeric(text.charAt(end + 1));
        if (isStem(end) && alone && building(end).isEmpty() && unit(end).isEmpty()) {
            value.append(text.charAt(end++));
        }
        return piece(value.toString(), end);
    }

    /// 3栋, A座, 甲2号楼, 北7号楼, 3-12号楼, 第五栋, 东楼; 3楼 only where a unit follows it or nothing else can.
    Optional<Piece> building(int at) {
        int from = is(at, '第') && at + 1 < text.length() && ChineseNumber.isNumeral(text.charAt(at + 1)) ? at + 1 : at;
        int end = mark(from, true);
        if (end > from) {
            if (is(end, '-')) {
                int second = ascii(end + 1);
                if (second > end + 1 && startsWithAny(BUILDINGS, second) instanceof String sign) {
                    return piece(digits(from, end) + "-" + digits(end + 1, second), second + sign.length());
                }
            }
            if (startsWithAny(BUILDINGS, end) instanceof String sign && !isAny(end + sign.length(), "宿")) {
                return piece(digits(from, end), end + sign.length());
            }
            if (is(end, '楼') && buildingNotStorey(from, end)) {
                return piece(digits(from, end), end + 1);
            }
        }
        return isAny(at, SIDES) && isAny(at + 1, "楼塔座") ? piece(text.substring(at, at + 1), at + 2) : NONE;
    }

    private boolean buildingNotStorey(int from, int end) {
        int next = end + 1;
        return unit(next).isPresent()
                || end - from >= 3 && isDigit(text.charAt(from))
                || isStem(from)
                || isLetter(text.charAt(from)) && end - from > 1 && text.charAt(from) != 'B'
                || isLetter(text.charAt(from)) && storey(next).isPresent()
                || storey(next).isPresent();
    }

    /// 3号 where a lane or number came before, so that it is a building: 弄4号, 9号幸福小区5号.
    Optional<Piece> house(int at) {
        int end = numeral(at);
        if (end == at) {
            return NONE;
        }
        if (isDigit(text.charAt(end - 1)) && end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        if (!is(end, '号') || isAny(end + 1, "房室")) {
            return NONE;
        }
        return piece(digits(at, end), is(end + 1, '楼') ? end + 2 : end + 1);
    }

    /// 2单元, 甲单元, 东单元, 3门, A梯.
    Optional<Piece> unit(int at) {
        int end = mark(at, false);
        if (end == at && isAny(at, SIDES) && text.startsWith("单元", at + 1)) {
            return piece(text.substring(at, at + 1), at + 3);
        }
        if (end == at || !(startsWithAny(UNITS, end) instanceof String sign)) {
            return NONE;
        }
        int behind = end + sign.length();
        return sign.equals("门") && startsWithAny(NOT_AFTER_GATE, behind) != null
                ? NONE
                : piece(digits(at, end), behind);
    }

    /// 3层, 3楼, 负一层, 地下一层, B1层.
    Optional<Piece> storey(int at) {
        int from = at;
        boolean below = false;
        if (is(at, '负') || is(at, 'B')) {
            below = true;
            from = at + 1;
        } else if (text.startsWith("地下", at)) {
            below = true;
            from = at + 2;
        }
        int end = numeral(from);
        if (end == from || startsWithAny(STOREYS, end) == null) {
            return NONE;
        }
        return piece((below ? "-" : "") + digits(from, end), end + 1);
    }

    /// What marks a building or unit: 3, A, B1, 12A, 三, 甲, 甲3; for a building a side too: 北7.
    private int mark(int at, boolean sided) {
        if (at >= text.length()) {
            return at;
        }
        char first = text.charAt(at);
        if (isAlphanumeric(first)) {
            return link(at);
        }
        if (STEMS.indexOf(first) >= 0) {
            return sided ? Math.max(at + 1, numeral(at + 1)) : at + 1;
        }
        if (sided && SIDES.indexOf(first) >= 0 && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return ascii(at + 1);
        }
        return numeral(at);
    }
}
