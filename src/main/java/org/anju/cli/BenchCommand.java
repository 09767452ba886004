package org.anju.cli;

import org.anju.frame.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `anju bench …`: how fast the register is, as a ratio to what the same database does at its barest in the
/// same minute. The ratios hold on any machine; the absolute figures do not.
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private BenchCommand() {}

    static CommandLine line(Class<?> house, Words words) {
        return new CommandLine(new BenchCommand())
                .addSubcommand("intake", new BenchIntake(house, words))
                .addSubcommand("search", new BenchSearch(house, words))
                .addSubcommand("sync", new BenchSync(house, words))
                .addSubcommand("addresses", new BenchAddresses(words))
                .addSubcommand("linkage", new BenchLinkage(words))
                .addSubcommand("log", new BenchLog(house, words))
                .addSubcommand("cases", new BenchCases(house, words))
                .addSubcommand("start", new BenchStart(words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.bench.what"));
    }
}
