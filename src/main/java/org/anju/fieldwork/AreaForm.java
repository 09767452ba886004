package org.anju.fieldwork;

/// What was filled in to make an area.
public record AreaForm(String name, String division, String withinDays) {

    static final AreaForm EMPTY = new AreaForm("", "", String.valueOf(Areas.USUAL_TARGET));
}
