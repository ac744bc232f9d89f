package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A release has one number, wherever it is named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTest {
    private static String release() throws IOException {
        return found("pom.xml", "<wasl\\.release>([^<]+)<").get(0);
    }

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Manifests.text(file))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void the_newest_of_the_change_log_is_the_release_of_the_build() throws IOException {
        Matcher newest = Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+)$").matcher(Manifests.text("CHANGELOG.md"));

        assertThat(newest.find()).isTrue();
        assertThat(newest.group(1)).isEqualTo(release());
    }

    @Test
    void contract_images_and_clients_name_it() throws IOException {
        String release = release();

        assertThat(found(
                        "platform/src/main/resources/META-INF/microprofile-config.properties",
                        "quarkus\\.application\\.version=(.+)"))
                .containsExactly(release);
        assertThat(found("docker-compose.yml", "WASL_VERSION:-([^}]+)}")).containsExactly(release);
        assertThat(found("deploy/kubernetes/kustomization.yaml", "newTag: \"([^\"]+)\""))
                .containsExactly(release);
        assertThat(found("clients/typescript/package.json", "\"version\": \"([^\"]+)\""))
                .containsExactly(release);
    }
}
