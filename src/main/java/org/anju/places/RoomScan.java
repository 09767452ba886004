package org.anju.places;

import static org.anju.places.AddressForm.isAlphanumeric;

import java.util.Optional;

/// Finds what stands at the end of a door: a room, a shop, a cellar, or a chain of numbers.
final class RoomScan extends DoorSigns {

    private static final String ROOM_SIDES = "东西南北中左右前后";
    private static final String SHOP = "铺";
    private static final String[] ROOMS = {"号房间", "号房", "号室", "房间", "室", "房", "户", "号"};
    private static final String[] SHOPS = {"门面房", "门市房", "商铺", "铺面", "铺位", "店铺", "店面", "门面", "门市", "商业", "底商", "铺"};
    private static final String[] OTHER_ROOMS = {"地下车库", "地下室", "储藏室", "储藏间", "车库", "阁楼"};
    private static final String[] NAMED_ROOMS = {"前楼", "后楼", "亭子间", "灶间", "统间"};
    private static final String[] SIDE_ROOMS = {"厢房", "户", "屋", "房", "门", "间"};

    RoomScan(String text) {
        super(text);
    }

    /// How long the word for a shop, garage or cellar is that begins here; 0 where there is none.
    int kind(int at) {
        var kind = startsWithAny(SHOPS, at) instanceof String shop ? shop : startsWithAny(OTHER_ROOMS, at);
        return kind == null ? 0 : kind.length();
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
        int end = link(at);
        if (end == at) {
            return numeral(at);
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
}
