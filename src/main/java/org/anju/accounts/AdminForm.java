package org.anju.accounts;

/// What the administrator typed, to show it again beside what is wrong with it.
public record AdminForm(
        String unit, String unitEn, String division, String name, String login, String role, String post) {

    static final AdminForm EMPTY = new AdminForm("", "", "", "", "", "", "");
}
