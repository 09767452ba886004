package org.anju.accounts;

/// One of several things to choose from, by a reference that may be seen outside.
public record Choice(String reference, String nameZh, String nameEn) {}
