package org.anju.cli;

import org.anju.frame.Words;
import org.anju.linkage.Watch;

/// How far a linkage is: one line that is written over on a terminal, a line for each stage elsewhere. On the
/// standard error stream.
final class Stages implements Watch {

    private static final int LINE_EVERY_ROWS = 1 << 18;

    private final Words words;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final long started = System.nanoTime();
    private long told;
    private int width;

    Stages(Words words) {
        this.words = words;
    }

    void rows(long rows) {
        if (terminal || rows - told >= LINE_EVERY_ROWS) {
            told = rows;
            say(words.t("cli.link.reading", rows));
        }
    }

    @Override
    public void begins(Stage stage, long things) {
        say(words.t("cli.link.stage." + stage.name(), things));
    }

    void end() {
        if (terminal) {
            System.err.println();
        }
    }

    private void say(String what) {
        var line = "%6.1f s  %s".formatted((System.nanoTime() - started) / 1e9, what);
        if (terminal) {
            System.err.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            System.err.println(line);
        }
    }
}
