package org.anju.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anju.shared.Problem;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords: what makes one, and how they are kept. Argon2id with 19 MiB, two passes, one lane (OWASP Password
/// Storage).
@Component
class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    /// Each takes 19 MiB and a core: a flood of sign-ins must not take the machine.
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Set<String> common = common();
    private final String nobodys = encode("nobody has this password");

    /// Throws what [#fault] finds.
    void require(String password, String login) {
        fault(password, login).ifPresent(problem -> {
            throw problem;
        });
    }

    /// A refusal whose name says what is wrong; empty where the password will do. Any character may be in it;
    /// its length is all that counts, and that it is not one of those that everybody tries first (NIST SP
    /// 800-63B, 3.1.1.2).
    Optional<Problem> fault(String password, String login) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(new Problem(Problem.Kind.INVALID, "password-too-short", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(new Problem(Problem.Kind.INVALID, "password-too-long", LONGEST));
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.equals(login.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Problem(Problem.Kind.INVALID, "password-is-login"));
        }
        return common.contains(plain) || plain.chars().distinct().count() < 3
                ? Optional.of(new Problem(Problem.Kind.INVALID, "password-common"))
                : Optional.empty();
    }

    String encode(String password) {
        return inTurn(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    /// Costs what a wrong password costs, so that time does not tell which logins exist.
    void matchNobody(String password) {
        inTurn(() -> encoder.matches(password, nobodys));
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Set<String> common() {
        try (var list = Passwords.class.getResourceAsStream("/common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
