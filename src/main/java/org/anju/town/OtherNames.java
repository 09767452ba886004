package org.anju.town;

import java.util.List;
import org.anju.shared.Sex;

/// Names that no table of surnames holds: with an interpunct, or in Latin letters. All are put together by
/// chance.
final class OtherNames {

    /// The interpunct of Chinese names, U+00B7 (GB/T 15834).
    private static final String DOT = "·";

    private static final List<String> WESTERN_MALE =
            List.of("艾力", "吐尔逊", "买买提江", "阿迪力", "玉素甫", "库尔班", "艾尔肯", "帕尔哈提", "阿卜杜热合曼", "依米提");
    private static final List<String> WESTERN_FEMALE =
            List.of("古丽娜尔", "阿依努尔", "热依拉", "帕提古丽", "米热阿依", "祖丽皮亚", "阿孜古丽", "麦迪娜", "迪丽努尔", "哈丽旦");
    private static final List<String> HIGHLAND_MALE =
            List.of("扎西", "次仁", "多吉", "索朗", "平措", "旦增", "罗布", "格桑", "边巴", "尼玛");
    private static final List<String> HIGHLAND_FEMALE =
            List.of("卓玛", "央金", "德吉", "拉姆", "白玛", "曲珍", "仓决", "梅朵", "达娃", "尼珍");

    private static final List<String> GIVEN_MALE = List.of(
            "Jürgen",
            "François",
            "Łukasz",
            "José María",
            "Søren",
            "Ólafur",
            "Andrés",
            "Béla",
            "Ștefan",
            "Nguyên Khôi",
            "Thomas",
            "Çağrı",
            "Jiří",
            "Mārtiņš",
            "Michael",
            "Kwabena",
            "Håkon",
            "Renārs");
    private static final List<String> GIVEN_FEMALE = List.of(
            "Zoë",
            "Anaïs",
            "Małgorzata",
            "María José",
            "Åsa",
            "Þórunn",
            "Inês",
            "Réka",
            "Ioana",
            "Thùy Dương",
            "Elisabeth",
            "Ayşegül",
            "Zdeňka",
            "Līga",
            "Sarah",
            "Abena",
            "Guðrún",
            "Noémie");
    private static final List<String> FAMILY = List.of(
            "Müller-Lüdenscheid",
            "d'Aubigné",
            "Wiśniewski",
            "García Núñez",
            "Kjærgård",
            "Önundarson",
            "Gonçalves",
            "Szűcs",
            "Brâncuș",
            "Đặng",
            "O'Sullivan",
            "Yıldırım",
            "Dvořák",
            "Bērziņš",
            "Smith",
            "Owusu",
            "Bjørnstad",
            "van 't Hoff");

    /// Longer than any field that was made for three characters.
    private static final String LONGEST =
            "María de los Ángeles Concepción Guadalupe Fernández de Córdoba y Álvarez-Montalbán";

    private OtherNames() {}

    /// A name of two parts, the second the father's.
    ///
    /// @param father his own part; empty to invent one
    /// @param highland which of two treasures of names to draw from
    static String dotted(Dice dice, Sex sex, String father, boolean highland) {
        var own = dice.pick(
                highland
                        ? (sex == Sex.MALE ? HIGHLAND_MALE : HIGHLAND_FEMALE)
                        : (sex == Sex.MALE ? WESTERN_MALE : WESTERN_FEMALE));
        var second = father.isEmpty() ? dice.pick(highland ? HIGHLAND_MALE : WESTERN_MALE) : father;
        return own + DOT + second;
    }

    /// The part of a dotted name that its bearer passes on.
    static String ownPart(String dotted) {
        return dotted.substring(0, dotted.indexOf(DOT));
    }

    static String foreignFamily(Dice dice) {
        return dice.pick(FAMILY);
    }

    static String foreign(Dice dice, Sex sex, String family) {
        if (sex == Sex.FEMALE && dice.chance(0.04)) {
            return LONGEST;
        }
        return dice.pick(sex == Sex.MALE ? GIVEN_MALE : GIVEN_FEMALE) + " " + family;
    }
}
