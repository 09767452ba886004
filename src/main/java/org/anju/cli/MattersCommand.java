package org.anju.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.anju.certificates.CertificateSecrets;
import org.anju.frame.Words;
import org.anju.matters.MatterFault;
import org.anju.matters.MatterTexts;
import org.anju.matters.MattersFaulty;
import org.anju.matters.Reading;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.SigningKey;
import org.anju.shared.Keyring;
import org.anju.shared.OfficeKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `anju matters …`: the texts of matters from outside.
@Command(name = "matters", mixinStandardHelpOptions = true)
final class MattersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private MattersCommand() {}

    static CommandLine line(Class<?> house, Words words) {
        return new CommandLine(new MattersCommand()).addSubcommand("check", new Check(house, words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.matters.what"));
    }

    /// The house asleep: what is not asked for is not made, nothing begins to work, nobody is told anything.
    private static final class Asleep extends AnnotationConfigApplicationContext {

        @Override
        protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beans) {}

        @Override
        protected void finishRefresh() {}

        @Override
        protected void publishEvent(Object event, @Nullable ResolvableType type) {}
    }

    /// `anju matters check FILE…`: all faults of some texts, before they go into a data directory. Needs no
    /// register and no database: only what the modules say that rules may ask.
    @Command(name = "check", mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.matters.file")
        private List<Path> files = List.of();

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
        private @Nullable String lang;

        private final Class<?> house;
        private final Words words;

        Check(Class<?> house, Words words) {
            this.house = house;
            this.words = words;
        }

        @Override
        public Integer call() throws IOException {
            var faults = new LinkedHashMap<String, List<MatterFault>>();
            try (var modules = modules(house)) {
                var texts = modules.getBean(MatterTexts.class);
                for (var file : files) {
                    switch (texts.read(Files.readAllBytes(file))) {
                        case Reading.Sound(var matter, var rules) ->
                            System.out.println(words.t(
                                    "cli.matters.sound",
                                    file,
                                    matter.code(),
                                    matter.name().in(words.tongue())));
                        case Reading.Faulty(var all) -> faults.put(file.toString(), all);
                    }
                }
            }
            if (!faults.isEmpty()) {
                System.out.println(MattersFaulty.lines(faults, words));
            }
            return faults.isEmpty() ? 0 : 1;
        }

        /// The modules without a database.
        private static ConfigurableApplicationContext modules(Class<?> house) {
            var settings = new HashMap<String, Object>();
            settings.put("spring.flyway.enabled", false);
            settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none");
            return new SpringApplicationBuilder(house)
                    .web(WebApplicationType.NONE)
                    .contextFactory(type -> new Asleep())
                    .registerShutdownHook(false)
                    .initializers(context -> {
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("check", settings));
                        var beans = context.getBeanFactory();
                        beans.registerSingleton("keyring", new Keyring(new byte[Keyring.SECRET_BYTES]));
                        beans.registerSingleton("officeKey", new OfficeKey(new byte[OfficeKey.SECRET_BYTES]));
                        var seed = new byte[SigningKey.SEED_BYTES];
                        beans.registerSingleton("logSeeds", new LogSeeds(seed, seed));
                        var secrets = new TreeMap<>(Map.of(1, new byte[CertificateSecrets.BYTES]));
                        beans.registerSingleton("certificateSecrets", new CertificateSecrets(secrets));
                    })
                    .run();
        }
    }
}
