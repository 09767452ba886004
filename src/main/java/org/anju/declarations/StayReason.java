package org.anju.declarations;

/// Why somebody lives in a dwelling 居住事由, as the portal offers it.
public enum StayReason {
    OWN_HOME,
    RENTED,
    DORMITORY,
    WITH_FAMILY,
    STUDY,
    NOT_SAID
}
