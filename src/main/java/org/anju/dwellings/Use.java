package org.anju.dwellings;

import java.util.Map;
import java.util.Optional;

/// What a dwelling is used for 用途.
public enum Use {
    RESIDENTIAL,
    COMMERCIAL,
    /// 商住: a shop or workshop in which somebody lives too.
    MIXED,
    OFFICE,
    INDUSTRIAL,
    DORMITORY,
    HOTEL,
    SCHOOL,
    HOSPITAL,
    OTHER;

    private static final Map<String, Use> WORDS = Map.ofEntries(
            Map.entry("住宅", RESIDENTIAL),
            Map.entry("居住", RESIDENTIAL),
            Map.entry("商业", COMMERCIAL),
            Map.entry("商铺", COMMERCIAL),
            Map.entry("商住", MIXED),
            Map.entry("商住两用", MIXED),
            Map.entry("办公", OFFICE),
            Map.entry("工业", INDUSTRIAL),
            Map.entry("厂房", INDUSTRIAL),
            Map.entry("宿舍", DORMITORY),
            Map.entry("集体宿舍", DORMITORY),
            Map.entry("酒店", HOTEL),
            Map.entry("旅馆", HOTEL),
            Map.entry("宾馆", HOTEL),
            Map.entry("学校", SCHOOL),
            Map.entry("医院", HOSPITAL),
            Map.entry("其他", OTHER),
            Map.entry("其它", OTHER));

    /// Reads the Chinese word; empty for anything else.
    static Optional<Use> read(String written) {
        return Optional.ofNullable(WORDS.get(written.strip()));
    }
}
