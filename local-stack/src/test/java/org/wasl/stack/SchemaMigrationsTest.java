package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaMigrationsTest {
    @TempDir
    Path folder;

    @Test
    void the_migrations_of_a_service_are_those_of_its_program_and_of_what_it_shares() throws Exception {
        Path program = jar("service.jar", "db/migration/V0101__cases.sql", "db/migration/notes.txt", "org/Main.class");
        Path shared = jar("platform.jar", "db/platform/V0004__audit.sql", "db/platform/afterMigrate.sql");

        assertThat(SchemaMigrations.versions(List.of(program, shared))).containsExactlyInAnyOrder(101, 4);
    }

    /** Quarkus writes a library whose classes it changed under another name. */
    @Test
    void what_a_service_shares_is_found_under_both_its_names() throws Exception {
        for (String shared : List.of("org.wasl.platform-1.jar", "modified-org.wasl.platform-1.jar")) {
            Path program = Files.createDirectories(folder.resolve(shared)).resolve("service.jar");
            Path library =
                    Files.createDirectories(program.resolveSibling("lib")).resolve(shared);
            Files.createFile(library);
            Files.createFile(library.resolveSibling("org.wasl.contracts-1.jar"));

            assertThat(ServiceLaunch.jars(program)).containsExactly(program, library);
        }
    }

    private Path jar(String name, String... entries) throws Exception {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }
}
