package org.anju.permits;

import java.util.regex.Pattern;

/// What a rule about residence permits settles, and how its value is written.
public enum RuleKind {
    /// how long somebody has lived here before applying
    RESIDENCE(Form.MONTHS),
    /// from which day that is counted: that on which the person came to live here, or on which that was declared
    RECKONED_FROM("residence|declaration"),
    /// of which one is enough
    GROUNDS("(employment|home|schooling)(, (employment|home|schooling))*"),
    /// the limit within which a permit is made and handed out, from acceptance
    ISSUE(Form.LIMIT),
    /// the same in remote areas
    ISSUE_REMOTE(Form.LIMIT),
    /// whether the place is a remote area, so that the longer limit holds
    REMOTE("yes|no"),
    /// how far permits hold: who moves within such a division keeps the permit
    LOCALITY("province|city|county"),
    /// whether a new address needs a new card
    ADDRESS("card kept|card replaced"),
    /// how often it is endorsed
    INTERVAL(Form.MONTHS),
    /// how long before each full year that can be done
    WINDOW(Form.MONTHS),
    /// the last day of the window
    LAST_DAY("full-year day|day before"),
    /// what follows where it was not done by then
    MISSED("function suspended"),
    /// what making up does to the years of residence
    MADE_UP("counted anew|suspended time left out"),
    FEE_FIRST(Form.YUAN),
    FEE_ENDORSEMENT(Form.YUAN),
    FEE_REPLACEMENT(Form.YUAN),
    /// on which grounds a permit ends
    ENDS("(household-moved|left|died|fraud)(, (household-moved|left|died|fraud))*");

    private final Pattern form;

    RuleKind(String form) {
        this.form = Pattern.compile(form);
    }

    /// Whether a value is written as this rule's values are.
    public boolean takes(String value) {
        return form.matcher(value).matches();
    }

    private static final class Form {
        private static final String MONTHS = "[0-9]{1,3} months?";
        private static final String LIMIT = "[0-9]{1,3} (calendar|working) days";
        private static final String YUAN = "[0-9]{1,4} yuan";

        private Form() {}
    }
}
