package org.anju.frame;

/// What counts as a line of text wherever one is written: length in code points, and no sign that the
/// database could not keep or a page not show.
public final class TextLine {

    private TextLine() {}

    /// Whether it is a line of text, not blank and not longer than this.
    public static boolean fits(String text, int longest) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= longest && isShown(text);
    }

    /// Whether it has neither control characters nor halves of characters.
    public static boolean isShown(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
