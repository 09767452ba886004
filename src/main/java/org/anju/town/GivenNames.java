package org.anju.town;

import java.util.List;
import org.anju.shared.Sex;

/// Given names as their decade gave them.
final class GivenNames {

    /// One decade's taste. A name is drawn whole, or put together from a first and a second character.
    ///
    /// @param until the last year of birth
    /// @param single the share of names with one character
    private record Taste(int until, double single, Sex sex, Weighted whole, Weighted first, Weighted second) {}

    private static Taste taste(int until, double single, Sex sex, String whole, String first, String second) {
        return new Taste(until, single, sex, Weighted.read(whole), Weighted.read(first), Weighted.read(second));
    }

    private static final List<Taste> TASTES = List.of(
            taste(
                    1948,
                    0.04,
                    Sex.MALE,
                    "德福 永贵 金山 长庚 国栋 德明 福生 玉山 树林 文彬 振华 有根",
                    "德:4 玉:3 金:3 福:2 文:3 永:3 振:2 树:2 长:2 世:2 宝:2 兴:2 光:2 明:2 学:2",
                    "山:3 林:3 生:3 贵:2 财:2 堂:2 荣:2 华:2 祥:2 清:2 海:2 元:2 才:2 安 昌 田 良 义"),
            taste(
                    1948,
                    0.02,
                    Sex.FEMALE,
                    "秀英:9 桂英:7 秀兰:7 玉兰:5 桂兰:5 玉珍:4 凤英:4 淑珍:3 素珍:3 菊香 兰芳 翠花",
                    "秀:5 桂:5 玉:5 淑:4 凤:3 素:3 菊:2 翠:2 兰:2 金:2 月:2 春:2 银 巧 爱",
                    "英:5 兰:5 珍:4 芳:3 香:2 华:2 莲:2 云:2 娥:2 仙:2 梅:2 琴:2 芝 娣 妹"),
            taste(
                    1966,
                    0.08,
                    Sex.MALE,
                    "建国:8 建华:6 国庆:3 建军:5 志强:3 卫国:3 和平:3 解放:2 援朝:2 跃进:2 国强:3 永红 为民",
                    "建:5 国:5 志:4 文:3 卫:2 明:3 永:2 新:2 光:2 庆:2 学:2 立:2 保:2 德:2 世 宝",
                    "国:4 华:5 军:4 平:4 强:3 明:3 民:3 生:2 林:2 成:2 荣:2 胜:2 忠:2 义 良 根 安 祥"),
            taste(
                    1966,
                    0.07,
                    Sex.FEMALE,
                    "秀英:4 桂英:4 玉兰:3 丽华:3 淑芳:3 秀珍:3 建华:2 爱华:3 凤霞:2 国英:2 月英:2 玉梅:3 春兰:2",
                    "秀:5 玉:4 桂:3 丽:3 淑:4 凤:3 爱:3 春:3 美:3 惠:2 月:2 素:2 小:2 彩:2 红",
                    "英:4 华:4 芳:4 兰:4 珍:3 梅:3 霞:3 琴:3 萍:3 云:2 玲:3 香 莲 凤 娟:2 琼"),
            taste(
                    1979,
                    0.28,
                    Sex.MALE,
                    "卫东:3 志刚:4 建军:5 文革:1 红兵:1 海波:2 永强:3 向阳:2 学军:2 晓东:3 建平:3 志勇:3 国华:2",
                    "建:4 志:5 国:3 永:3 卫:2 海:3 文:3 晓:3 学:2 红:1 立:2 小:2 俊:2 春:2 新:2",
                    "军:5 强:4 刚:4 勇:4 东:3 平:3 明:3 伟:4 波:3 华:2 辉:2 斌:3 峰:2 民:2 林:2 涛:2 忠"),
            taste(
                    1979,
                    0.26,
                    Sex.FEMALE,
                    "丽:5 秀芳:2 海燕:4 春梅:3 红梅:3 丽娟:3 小红:2 晓燕:3 艳红:2 玉玲:2 丽萍:3 爱红:2 冬梅:3",
                    "丽:4 晓:4 海:3 艳:3 红:3 春:3 小:3 玉:2 秀:2 雪:2 彩:2 淑:2 慧:2 美:2 冬",
                    "燕:4 梅:4 红:3 霞:4 玲:4 萍:4 芳:3 娟:4 丽:3 华:2 英:2 琴:2 敏:2 云:2 艳 莉:2 凤"),
            taste(
                    1989,
                    0.42,
                    Sex.MALE,
                    "伟:6 磊:5 超:3 勇:3 军:3 涛:4 鹏:4 强:3 杰:3 斌:3 海涛:2 志强:2 文杰:2 国栋 晓光",
                    "志:4 海:3 晓:3 文:4 俊:3 建:2 永:2 国:2 少:2 家:2 明:2 立:2 宏:2 云:2 金 振",
                    "伟:3 强:3 鹏:4 峰:4 涛:4 勇:3 斌:3 辉:3 磊:3 杰:4 亮:3 飞:3 龙:2 波:3 军:2 刚:2 华 宇 明 超:2"),
            taste(
                    1989,
                    0.38,
                    Sex.FEMALE,
                    "丽:5 静:6 娜:5 敏:4 艳:4 娟:4 芳:3 燕:4 婷:4 丹:3 丽娟:2 晓燕:2 海燕:2 婷婷:3 莉莉:2",
                    "晓:4 丽:3 海:2 雪:3 小:3 文:2 玉:2 春:2 慧:3 美:2 红:2 艳:2 秀 佳:2 思",
                    "丽:3 娟:3 燕:3 玲:3 芳:3 静:3 敏:3 娜:3 婷:4 霞:2 萍:2 艳:2 梅:2 丹:2 莉:2 洁:2 琳 玉 颖:2"),
            taste(
                    1999,
                    0.30,
                    Sex.MALE,
                    "鑫:4 浩:4 杰:4 俊杰:4 宇:3 帅:3 凯:3 鹏:3 文博:2 俊豪 嘉豪:2 志豪:2 家豪:2 浩然:2 天宇:2",
                    "俊:4 家:3 嘉:3 志:3 文:3 子:2 天:2 浩:2 宇:2 思:2 明:2 伟:2 晓:2 泽:2 博:2 鸿 振 世",
                    "杰:4 豪:4 宇:3 鑫:3 伟:3 文:2 明:3 龙:3 辉:2 鹏:2 浩:3 峰:2 斌:2 轩:2 博:2 航:2 凯:2 成 洋 源"),
            taste(
                    1999,
                    0.24,
                    Sex.FEMALE,
                    "婷:4 雪:3 倩:4 颖:3 佳:3 婷婷:3 思思:2 雨欣:2 佳怡:3 欣怡:2 雅婷:3 静怡:2 梦婷:2 晓雪:2",
                    "佳:4 思:4 雅:4 梦:4 雨:4 晓:3 欣:3 嘉:3 诗:2 静:2 雪:3 慧:2 文:2 美:2 玉 紫 可",
                    "婷:4 怡:4 欣:3 雯:3 琪:3 颖:3 瑶:3 洁:2 琳:3 雪:2 敏:2 娜:2 萍 涵:2 慧:2 莹:3 倩:3 玲 君"),
            taste(
                    2009,
                    0.10,
                    Sex.MALE,
                    "浩然:5 子轩:5 宇轩:5 子豪:3 俊杰:3 博文:4 宇航:4 天佑:2 浩宇:3 梓轩:3 文轩:2 一鸣:2 嘉俊:2",
                    "子:5 浩:4 宇:4 俊:3 博:3 文:3 嘉:3 梓:2 天:2 泽:2 佳:2 思:2 明:2 志:2 一 逸",
                    "轩:5 豪:3 宇:4 然:3 杰:3 涵:2 航:3 文:3 博:2 阳:3 瑞:2 睿:2 辰:2 鑫:2 泽:2 成 远 熙 哲"),
            taste(
                    2009,
                    0.07,
                    Sex.FEMALE,
                    "欣怡:6 梓涵:3 诗涵:4 雨涵:4 佳怡:4 思涵:3 可欣:3 雨欣:3 紫涵:2 雅涵:2 欣妍:2 心怡:3 语嫣:2",
                    "雨:5 欣:5 思:4 佳:4 诗:4 梓:3 子:3 可:3 语:2 嘉:3 心:2 雅:3 若:2 馨:2 紫:2 梦",
                    "涵:5 怡:5 欣:4 萱:4 琪:3 彤:3 妍:3 瑶:3 桐:2 悦:3 雯:2 晗:2 婷:2 颖:2 玥 曦 然 宁"),
            taste(
                    9999,
                    0.06,
                    Sex.MALE,
                    "沐宸:4 浩宇:4 宇轩:4 奕辰:4 子墨:4 一诺:2 宇泽:3 浩然:3 梓睿:2 沐阳:3 亦辰 铭泽:2 俊熙:2 子睿:2",
                    "子:4 宇:4 沐:4 奕:4 梓:4 浩:3 一:3 泽:3 俊:3 铭:3 景:2 煜:2 辰:2 嘉:2 承:2 思:2 明 昊:2 佑",
                    "宸:4 泽:4 轩:3 辰:4 宇:3 睿:3 墨:2 阳:2 恒:2 然:2 霖:3 熙:3 航:2 言:2 安:2 洋 琛:2 川 远 尧 铭:2"),
            taste(
                    9999,
                    0.04,
                    Sex.FEMALE,
                    "一诺:5 梓涵:4 欣怡:3 若汐:4 艺涵:3 依诺:4 语桐:3 雨桐:3 诗涵:3 可馨:3 苡沫:1 沐瑶:2 梓萱:3 语汐:3",
                    "梓:4 若:4 语:4 雨:4 诗:4 沐:3 欣:3 一:3 依:3 可:3 艺:3 思:3 子:2 芷:2 清:2 书:2 安:2 佳:2 苏",
                    "涵:4 汐:4 诺:4 桐:4 萱:4 彤:3 妍:3 瑶:3 熙:3 沫:2 晨:2 琪:2 馨:3 怡:2 悦:2 晴:2 言:2 宁:2 禾 柠 玥:2"));

