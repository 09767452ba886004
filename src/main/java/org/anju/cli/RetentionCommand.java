package org.anju.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju retention`: erases what the schedule of retention says is due, as the house does by itself every
/// day; or says how much that would be.
@Command(name = "retention", mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {

    @Mixin
    private final Installation installation = new Installation();

    @Option(names = "--dry-run", descriptionKey = "cli.retention.dry")
    private boolean dry;

    private final Class<?> house;
    private final Words words;

    RetentionCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        installation.requireThere(ServeCommand.DATA);
        try (var running = installation.join(house, ServeCommand.DATA)) {
            var retention = running.the(Retention.class);
            var access = running.the(Accounts.class).retentionAccess();
            var done = dry ? retention.tryOut(access) : retention.run(access);
            for (var one : done) {
                System.out.println(words.t(
                        dry ? "cli.retention.due" : "cli.retention.erased",
                        one.rule().code(),
                        one.rule().kept().in(words.tongue()),
                        one.rule().days(),
                        one.erased()));
            }
            return 0;
        }
    }
}
