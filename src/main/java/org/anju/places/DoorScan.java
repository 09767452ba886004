package org.anju.places;

import static org.anju.places.AddressForm.isAlphanumeric;
import static org.anju.places.AddressForm.isDigit;
import static org.anju.places.AddressForm.isLetter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the pieces of a door one at a time: a number, a lane, a building, a unit, a storey, a room. Each says
/// what it means and where it ends, or that it is not there. By hand and not by regular expressions, for every
/// address of a city goes through here.
final class DoorScan {

    static final String STEMS = "甲乙丙丁戊己庚辛";
    private static final String SIDES = "东西南北中";
    private static final String ROOM_SIDES = "东西南北中左右前后";
    private static final String SHOP = "铺";

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
    private static final String[] ROOMS = {"号房间", "号房", "号室", "房间", "室", "房", "户", "号"};
    private static final String[] SHOPS = {"门面房", "门市房", "商铺", "铺面", "铺位", "店铺", "店面", "门面", "门市", "商业", "底商", "铺"};
    private static final String[] OTHER_ROOMS = {"地下车库", "地下室", "储藏室", "储藏间", "车库", "阁楼"};
    private static final String[] NAMED_ROOMS = {"前楼", "后楼", "亭子间", "灶间", "统间"};
    private static final String[] SIDE_ROOMS = {"厢房", "户", "屋", "房", "门", "间"};

    private final String text;

    DoorScan(String text) {
        this.text = text;
    }

    /// @param value in canonical form
    /// @param end the first place behind it
    record Piece(String value, int end) {}

    private static final Optional<Piece> NONE = Optional.empty();

    private static Optional<Piece> piece(String value, int end) {
        return Optional.of(new Piece(value, end));
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
        var kind = startsWithAny(SHOPS, end) instanceof String shop ? shop : startsWithAny(OTHER_ROOMS, end);
        return kind != null && numeral(end + kind.length()) == end + kind.length();
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

    /// A room that reaches the end of the text, or the end of what can be read.
    Optional<Piece> room(int at) {
        int from = is(at, '附') ? at + 1 : at;
        int end = plainRoom(from);
        if (end > from) {
            if (startsWithAny(SHOPS, is(end, '号') ? end + 1 : end) instanceof String shop) {
                return piece(SHOP + digits(from, end), (is(end, '号') ? end + 1 : end) + shop.length());
            }
            if (startsWithAny(OTHER_ROOMS, is(end, '号') ? end + 1 : end) instanceof String other) {
                return piece(other + digits(from, end), (is(end, '号') ? end + 1 : end) + other.length());
            }
            var sign = startsWithAny(ROOMS, end);
            if (sign == null && !isAscii(from, end) && !isSpelt(from, end)) {
                return NONE;
            }
            int behind = end + (sign == null ? 0 : sign.length());
            int part = is(behind, '之') ? numeral(behind + 1) : behind;
            var value = (from > at ? "附" : "") + digits(from, end);
            return part > behind + 1 ? piece(value + "之" + digits(behind + 1, part), part) : piece(value, behind);
        }
        return namedRoom(at);
    }

    private Optional<Piece> namedRoom(int at) {
        if (startsWithAny(SHOPS, at) instanceof String shop) {
            return kept(SHOP, at + shop.length());
        }
        if (startsWithAny(OTHER_ROOMS, at) instanceof String other) {
            return kept(other, at + other.length());
        }
        if (startsWithAny(NAMED_ROOMS, at) instanceof String named) {
            return piece(named, at + named.length());
        }
        if (isStem(at) && isAny(at + 1, "室房户")) {
            return piece(text.substring(at, at + 1), at + 2);
        }
        int sides = at;
        while (sides < at + 2 && isAny(sides, ROOM_SIDES)) {
            sides++;
        }
        return sides > at && startsWithAny(SIDE_ROOMS, sides) instanceof String kind
                ? piece(text.substring(at, sides + kind.length()), sides + kind.length())
                : NONE;
    }

    /// A shop, garage or cellar with its number, which may stand behind it.
    private Optional<Piece> kept(String kind, int at) {
        int end = plainRoom(at);
        if (end == at) {
            return piece(kind, at);
        }
        int behind = startsWithAny(ROOMS, end) instanceof String sign ? end + sign.length() : end;
        return piece(kind + digits(at, end), behind);
    }

    private int plainRoom(int at) {
        int end = at;
        if (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        int digits = end;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == digits) {
            return end > at ? end : numeral(at);
        }
        if (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return isStem(end) && end + 1 == text.length() ? end + 1 : end;
    }

    /// `3-2-501`: the marks of a chain, and what closes it.
    Optional<Piece> chain(int at) {
        int end = link(at);
        int links = 1;
        while (end > at && is(end, '-') && link(end + 1) > end + 1) {
            end = link(end + 1);
            links++;
        }
        if (links < 2) {
            return NONE;
        }
        var sign = startsWithAny(ROOMS, end);
        return piece(text.substring(at, end), end + (sign == null ? 0 : sign.length()));
    }

    private int link(int at) {
        int end = at;
        if (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        int digits = end;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > digits && end < text.length() && isLetter(text.charAt(end)) ? end + 1 : end;
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

    /// The end of the digits, or of the Chinese numerals, that begin here; here where there are none.
    int numeral(int at) {
        int end = ascii(at);
        if (end == at) {
            while (end < text.length() && ChineseNumber.isNumeral(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private int ascii(int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isAscii(int from, int end) {
        for (int i = from; i < end; i++) {
            if (!isAlphanumeric(text.charAt(i)) && STEMS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// 三〇二: a room digit by digit, and nothing that is counted.
    private boolean isSpelt(int from, int end) {
        return end - from > 2 && text.indexOf('十', from) < 0 && text.indexOf('百', from) < 0;
    }

    private boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean isAny(int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private boolean isStem(int at) {
        return isAny(at, STEMS);
    }

    private @Nullable String startsWithAny(String[] signs, int at) {
        for (var sign : signs) {
            if (text.startsWith(sign, at)) {
                return sign;
            }
        }
        return null;
    }

    private String digits(int from, int end) {
        return canonical(text.substring(from, end));
    }

    /// Without leading zeros, Chinese numerals as digits: 01栋 and 一栋 are one building, 甲三 is 甲3.
    static String canonical(String written) {
        char first = written.charAt(0);
        if (written.length() > 1 && (STEMS.indexOf(first) >= 0 || SIDES.indexOf(first) >= 0)) {
            return first + canonical(written.substring(1));
        }
        var digits = ChineseNumber.digits(written);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0' && isDigit(digits.charAt(zeros + 1))) {
            zeros++;
        }
        return digits.substring(zeros);
    }
}
