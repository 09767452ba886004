package org.anju.shared;

/// The way by which something reached the house.
public enum Channel {
    PORTAL,
    DESK,
    COLLECTOR,
    KIOSK,
    IMPORT,
    API,
    RULE
}
