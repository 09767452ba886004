package org.anju.cli;

import java.util.concurrent.TimeUnit;
import org.anju.frame.Words;
import org.anju.sheets.Sheet;

/// How far an import is: a bar that moves on a terminal, a line now and then elsewhere. On the standard error
/// stream.
final class Progress {

    private static final int LINE_EVERY_ROWS = 10_000;
    private static final int WIDTH = 30;

    private final Words words;
    private final Sheet sheet;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final long started = System.nanoTime();
    private long rows;
    private long told;

    Progress(Words words, Sheet sheet) {
        this.words = words;
        this.sheet = sheet;
    }

    void done(int more) {
        rows += more;
        if (terminal) {
            bar();
        } else if (rows - told >= LINE_EVERY_ROWS) {
            told = rows;
            System.err.println(words.t("cli.import.rows", rows));
        }
    }

    void end() {
        if (terminal) {
            bar();
            System.err.println();
        }
        System.err.println(
                words.t("cli.import.read", rows, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1000.0));
    }

    private void bar() {
        var part = sheet.size() == 0 ? 1 : Math.min(1.0, (double) sheet.bytesRead() / sheet.size());
        int full = (int) Math.round(part * WIDTH);
        System.err.printf(
                "\r[%s%s] %3d %%  %s",
                "#".repeat(full), "-".repeat(WIDTH - full), Math.round(part * 100), words.t("cli.import.rows", rows));
    }
}
