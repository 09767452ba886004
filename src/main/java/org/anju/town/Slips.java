package org.anju.town;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.shared.Sex;

/// The slips that people make when they write others down; how often, for one record. Guesses, not measured on
/// any register: use what is found with them to compare, not as a promise.
final class Slips {

    static final double NUMBER_MISSING = 0.60;
    static final double NUMBER_MISTYPED = 0.005;
    static final double SAME_SOUND = 0.012;
    static final double WRONG_CHARACTER = 0.008;
    /// of people over 50; a quarter of it below
    static final double LUNAR_BIRTHDAY = 0.04;
    static final double DATE_MISTYPED = 0.008;
    static final double DATE_MISSING = 0.01;
    static final double PHONE_MISTYPED = 0.01;
    static final double PHONE_MISSING = 0.08;
    static final double SEX_WRONG = 0.002;
    static final double DWELLING_MISSING = 0.03;
    static final double HOME_MISSING = 0.05;
    /// between one record of a person and the next
    static final double PHONE_CHANGED = 0.10;
    /// between one record of a person and the next
    static final double MOVED = 0.10;

    /// Characters of names that sound alike, tones aside.
    private static final List<String> SOUNDS = List.of(
            "伟维炜玮卫为",
            "军君均钧俊骏",
            "明铭鸣名",
            "英瑛莹盈颖",
            "丽莉立利力",
            "静婧敬晶京",
            "磊蕾雷",
            "洋扬阳",
            "勇永咏",
            "艳燕彦雁妍",
            "杰洁捷婕",
            "秀修",
            "平萍苹",
            "桂贵",
            "子梓紫",
            "涵晗函寒",
            "轩萱宣",
            "浩昊皓豪",
            "宇雨语羽玉裕",
            "欣新心馨鑫昕",
            "怡宜依一艺奕逸毅",
            "佳嘉家",
            "辰晨宸",
            "思斯丝",
            "文雯",
            "琪奇祺",
            "瑶遥尧",
            "婷亭庭",
            "博波",
            "睿瑞锐",
            "志智芝致",
            "建健剑",
            "华花",
            "峰锋枫丰",
            "林琳霖",
            "梅美玫",
            "兰岚",
            "珍真贞",
            "红宏洪虹鸿",
            "小晓筱",
            "云芸",
            "生升胜",
            "娟涓",
            "霞侠",
            "刚钢",
            "国果",
            "海",
            "强",
            "敏民",
            "玲灵铃",
            "诗施",
            "德",
            "福富夫",
            "清青卿");

    private static final Map<Integer, String> BY_CHARACTER = new HashMap<>();

    static {
        SOUNDS.forEach(group -> group.codePoints().forEach(c -> BY_CHARACTER.put(c, group)));
    }

    private Slips() {}

    /// The name with another character of the same sound, or a wrong one, in its given part; mostly as it is.
    static String name(Dice dice, String name, Sex sex, int year) {
        double drawn = dice.unit();
        if (drawn >= SAME_SOUND + WRONG_CHARACTER) {
            return name;
        }
        var characters = name.codePoints().toArray();
        int at = characters.length > 2 && dice.chance(0.5) ? characters.length - 2 : characters.length - 1;
        int wrong = drawn < SAME_SOUND ? sameSound(dice, characters[at]) : characters[at];
        while (wrong == characters[at]) {
            var other = GivenNames.draw(dice, sex, year, "");
            wrong = other.codePointBefore(other.length());
        }
        characters[at] = wrong;
        return new String(characters, 0, characters.length);
    }

    private static int sameSound(Dice dice, int character) {
        var group = BY_CHARACTER
                .getOrDefault(character, "")
                .codePoints()
                .filter(c -> c != character)
                .toArray();
        return group.length == 0 ? character : group[dice.below(group.length)];
    }

    static String birth(Dice dice, int day, int today) {
        double lunar = today - day > 50 * 365 ? LUNAR_BIRTHDAY : LUNAR_BIRTHDAY / 4;
        if (dice.chance(DATE_MISSING)) {
            return "";
        }
        if (dice.chance(lunar)) {
            return lunar(day);
        }
        var date = LocalDate.ofEpochDay(day);
        if (dice.chance(DATE_MISTYPED)) {
            date = switch (dice.below(3)) {
                case 0 -> date.plusDays(dice.between(1, 9));
                case 1 -> date.minusYears(dice.chance(0.5) ? 10 : 1);
                default -> date.getDayOfMonth() < 13 ? swapped(date) : date.plusMonths(1);
            };
        }
        return date.toString();
    }

    private static LocalDate swapped(LocalDate date) {
        return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    }

    /// The day as the Chinese calendar counts it, written as if it were an ordinary one.
    private static String lunar(int day) {
        var calendar = new ChineseCalendar(TimeZone.GMT_ZONE, ULocale.ROOT);
        calendar.setTimeInMillis(day * 86_400_000L + 43_200_000L);
        int month = calendar.get(ChineseCalendar.MONTH) + 1;
        var date = LocalDate.ofEpochDay(day);
        int year = date.getYear() - (month > date.getMonthValue() ? 1 : 0);
        return "%04d-%02d-%02d".formatted(year, month, calendar.get(ChineseCalendar.DAY_OF_MONTH));
    }

    /// With one digit replaced by another.
    static String mistyped(Dice dice, String digits) {
        int at = 6 + dice.below(digits.length() - 7);
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + dice.between(1, 9)) % 10);
        return digits.substring(0, at) + wrong + digits.substring(at + 1);
    }
}
