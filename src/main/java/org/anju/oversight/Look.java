package org.anju.oversight;

/// How closely somebody looked: a person in a list is told from a person whose record was opened.
public enum Look {
    LISTED,
    OPENED
}
