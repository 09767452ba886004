package org.anju.places;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// One form for what looks alike: full-width as ASCII, capitals, the traditional characters that addresses are
/// made of as simplified ones, no spaces or punctuation. What separated two numbers becomes one hyphen, so that
/// `176号 1 - 101` does not become 1101. Remarks in brackets are set apart.
///
/// @param text what is to be read
/// @param note the remarks that stood in brackets; empty where there were none
record AddressForm(String text, String note) {

    private static final Map<Character, Character> SIMPLE = simple("號号樓楼單单層层棟栋東东風风廣广場场園园灣湾鎮镇鄉乡區区縣县門门鐵铁華华國国臺台龍龙鳳凤凰凰陽阳陰阴"
            + "島岛濱滨橋桥溝沟溪溪嶺岭廟庙廠厂廳厅廈厦慶庆應应莊庄蘇苏蘭兰蓮莲葉叶藍蓝衛卫豐丰貴贵賓宾車车軍军農农"
            + "遠远郵邮釣钓銀银錦锦鋪铺長长關关陳陈陸陆雲云電电靜静順顺頭头飛飞馬马鳴鸣鵬鹏麗丽齊齐"
            + "學学寶宝寧宁屬属岡冈崗岗幫帮庫库強强從从懷怀戰战戶户斷断時时書书會会業业樂乐樹树橫横機机權权歡欢"
            + "歷历漢汉漁渔潔洁澤泽濟济無无營营爾尔環环產产當当畫画發发眾众礦矿祿禄禮礼種种紅红級级經经"
            + "綠绿維维織织羅罗義义聖圣聯联興兴舊旧藝艺蘆芦處处術术裡里規规語语論论護护財财質质輝辉進进達达鄭郑"
            + "鄧邓鍾钟鎖锁鋼钢閩闽隊队陝陕際际雙双雞鸡須须項项願愿養养館馆駅驿驛驿鳥鸟麥麦黃黄點点塊块壩坝堅坚塵尘"
            + "壽寿夢梦師师帶带張张彎弯後后復复組组紀纪愛爱態态護护擴扩攔拦敵敌斕斓曉晓棄弃極极構构槍枪樁桩檔档檢检氣气"
            + "溫温準准滿满滬沪漲涨潛潜灘滩燈灯獨独獅狮現现瓊琼瑩莹異异畢毕監监盤盘確确礎础祥祥積积穀谷窯窑競竞節节築筑"
            + "糧粮納纳紡纺紫紫終终給给統统絲丝綜综緯纬縱纵繁繁續续羣群職职腳脚艦舰莖茎萬万蔣蒋薩萨藥药蝦虾補补裝装見见觀观"
            + "計计設设許许証证詩诗該该誠诚諸诸謝谢證证譽誉豬猪貝贝貨货資资賀贺賢贤購购贛赣趙赵跡迹踐践軌轨輕轻轉转"
            + "辦办遷迁選选還还鄰邻醫医釀酿針针鈞钧鎬镐鏡镜鐘钟鑫鑫鑽钻閘闸閣阁闊阔隴陇險险難难雜杂靈灵韓韩頂顶領领題题類类"
            + "風风飯饭飾饰駐驻駝驼駿骏騰腾騾骡驅驱驗验鬧闹魚鱼魯鲁鮑鲍鮮鲜鳥鸟鴻鸿鵝鹅鶴鹤鷹鹰鹽盐麵面黨党龜龟棧栈櫻樱榮荣");

    private static final Pattern BRACKETS = Pattern.compile("[(（\\[【〔]([^()（）\\[\\]【】〔〕]*)[)）\\]】〕]");

    /// What stands in brackets and is yet a part of the address: （2单元）, （8）组.
    private static final Pattern PART = Pattern.compile(
            "\\s*(?:[0-9０-９A-Za-z一二三四五六七八九十]{1,6}|.*(?:[号號栋棟幢座室层層]|单元|單元|小区|花园|家园|公寓|大厦|广场|新村|[苑村]))\\s*");

    private static Map<Character, Character> simple(String pairs) {
        var simple = new HashMap<Character, Character>();
        for (int i = 0; i + 1 < pairs.length(); i += 2) {
            simple.put(pairs.charAt(i), pairs.charAt(i + 1));
        }
        return Map.copyOf(simple);
    }

    static AddressForm of(String written) {
        if (!BRACKETS.matcher(written).find()) {
            return new AddressForm(normal(written), "");
        }
        var notes = new StringBuilder();
        var text = BRACKETS.matcher(written).replaceAll(bracket -> {
            var inside = bracket.group(1);
            if (PART.matcher(inside).matches() && !inside.startsWith("原") && !inside.startsWith("近")) {
                return " " + inside.replace("\\", "").replace("$", "") + " ";
            }
            notes.append(notes.isEmpty() ? "" : " ").append(inside.strip());
            return " ";
        });
        return new AddressForm(normal(text), notes.toString());
    }

    /// The form alone, without looking for brackets.
    static String normal(String written) {
        var plain = new StringBuilder(written.length());
        boolean gap = false;
        var composed = Normalizer.isNormalized(written, Normalizer.Form.NFC)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            char c = plain(composed.charAt(i));
            boolean kept = Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '#' || c == '〇';
            if (!kept) {
                gap = true;
                continue;
            }
            if (gap && !plain.isEmpty() && isAlphanumeric(plain.charAt(plain.length() - 1)) && isAlphanumeric(c)) {
                plain.append('-');
            }
            gap = false;
            plain.append(c);
        }
        return plain.toString();
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return plain((char) (c - 0xFEE0));
        }
        if (c == '○' || c == '◯') {
            return '〇';
        }
        var simple = SIMPLE.get(c);
        return simple == null ? c : simple;
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
