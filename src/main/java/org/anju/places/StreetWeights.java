package org.anju.places;

import static org.anju.places.StreetText.NEVER;

import java.util.List;
import org.anju.places.StreetText.Kind;
import org.anju.places.StreetText.Next;

/// How much the way a name ends, and what stands inside it, speaks for it being a road, a village, a compound
/// …, for names that no gazetteer knows.
final class StreetWeights {

    private static final double MARKED = 2.5;
    private static final double WEAK = 1.4;
    private static final double FREE = 0.3;
    private static final double SHORT_STEM = -1.0;
    private static final double INSIDE_STRONG = -1.0;
    private static final double INSIDE_WEAK = -0.5;

    private static final String[] COMPOUNDS = {
        "小区", "花园", "家园", "公寓", "大厦", "大楼", "广场", "新村", "新城", "国际", "名都", "华府", "家属院", "家属区", "家属楼", "宿舍", "生活区", "校区",
        "街区", "街坊", "住宅楼", "工业园", "产业园", "园区", "大学", "学院", "中学", "小学", "医院", "中心", "商城", "半岛", "明珠", "嘉园", "世家", "公馆",
        "时代", "山庄", "学府", "天地", "中央", "小区", "安置房", "公租房", "廉租房", "安置点", "一村", "二村", "三村", "四村", "五村", "六村", "七村", "八村",
        "九村", "十村", "SOHO", "绿城", "大院", "商场", "市场", "步行街", "工业区", "开发区", "技校", "局", "港湾", "首府", "御府", "集团", "公司", "厂"
    };
    private static final String COMPOUND_ENDS = "苑园城庭府邸湾里坊寓厦居轩阁墅郡都岸院期区";
    private static final String SETTLEMENT_ENDS = "组社屯队寨庄湾片排冲坪垸堡宅村区街";
    private static final String[] BARE = {"大道", "大街", "街道", "小区", "社区", "新村", "家园", "花园", "宿舍", "家属"};
    private static final String[] LANES = {"巷", "胡同", "弄", "里", "条", "横", "横路", "街", "路", "坊"};
    private static final List<String> MUNICIPALITIES = List.of("北京市", "上海市", "天津市", "重庆市");
    private static final List<String> NO_ROADS = List.of("铁路", "公路", "马路", "大街", "大道", "街道");

    private final String text;
    private final int length;
    private final Next next;
    private final double[] cuts;
    private final int[] marks;
    private final double[] endings;

    StreetWeights(String text, int length, Next next) {
        this.text = text;
        this.length = length;
        this.next = next;
        this.cuts = new double[length + 1];
        this.marks = new int[length + 1];
        this.endings = new double[length + 1];
        survey();
    }

    // What a place of the text says on its own, looked at once for all names that could end or go on there.
    private void survey() {
        for (int end = 1; end <= length; end++) {
            for (var bare : BARE) {
                if (end < length && text.startsWith(bare, end)) {
                    cuts[end] = -1.6;
                }
            }
            for (var mark : COMPOUNDS) {
                if (end >= mark.length() && text.startsWith(mark, end - mark.length())) {
                    marks[end] = mark.length();
                    break;
                }
            }
        }
        for (int i = 0; i < length; i++) {
            endings[i + 1] = endings[i] + (i + 1 < length ? ending(i) : 0);
        }
    }

    double cut(int end) {
        return cuts[end];
    }

    boolean isSettlement(int end) {
        char last = text.charAt(end - 1);
        if (last == '街' || last == '路') {
            return false;
        }
        return SETTLEMENT_ENDS.indexOf(last) >= 0;
    }

