package org.anju.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju serve`: a real installation, empty at first.
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /// Where the data lies unless `--data` says otherwise.
    static final String DATA = "data";

    @Mixin
    private final Installation installation = new Installation();

    @Mixin
    private final Address address = new Address();

    private final Class<?> house;
    private final Words words;

    ServeCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    /// Where the program answers.
    static final class Address {

        @Option(names = "--port", paramLabel = "N", defaultValue = "8080", descriptionKey = "cli.port")
        private int port = 8080;

        @Option(names = "--listen", paramLabel = "HOST", defaultValue = "127.0.0.1", descriptionKey = "cli.listen")
        private String listen = "127.0.0.1";

        Map<String, Object> settings() {
            var settings = new HashMap<String, Object>();
            settings.put("server.port", port);
            settings.put("server.address", listen);
            return settings;
        }

        String url(Installation.Running running) {
            var real = running.house().getEnvironment().getProperty("local.server.port", String.valueOf(port));
            return "http://" + (listen.equals("0.0.0.0") ? "127.0.0.1" : listen) + ":" + real;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = System.out;
        out.println(words.t("cli.starting", installation.data(DATA)));
        try (var running = installation.start(house, WebApplicationType.SERVLET, DATA, address.settings())) {
            var url = address.url(running);
            out.println(words.t("cli.running", url));
            running.the(Accounts.class).setupToken().ifPresent(token -> setup(out, url, token));
            untilStopped(running);
            return 0;
        }
    }

    private void setup(PrintStream out, String url, String token) {
        out.println(words.t("cli.setup", url + "/setup/" + token));
    }

    /// Waits for Ctrl-C or a kill; leaves the house before the process ends.
    static void untilStopped(Installation.Running running) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            stopped.countDown();
        }));
        stopped.await();
    }
}