    /// Characters that stand in few people's names, some only outside the basic plane; all are in GB
    /// 18030-2022.
    private static final Weighted RARE =
            Weighted.read("䶮 㛃 𬀩 𬭚 𠅤 𤧛 堃 喆 翀 犇 昇 玥 珺 赟 頔 祎 彧 垚 淼 燚 晟 㬎 㵑 䎖 𬍛 𬱖 䴖 㼆 𬸣 𫖮");

    private GivenNames() {}

    /// @param shared the first character that brothers and sisters have in common; empty where they have none
    static String draw(Dice dice, Sex sex, int year, String shared) {
        if (dice.chance(0.004)) {
            return shared.isEmpty() ? RARE.draw(dice) : shared + RARE.draw(dice);
        }
        var taste = TASTES.stream()
                .filter(t -> t.sex == sex && year <= t.until)
                .findFirst()
                .orElseThrow();
        if (!shared.isEmpty()) {
            return shared + taste.second.draw(dice);
        }
        if (dice.chance(taste.single)) {
            return taste.second.draw(dice);
        }
        return dice.chance(0.25) ? taste.whole.draw(dice) : taste.first.draw(dice) + taste.second.draw(dice);
    }

    /// A character to begin the names of the children of one family with.
    static String generation(Dice dice, Sex sex, int year) {
        return TASTES.stream()
                .filter(t -> t.sex == sex && year <= t.until)
                .findFirst()
                .orElseThrow()
                .first
                .draw(dice);
    }
}
