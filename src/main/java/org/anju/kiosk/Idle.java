package org.anju.kiosk;

/// When nothing is pressed, in seconds: the page asks, then the turn is wiped. The same stand in `kiosk.js`.
final class Idle {

    static final int ASKED = 60;
    static final int WIPED = 90;

    private Idle() {}
}
