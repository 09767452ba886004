package org.anju;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.certificates.CertificateSecrets;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.SigningKey;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.Keyring;
import org.anju.shared.OfficeKey;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.test.context.ContextConfiguration;

/// A test in the whole house, on a port of its own and a fresh database of the test cluster. All such tests
/// share one house.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = House.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = HouseTest.Ground.class)
public @interface HouseTest {

    /// Gives the house its database and key.
    final class Ground implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext house) {
            house.addApplicationListener(event -> {
                if (event instanceof ContextRefreshedEvent ready && ready.getApplicationContext() == house) {
                    FormTokens.remember(house);
                }
            });
            var cluster = TestCluster.shared();
            var secrets = Secrets.in(cluster.directory());
            var name = "house_" + UUID.randomUUID().toString().substring(0, 8);
            TestPropertyValues.of(Database.embedded(cluster, secrets, name).settings().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue()))
                    .applyTo(house);
            // Most tests sign in with a password alone; those of the second factor say otherwise.
            if (!house.getEnvironment().containsProperty("anju.step-up")) {
                TestPropertyValues.of("anju.step-up=off").applyTo(house);
            }
            house.getBeanFactory()
                    .registerSingleton("keyring", new Keyring(secrets.secret("identity-key", Keyring.SECRET_BYTES)));
            house.getBeanFactory()
                    .registerSingleton(
                            "officeKey", new OfficeKey(secrets.secret("office-key", OfficeKey.SECRET_BYTES)));
            house.getBeanFactory()
                    .registerSingleton(
                            "certificateSecrets",
                            new CertificateSecrets(new TreeMap<>(
                                    Map.of(1, secrets.secret("certificate-key", CertificateSecrets.BYTES)))));
            house.getBeanFactory()
                    .registerSingleton(
                            "logSeeds",
                            new LogSeeds(
                                    secrets.secret("log-ed25519", SigningKey.SEED_BYTES),
                                    secrets.secret("log-ml-dsa-44", SigningKey.SEED_BYTES)));
        }
    }
}
