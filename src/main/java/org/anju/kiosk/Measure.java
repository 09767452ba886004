package org.anju.kiosk;

/// What is counted of a turn, in steps that tell nobody apart.
public enum Measure {
    /// seconds from the first touch to the receipt, in steps of five, ten minutes at most
    SECONDS(5, 600),
    /// touches and keys pressed until the receipt
    TOUCHES(1, 200),
    /// on which page it was left
    GIVEN_UP(1, 50),
    /// on which page a person was asked for
    HANDED_OVER(1, 50);

    private final int width;
    private final int most;

    Measure(int width, int most) {
        this.width = width;
        this.most = most;
    }

    /// The upper end of the step in which a value lies.
    int bucket(long value) {
        var bounded = Math.clamp(value, 0, most);
        return Math.toIntExact((bounded + width - 1) / width * width);
    }
}
