package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModuleTests {

    private final ApplicationModules modules = ApplicationModules.of(House.class);

    @Test
    void everyModuleKeepsToItsNeighbours() {
        modules.verify();
    }

    @Test
    void theHouseDrawsItself() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        assertThat(Path.of("target/spring-modulith-docs/components.puml")).isNotEmptyFile();
    }

    @Test
    void everyModuleWithAFolderOfMigrationsIsMigrated() throws Exception {
        try (var folders = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.MODULES);
        }
    }

    @Test
    void aModuleIsOnePackage() {
        assertThat(modules.stream()
                        .map(ApplicationModule::getBasePackage)
                        .flatMap(module -> module.stream())
                        .map(type -> type.getPackageName())
                        .distinct()
                        .filter(name -> name.split("\\.").length != 3))
                .isEmpty();
    }
}
