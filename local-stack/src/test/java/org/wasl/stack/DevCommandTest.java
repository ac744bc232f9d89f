package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code ./wasl dev} takes, and the settings that it prints. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DevCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_service_that_does_not_exist_is_refused_before_anything_is_made() {
        Path nowhere = folder.resolve("nowhere");

        String words = refusal("dev", "accounting", "--settings", "--data", nowhere.toString());

        assertThat(words)
                .isEqualTo("There is no service accounting. Services: registry, case, referral, monitoring, gateway.");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void running_it_is_left_to_the_launcher() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(refusal("dev", "case-service", "--data", nowhere.toString()))
                .isEqualTo("The launcher runs the service: ./wasl dev case");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_shell_reads_the_settings_as_they_are() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PLAIN", "jdbc:postgresql://127.0.0.1:8432/wasl_case");
        settings.put("KEYS", "{\"keys\": [\"it's $HOME `pwd` \\ ! ; #\"]}");

        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        DevCommand.asShell(settings) + "exec /bin/sh -c 'printf \"%s|%s\" \"$PLAIN\" \"$KEYS\"'")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes()))
                .isEqualTo(settings.get("PLAIN") + "|" + settings.get("KEYS"));
    }

    @Test
    void the_service_has_what_the_installation_gives_it_and_migrates_its_own_schema() throws Exception {
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        secrets.makeMissing();
        ServiceLaunch launch =
                new ServiceLaunch(Distribution.ofThisBuild(), new Ports(Map.of(), Map.of()), secrets, Map.of());

        for (String service : ServiceLaunch.SERVICES) {
            Map<String, String> given = launch.developmentEnvironment(service);
            assertThat(given)
                    .containsAllEntriesOf(launch.environment(service))
                    .containsEntry("QUARKUS_FLYWAY_USERNAME", "wasl_" + service)
                    .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                    .doesNotContainKey("QUARKUS_INIT_AND_EXIT");
            assertThat(given.get("WASL_CRYPTO_ENCRYPTION_KEYS"))
                    .as("a key that a production installation refuses")
                    .startsWith("local-");
        }
    }

    private static String refusal(String... command) {
        StringWriter words = new StringWriter();
        CommandLine line = Wasl.commandLine();
        line.setErr(new PrintWriter(words, true));
        assertThat(line.execute(command)).isEqualTo(1);
        return words.toString().strip();
    }
}
