package org.anju.cli;

import java.util.concurrent.Callable;
import org.anju.frame.Words;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju demo`: the program with an invented town, to look at and to show.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String DATA = "data-demo";

    @Mixin
    private final Installation installation = new Installation();

    @Mixin
    private final ServeCommand.Address address = new ServeCommand.Address();

    @Option(names = "--persons", paramLabel = "N", defaultValue = "20000", descriptionKey = "cli.demo.persons")
    private int persons = 20_000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.demo.seed")
    private long seed = 1;

    @Option(names = "--exit-when-ready", hidden = true)
    private boolean exitWhenReady;

    private final Class<?> house;
    private final Words words;

    DemoCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws InterruptedException {
        System.out.println(words.t("cli.starting", installation.data(DATA)));
        var settings = address.settings();
        // The demo's passwords stand on the screen: a second factor would only be in the way. Its pages say so.
        settings.put("anju.step-up", "off");
        try (var running = installation.start(house, WebApplicationType.SERVLET, DATA, settings)) {
            var url = address.url(running);
            var demo = new Demo(running, words);
            System.out.println(words.t("cli.demo.first-page", url));
            demo.fill(seed, persons);
            demo.accounts()
                    .forEach(account -> System.out.println(
                            words.t("cli.demo.account", account.login(), Demo.PASSWORD, account.what(words.tongue()))));
            new DemoDeclarations(running)
                    .plate()
                    .ifPresent(plate -> System.out.println(words.t("cli.demo.door", url + plate)));
            System.out.println(words.t("cli.demo.phone", url + "/desk/phones"));
            var hall = new DemoHall(running);
            var known = hall.identification();
            System.out.println(words.t("cli.demo.kiosk", url + hall.enrolment(), known.number(), known.code()));
            System.out.println(
                    words.t("cli.demo.open", url + "/points", url + "/track", url + "/check", url + "/open/services"));
            System.out.println(words.t("cli.running", url));
            if (!exitWhenReady) {
                ServeCommand.untilStopped(running);
            }
            return 0;
        }
    }
}
