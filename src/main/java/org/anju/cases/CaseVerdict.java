package org.anju.cases;

/// How cases are to be decided: one, or many at once.
///
/// @param reason why they are refused; empty where they are granted
/// @param remedy what can be done against it; empty for what the matter says
public record CaseVerdict(boolean grant, String reason, String remedy) {

    public static final CaseVerdict GRANT = new CaseVerdict(true, "", "");
}
