package org.anju.town;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads an address as it was written: the street, its number and what follows name one dwelling, whatever
/// stands before.
final class Written {

    private static final Pattern NUMERAL = Pattern.compile("([一二三四五六七八九十]+)(栋|单元)");
    private static final Pattern DASHED = Pattern.compile("号(\\d+)-(\\d+)-(\\d+)$");
    private static final Pattern BARE_ROOM = Pattern.compile("(号|栋|单元)(\\d+)$");
    private static final String DIGITS = "零一二三四五六七八九";

    private final Map<String, String> codes = new HashMap<>();
    private final List<String> divisions;

    Written(Town town) {
        divisions = town.divisions().stream()
                .map(TownDivision::name)
                .filter(n -> !n.endsWith("村") && !n.endsWith("社区"))
                .toList();
        town.dwellings().forEach(d -> {
            if (codes.put(stripped(d.address()), d.code()) != null) {
                throw new AssertionError("Two dwellings at " + d.address());
            }
        });
    }

    /// The code of the dwelling; empty where there is none.
    String codeOf(String written) {
        var plain = new StringBuilder();
        written.chars()
                .filter(c -> c != ' ')
                .forEach(c -> plain.append((char) (c >= '０' && c <= '９' ? c - '０' + '0' : c)));
        var text = plain.toString().replace('幢', '栋');
        text = NUMERAL.matcher(text).replaceAll(m -> number(m.group(1)) + m.group(2));
        text = DASHED.matcher(text).replaceAll("号$1栋$2单元$3室");
        text = BARE_ROOM.matcher(text).replaceAll("$1$2室");
        return codes.getOrDefault(stripped(text), "");
    }

    private String stripped(String address) {
        var left = address;
        for (var division : divisions) {
            left = left.startsWith(division) ? left.substring(division.length()) : left;
        }
        return left;
    }

    private static int number(String numeral) {
        var ten = numeral.indexOf('十');
        if (ten < 0) {
            return DIGITS.indexOf(numeral);
        }
        var tens = ten == 0 ? 1 : DIGITS.indexOf(numeral.substring(0, ten));
        return tens * 10 + (ten == numeral.length() - 1 ? 0 : DIGITS.indexOf(numeral.substring(ten + 1)));
    }
}
