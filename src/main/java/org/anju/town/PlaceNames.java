package org.anju.town;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names for streets, villages and communities. Each is given once, and none is the ending of another.
final class PlaceNames {

    static final String PROVINCE = "示例省";
    static final String CITY = "云汀市";

    /// Street offices 街道 and towns 镇 of the two districts and the county, in the order in which they are used.
    static final List<List<String>> TOWNSHIPS = List.of(
            List.of("钟楼街道", "映月街道", "北渚街道", "枕溪街道", "云门街道", "枫林镇"),
            List.of("南澜街道", "望岫街道", "长汀街道", "锦帆街道", "鹤洲街道", "松溪镇"),
            List.of("青畴街道", "稻香镇", "荷塘镇", "柳渡镇", "竹溪镇", "橘洲镇"));

    private static final List<String> CARDINALS = List.of("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
    private static final String FIRST = "春云青澄清锦瑞景望听映问怀采芳霁晴梧素沁";
    private static final String SECOND = "晖溪岚澜荷枫松竹月霞泉屏湾荫畴岸桐棠露川";
    private static final String VILLAGE_FIRST = "石柳杨沙前后上下大小双新古横斜樟槐菱";
    private static final String VILLAGE_SECOND = "桥塘坪坡庄岭渡井堰冲港埠墩圩";

    private final Dice dice;
    private final Map<String, List<String>> left = new HashMap<>();
    private final Map<String, Integer> rounds = new HashMap<>();

    PlaceNames(long seed) {
        this.dice = Dice.of(seed, Dice.Topic.NAMES_OF_PLACES, 0);
    }

    /// A stem that no street with this ending has yet, such as 春晖 for 路; after some hundred they are numbered
    /// 春晖二.
    String stem(String ending) {
        var stems = left.computeIfAbsent(ending, e -> new ArrayList<>());
        if (stems.isEmpty()) {
            var round = rounds.merge(ending, 1, Integer::sum);
            stems.addAll(dice.shuffled(stems(
                    ending.equals("村") ? VILLAGE_FIRST : FIRST, ending.equals("村") ? VILLAGE_SECOND : SECOND, round)));
        }
        return stems.removeLast();
    }

    private static List<String> stems(String first, String second, int round) {
        var stems = new ArrayList<String>();
        for (var a : first.toCharArray()) {
            for (var b : second.toCharArray()) {
                stems.add("" + a + b + (round == 1 ? "" : cardinal(round)));
            }
        }
        return stems;
    }

    /// 一 to 九十九.
    static String cardinal(int number) {
        if (number <= 10) {
            return CARDINALS.get(number);
        }
        return (number < 20 ? "" : CARDINALS.get(number / 10)) + "十" + CARDINALS.get(number % 10);
    }
}
