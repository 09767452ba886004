package org.anju.warrants;

/// What kind of body issues an instrument 签发机关.
public enum IssuerKind {
    COURT,
    PROCURATORATE,
    POLICE
}
