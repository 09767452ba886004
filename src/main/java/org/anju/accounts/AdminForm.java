package org.anju.accounts;

/// What was filled in on the administrator's page, to show it again beside a fault.
public record AdminForm(String unit, String unitEn, String division, String name, String login) {

    static final AdminForm EMPTY = new AdminForm("", "", "", "", "");
}
