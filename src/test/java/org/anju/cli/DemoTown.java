package org.anju.cli;

import org.anju.frame.Words;
import org.anju.shared.Tongue;
import org.springframework.context.ConfigurableApplicationContext;

/// The demo's town, for tests that need a believable register.
public final class DemoTown {

    public static final String PASSWORD = Demo.PASSWORD;

    private DemoTown() {}

    /// Grows the town once in a house.
    public static void growIn(ConfigurableApplicationContext house, int persons) {
        new Demo(new Installation.Running(house, null), Words.in(Tongue.EN)).fill(1, persons);
    }
}