    void weigh(int from, int end, double[] weights) {
        double inside = inside(from, end);
        double stem = end - from == 2 ? SHORT_STEM : 0;
        double base = MARKED + inside + stem - Math.max(0, end - from - 9) * 0.25;
        char last = text.charAt(end - 1);
        char before = text.charAt(end - 2);
        switch (last) {
            case '省' -> set(weights, Kind.PROVINCE, base + 1);
            case '市' -> {
                var municipal = MUNICIPALITIES.contains(text.substring(from, end));
                set(weights, municipal ? Kind.PROVINCE : Kind.CITY, base + (municipal ? 2 : 0.4));
                if (!municipal) {
                    set(weights, Kind.COUNTY, base + 0.2);
                }
            }
            case '州' -> set(weights, Kind.CITY, before == '治' ? base + 1.5 : base - 1.2);
            case '盟' -> set(weights, Kind.CITY, base);
            case '县' -> set(weights, Kind.COUNTY, base + (before == '治' ? 1.5 : 0.4));
            case '旗' -> set(weights, Kind.COUNTY, base + (before == '治' ? 1.5 : -0.9));
            case '区' -> district(from, end, before, base, weights);
            case '镇', '乡' -> set(weights, Kind.TOWN, base + 0.3);
            case '木' -> set(weights, Kind.TOWN, before == '苏' ? base + 0.5 : NEVER);
            case '道' -> {
                if (before == '街') {
                    double town = MARKED + 0.4 + inside(from, end - 2) * 0.3 - Math.max(0, end - from - 9) * 0.25;
                    set(weights, Kind.TOWN, end - from > 2 ? town : NEVER);
                } else {
                    road(from, end, base, weights);
                }
            }
            case '村' -> {
                boolean estate = isNumeral(before) || before == '新';
                set(weights, Kind.COMMUNITY, base - (estate ? next == Next.NUMBER ? 0.2 : 1.2 : 0));
                set(weights, Kind.ROAD, base - 0.6);
            }
            case '委' -> set(weights, Kind.COMMUNITY, base);
            case '会' -> set(weights, Kind.COMMUNITY, before == '委' ? base : NEVER);
            case '查' -> set(weights, Kind.COMMUNITY, before == '嘎' ? base + 0.5 : NEVER);
            case '场' -> set(weights, Kind.COMMUNITY, before == '林' || before == '农' ? base - 1 : NEVER);
            case '线' -> road(from, end, end - from > 2 ? base : NEVER, weights);
            case '路', '街', '巷', '弄', '段' -> road(from, end, base, weights);
            case '同' -> road(from, end, before == '胡' ? base : NEVER, weights);
            case '条', '沿', '里', '坊', '横', '子' -> set(weights, Kind.ROAD, WEAK + inside + stem);
            default -> {}
        }
        boolean community = last == '社' && end < length && text.charAt(end) == '区';
        if (SETTLEMENT_ENDS.indexOf(last) >= 0 && last != '街' && last != '村' && !community) {
            set(
                    weights,
                    Kind.ROAD,
                    MARKED
                            + inside
                            - Math.max(0, end - from - 6) * 0.25
                            - (last == '区' ? 1 : 0)
                            - (end == length && next == Next.BUILDING ? 1 : 0));
        }
        compound(from, end, inside, weights);
        free(from, end, inside, weights);
    }

    private void district(int from, int end, char before, double base, double[] weights) {
        if (before == '治') {
            set(weights, Kind.PROVINCE, base + 1.5);
        } else if (before == '社') {
            set(weights, Kind.COMMUNITY, base);
        } else if (before == '地') {
            set(weights, Kind.CITY, base);
        } else if (before == '新' || !isNumeral(before) && "小园校街活属矿林工发南北东西中".indexOf(before) < 0) {
            set(
                    weights,
                    Kind.COUNTY,
                    base + (from == 0 || end - from > 3 ? 0 : 0.2) - (AddressForm.isAlphanumeric(before) ? 3 : 0));
        } else {
            set(weights, Kind.COUNTY, base - 1.6);
        }
    }

    private static boolean isNumeral(char c) {
        return ChineseNumber.isNumeral(c) || AddressForm.isDigit(c);
    }

