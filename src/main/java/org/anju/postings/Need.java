package org.anju.postings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What help was about, or an event: a closed list, so that nothing is written by hand.
public enum Need {
    /// 证件遗失
    PAPERS,
    /// 欠薪、劳动纠纷
    WAGES,
    /// 子女入学
    SCHOOL,
    /// 法律咨询
    LEGAL_ADVICE,
    /// 联系户籍地公安机关
    HOME_OFFICE,
    /// 居住证
    RESIDENCE_PERMIT,
    /// 防范诈骗
    FRAUD,
    /// 其他
    OTHER;

    /// Those for which somebody can ask a liaison officer; for a residence permit there is a matter of its own.
    public static final List<Need> ASKED = List.of(PAPERS, WAGES, SCHOOL, LEGAL_ADVICE, HOME_OFFICE, OTHER);

    /// By the id of the answer in the matter, such as `legal-advice`; empty for any other.
    static Optional<Need> answered(String id) {
        return ASKED.stream().filter(need -> need.id().equals(id)).findFirst();
    }

    /// As answers and interfaces write it.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Need> read(String name) {
        return Stream.of(values()).filter(need -> need.name().equals(name)).findFirst();
    }
}
