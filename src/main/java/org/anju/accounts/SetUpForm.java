package org.anju.accounts;

/// What was filled in when setting up, to show it again; never a password.
public record SetUpForm(String unit, String unitEn, String division, String name, String login) {

    static final SetUpForm EMPTY = new SetUpForm("", "", "", "", "");
}