    private void road(int from, int end, double base, double[] weights) {
        if (NO_ROADS.contains(text.substring(from, end))) {
            return;
        }
        boolean whole = end == length || text.charAt(end) != '道' || text.charAt(end - 1) != '街';
        boolean goesOn = end + 1 < length
                && "东西南北中".indexOf(text.charAt(end)) >= 0
                && "段路街巷侧端口头首".indexOf(text.charAt(end + 1)) >= 0;
        double side = end - from == 2 && "东西南北中大".indexOf(text.charAt(from)) >= 0 ? -0.6 : 0;
        set(
                weights,
                Kind.ROAD,
                whole ? base + side - (goesOn ? 1.2 : 0) - (end < length && text.charAt(end) == '口' ? 1 : 0) : NEVER);
        for (var lane : LANES) {
            if (text.startsWith(lane, end - lane.length()) && end - lane.length() > from - 1) {
                set(
                        weights,
                        Kind.LANE,
                        base
                                - (lane.equals("街") || lane.equals("路") ? 0.9 : 0.2)
                                - SHORT_STEM * (end - from == 2 ? 1 : 0));
                return;
            }
        }
    }

    private void compound(int from, int end, double inside, double[] weights) {
        double weight = NEVER;
        int mark = marks[end];
        if (mark > 0 && mark <= end - from) {
            weight = end - from > mark || text.charAt(end - 1) == '村' ? MARKED : 0.4;
        }
        if (weight == NEVER && COMPOUND_ENDS.indexOf(text.charAt(end - 1)) >= 0) {
            weight = end - from > 2 ? MARKED - 0.4 - (next == Next.NUMBER ? 0.6 : 0) : 0.2;
        }
        if (weight == NEVER) {
            return;
        }
        double length = Math.max(0, end - from - 10) * 0.2;
        if (end == this.length) {
            set(weights, Kind.COMPOUND, weight + inside * 0.8 - length - (next == Next.NUMBER ? 0.5 : 0));
        } else {
            set(weights, Kind.AREA, weight + inside - length - 0.6);
        }
    }

    // What ends like nothing known is a hamlet before a number, and a compound before a building.
    private void free(int from, int end, double inside, double[] weights) {
        if (end < length || end - from > 14) {
            return;
        }
        double weight = FREE + inside - Math.max(0, end - from - 4) * 0.05 - (end - from == 2 ? 0.5 : 0);
        set(
                weights,
                Kind.COMPOUND,
                next == Next.BUILDING ? weight + 0.2 : next == Next.NUMBER ? weight - 0.5 : weight - 0.3);
        set(weights, Kind.ROAD, next == Next.BUILDING ? weight - 0.8 : weight);
    }

    /// Where a name could have ended inside the name, it probably did.
    private double inside(int from, int end) {
        if (end - from < 4) {
            return 0;
        }
        // A road that begins with 大道 did not end there.
        double first = text.charAt(from + 1) == '道' ? ending(from + 1) : 0;
        return endings[end - 2] - endings[from + 1] - first;
    }

    private double ending(int at) {
        char following = text.charAt(at + 1);
        return switch (text.charAt(at)) {
            case '路', '街' -> "口心坊面边道".indexOf(following) >= 0 ? 0 : INSIDE_STRONG;
            case '镇', '乡', '县' -> INSIDE_STRONG;
            case '巷', '社', '旗', '区', '市' -> INSIDE_WEAK;
            case '村' -> following == '委' || following == '民' ? 0 : INSIDE_STRONG * 0.7;
            case '道' -> at > 0 && "大街".indexOf(text.charAt(at - 1)) >= 0 ? INSIDE_STRONG : 0;
            default -> 0;
        };
    }

    private static void set(double[] weights, Kind kind, double weight) {
        weights[kind.ordinal()] = Math.max(weights[kind.ordinal()], weight);
    }
}
