package org.wasl.system.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wasl.contracts.event.Producer;
import org.wasl.stack.Distribution;
import org.wasl.stack.Ports;
import org.wasl.stack.Stack;
import org.wasl.stack.backup.Manifest;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;
import org.wasl.system.RunningPlatform;
import org.wasl.system.prove.AssistedPerson.Acknowledged;

/**
 * Each kept installation of a released version is upgraded to the present one: it is put back, migrations run, and then everybody is told what they were told
 * before, the audit is whole, the feed has every event, and people are helped as before.
 *
 * <p>The first class of the module: its platform is gone before that of the others starts. {@code ./wasl prove upgrade}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Order(0)
class UpgradeDrillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int JOURNEYS = Integer.getInteger("wasl.prove.size", 2);
    private static final int KEPT_JOURNEYS = 40;
    /** In the repository for ever. */
    private static final long MOST_BYTES = 2 << 20;

    private static final List<String> FEEDS = List.of("manager", "unhcr-manager");

    private final Ports ports = Ports.free();
    private Path folder;
    private Stack stack;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("wasl-upgrade");
    }

    @AfterEach
    void remove() throws IOException {
        if (stack != null) {
            stack.reset();
        }
        Distribution.deleteTree(folder);
    }

    @TestFactory
    Stream<DynamicTest> what_was_there_is_there_and_work_goes_on() throws IOException {
        return KeptRelease.all().stream().map(kept -> DynamicTest.dynamicTest(kept.version(), () -> upgrade(kept)));
    }

    private void upgrade(KeptRelease kept) throws Exception {
        assertThat(kept.bytes()).as("bytes").isLessThan(MOST_BYTES);
        Manifest manifest = kept.unpack(folder);
        // The day of then: what is due now was not due when it was asked.
        Duration clock = Duration.between(Instant.now(), Instant.parse(manifest.point()));
        stackAt(clock).restore(KeptRelease.filesIn(folder), false);
        stack = stackAt(clock); // with the keys that were restored
        stack.up();
        Api api = RunningPlatform.api(stack, Duration.ofMinutes(2));
        JsonNode recorded = kept.recorded();

        int migrations = migrationsSince(manifest);
        List<String> differences = new RecordedLooks(api).differences(recorded.path("looks"));
        assertThat(differences).isEmpty();
        Platform platform = new Platform(api);
        for (String who : FEEDS) {
            assertThat(platform.feedOf(who).stream().map(Platform.Event::id))
                    .as("feed of " + who)
                    .containsAll(texts(recorded.path("feeds").path(who)));
        }
        for (Producer service : Producer.values()) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(platform.findings(service))
                    .as("audit of " + service.code())
                    .isEmpty());
        }

        String place = AssistedPerson.placeOfTheCentre(api);
        for (int i = 0; i < JOURNEYS; i++) {
            Acknowledged helped = new AssistedPerson(api, manifest.id() + "-" + i, place).helped();
            assertThat(api.call("provider", "GET", "/v1/referrals/" + helped.referral(), null, null)
                            .text("/status"))
                    .isEqualTo("COMPLETED");
            await().atMost(Duration.ofMinutes(2)).until(() -> platform.feedOf("manager").stream()
                    .anyMatch(event -> helped.referral().equals(event.subject())));
        }
        System.out.printf(
                "PROVED upgrade: %s, after %d migrations: %d answers as before, %d events, %d journeys%n",
                kept.version(),
                migrations,
                RecordedLooks.count(recorded.path("looks")),
                recorded.path("feeds").path("manager").size(),
                JOURNEYS);
    }

    /** How many there are that the kept databases did not have. */
    private int migrationsSince(Manifest manifest) {
        int since = 0;
        for (Map.Entry<String, Set<Integer>> service : manifest.migrations().entrySet()) {
            since += count(
                            service.getKey(),
                            "select count(*) from flyway_schema_history where version is not null and success")
                    - service.getValue().size();
        }
        return since;
    }

    /** Part of a release: {@code mvn verify -pl system-tests -Dtest=UpgradeDrillTest#keep -Dwasl.release.keep=0.1.0}. */
    @Test
    @EnabledIfSystemProperty(named = "wasl.release.keep", matches = "\\d+\\.\\d+\\.\\d+")
    void keep() throws Exception {
        stack = stackAt(Duration.ZERO);
        stack.up();
        Api api = RunningPlatform.api(stack, Duration.ofMinutes(2));
        new Journey(api, new Narrator(new PrintStream(OutputStream.nullOutputStream()), "en"), stack.clock()).play();
        String place = AssistedPerson.placeOfTheCentre(api);
        List<Acknowledged> helped = IntStream.range(0, KEPT_JOURNEYS)
                .mapToObj(i -> new AssistedPerson(api, "kept-" + i, place).helped())
                .toList();
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting() == 0);

        ObjectNode recorded = JSON.createObjectNode();
        recorded.set("looks", new RecordedLooks(api).recorded(helped));
        ObjectNode feeds = recorded.putObject("feeds");
        FEEDS.forEach(who -> {
            var ids = feeds.putArray(who);
            new Platform(api).feedOf(who).forEach(event -> ids.add(event.id()));
        });
        stack.backup(KeptRelease.filesIn(folder));
        KeptRelease kept = new KeptRelease(System.getProperty("wasl.release.keep"));
        kept.pack(folder);
        kept.record(recorded);

        System.out.printf("KEPT %s: %d bytes%n", kept.version(), kept.bytes());
        assertThat(kept.bytes()).isLessThan(MOST_BYTES);
    }

    private Stack stackAt(Duration clock) throws IOException {
        return new Stack(
                folder.resolve("installation"),
                ports,
                Map.of("WASL_CLOCK_OFFSET", clock.toString()),
                System.out::println);
    }

    private long waiting() {
        return Arrays.stream(Producer.values())
                .mapToLong(service -> count(service.code(), "select count(*) from outbox")
                        + count(service.code(), "select count(*) from fact_due where not failed"))
                .sum();
    }

    private int count(String service, String query) {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + ports.of(Ports.Name.POSTGRES) + "/wasl_" + service,
                        "wasl_admin",
                        stack.secrets().password("postgres.admin"));
                Statement statement = database.createStatement();
                ResultSet counted = statement.executeQuery(query)) {
            counted.next();
            return counted.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
