package org.anju.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.anju.certificates.AttachedToken;
import org.anju.certificates.CertificateSecrets;
import org.anju.certificates.Checked;
import org.anju.certificates.OpenKeys;
import org.anju.certificates.Verifying;
import org.anju.frame.Words;
import org.anju.postgres.Secrets;
import org.anju.shared.P256;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `anju certificate`: checks certificates and shows the keys with which they verify. `verify` needs neither a
/// register nor a network.
@Command(name = "certificate", mixinStandardHelpOptions = true)
final class CertificateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private CertificateCommand() {}

    static CommandLine line(Words words, Clock clock) {
        return new CommandLine(new CertificateCommand())
                .addSubcommand("verify", new Verify(words, clock))
                .addSubcommand("keys", new ShowKeys())
                .addSubcommand("new-key", new NewKey(words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("cli.certificate.what"));
    }

    /// `anju certificate verify FILE|TOKEN|- [--keys FILE] [--status FILE]`.
    @Command(name = "verify", mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        /// Code points of what was given that are said again.
        private static final int SHOWN = 60;

        @Mixin
        private final Installation installation = new Installation();

        @Parameters(paramLabel = "FILE|TOKEN|-", descriptionKey = "cli.certificate.verify.what")
        private String presented = "";

        @Option(names = "--keys", paramLabel = "FILE", descriptionKey = "cli.certificate.keys.file")
        private @Nullable Path keys;

        @Option(names = "--status", paramLabel = "FILE", descriptionKey = "cli.certificate.status")
        private @Nullable Path status;

        private final Words words;
        private final Clock clock;

        Verify(Words words, Clock clock) {
            this.words = words;
            this.clock = clock;
        }

        /// 0 genuine, 1 anything else; 2 where the command is not understood.
        @Override
        public Integer call() throws IOException {
            var verifying = new Verifying(keys(), clock.instant());
            var token = token();
            var checked = status == null ? verifying.check(token) : verifying.check(token, text(status));
            tell(checked);
            return checked.genuine() ? 0 : 1;
        }

        private void tell(Checked checked) {
            var kind = checked.kind();
            var lack = checked.lack();
            if (checked.genuine() && lack != null) {
                System.out.println(words.t("cli.certificate.signed"));
            } else {
                System.out.println(words.of(checked.standing()));
                System.out.println(words.t("verify.says." + checked.standing().name()));
            }
            if (lack != null) {
                System.out.println(words.t("cli.certificate.lack." + lack.why(), lack.list(), made(lack)));
            }
            if (checked.standing() == Checked.Standing.UNREADABLE && !presented.equals("-")) {
                var key = file(presented) == null ? "cli.certificate.no-file" : "cli.certificate.none-in";
                System.out.println(words.t(key, shortened(presented)));
            }
            if (kind != null) {
                line("certificate.kind", words.of(kind));
                checked.fields().forEach((field, value) -> line("certificate.field." + field, value));
                var issued = checked.issued();
                if (issued != null) {
                    line("certificate.issued", words.day(issued));
                }
                var until = checked.until();
                line("certificate.until", until == null ? words.t("certificate.no-end") : words.day(until));
                var at = checked.statusAt();
                if (at != null) {
                    line("verify.status.at", words.time(at));
                }
                System.out.println(words.t("verify.compare"));
            }
        }

        private String made(Checked.Lack lack) {
            var at = lack.at();
            return at == null ? "" : words.time(at);
        }

        private static String shortened(String given) {
            return given.codePointCount(0, given.length()) <= SHOWN
                    ? given
                    : given.substring(0, given.offsetByCodePoints(0, SHOWN)) + "…";
        }

        private void line(String key, String value) {
            System.out.println("  " + words.t("cli.certificate.line", words.t(key), value));
        }

        // Those of a file, or of the installation whose directory is named.
        private OpenKeys keys() throws IOException {
            if (keys == null) {
                return known(installation);
            }
            try {
                return OpenKeys.read(text(keys));
            } catch (IllegalArgumentException e) {
                throw new Problem(Problem.Kind.INVALID, "certificate-keys", keys);
            }
        }

        private String token() throws IOException {
            if (presented.equals("-")) {
                return read(System.in.readAllBytes());
            }
            var file = file(presented);
            return file == null ? presented : read(Files.readAllBytes(file));
        }

        private static @Nullable Path file(String name) {
            try {
                var path = Path.of(name);
                return Files.isRegularFile(path) ? path : null;
            } catch (InvalidPathException e) {
                return null;
            }
        }

        private static String read(byte[] bytes) {
            return AttachedToken.inPaper(bytes)
                    ? AttachedToken.of(bytes).orElse("")
                    : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// `anju certificate keys`: the JWK Set of an installation.
    @Command(name = "keys", mixinStandardHelpOptions = true)
    static final class ShowKeys implements Callable<Integer> {

        @Mixin
        private final Installation installation = new Installation();

        @Override
        public Integer call() {
            System.out.println(known(installation).jwks());
            return 0;
        }
    }

    /// `anju certificate new-key`: one more key, which signs from the next start on. The older ones stay, for
    /// what they have signed.
    @Command(name = "new-key", mixinStandardHelpOptions = true)
    static final class NewKey implements Callable<Integer> {

        @Mixin
        private final Installation installation = new Installation();

        private final Words words;

        NewKey(Words words) {
            this.words = words;
        }

        @Override
        public Integer call() {
            var secrets = Secrets.in(installation.data(ServeCommand.DATA));
            secrets.known(Keys.CERTIFICATES, CertificateSecrets.BYTES);
            System.out.println(words.t("cli.certificate.new-key.done", Keys.nextCertificates(secrets)));
            return 0;
        }
    }

    private static OpenKeys known(Installation installation) {
        var secrets = Secrets.in(installation.data(ServeCommand.DATA));
        secrets.known(Keys.CERTIFICATES, CertificateSecrets.BYTES);
        return OpenKeys.of(Keys.certificates(secrets).secrets().values().stream()
                .map(secret -> P256.pair(secret).open())
                .toList());
    }

    private static String text(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
