package org.anju.shared;

import java.util.Locale;

/// The two languages of every page, report and message: Chinese first, English beside it.
public enum Tongue {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;

    Tongue(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    public Locale locale() {
        return locale;
    }

    /// The value of the `lang` attribute (BCP 47).
    public String tag() {
        return tag;
    }

    /// English where the locale is English, Chinese everywhere else.
    public static Tongue of(Locale locale) {
        return "en".equals(locale.getLanguage()) ? EN : ZH;
    }
}
