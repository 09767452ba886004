package org.anju.notices;

import org.anju.frame.TextLine;

/// What a person is told 通知, in both languages; the person reads it in the portal and nowhere else.
///
/// @param zh one or two sentences
/// @param en the same in English
/// @param path the page of the portal that it is about, such as `/me/cases`
public record Notice(String zh, String en, String path) {

    /// Code points of one text.
    public static final int LONGEST = 1_000;

    private static final int LONGEST_PATH = 300;

    public Notice {
        if (!TextLine.fits(zh, LONGEST) || !TextLine.fits(en, LONGEST)) {
            throw new IllegalArgumentException(
                    "A notice has a line of text in each language, at most %d: '%s', '%s'.".formatted(LONGEST, zh, en));
        }
        if (path.length() > LONGEST_PATH || !path.matches("/me(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException(
                    "A notice leads to a page of the portal, without a query: '%s'.".formatted(path));
        }
    }
}
