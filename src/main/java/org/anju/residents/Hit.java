package org.anju.residents;

import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Sex;

/// A person in a list, masked: enough to tell two persons apart, too little to know either.
///
/// @param name the family name and a star for each further character: 王*, 欧阳**
/// @param lastFour of the document number
/// @param birthYear four digits; empty where unknown
/// @param address where the person lives; empty where unknown or withheld
/// @param withheld whether something is withheld, because the record is confidential
public record Hit(
        PersonId person,
        String name,
        Sex sex,
        String birthYear,
        DocumentKind document,
        String lastFour,
        String address,
        boolean withheld) {

    private static final java.util.Set<String> COMPOUND = java.util.Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "令狐");

    /// Masks all of a name but the family name; of a name in Latin letters or with an interpunct, all but the
    /// first character.
    static String masked(String name) {
        var points = name.codePoints().toArray();
        int shown = points.length > 2 && COMPOUND.contains(new String(points, 0, 2)) ? 2 : 1;
        int stars = Math.min(Math.max(points.length - shown, 1), 3);
        return new String(points, 0, Math.min(shown, points.length)) + "*".repeat(stars);
    }
}
