package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.platform.testing.TestClock;
import org.wasl.stack.CliException;
import org.wasl.stack.OrphanedIds;
import org.wasl.stack.Ports;
import org.wasl.stack.Stack;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Api.Answer;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;

/**
 * The whole platform, real in every part, seen through the gateway only: on good days and on bad ones. The last class: it kills what the others share.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningPlatform.class)
@Order(Integer.MAX_VALUE)
class PlatformJourneyTest {
    private static final List<String> EVERYTHING =
            List.of("gateway", "registry", "case", "referral", "monitoring", "keycloak", "kafka", "postgres");
    /** Rows of a list that is long enough to be interrupted. */
    private static final int LISTED = 4_000;

    private static Path data;
    private static Ports ports;
    private static Stack stack;

    @BeforeAll
    static void up() {
        data = RunningPlatform.data();
        ports = RunningPlatform.ports();
        stack = RunningPlatform.stack();
    }

    @Test
    @Order(1)
    void the_journey_holds_in_arabic_and_no_name_and_no_number_stands_in_a_log() throws IOException {
        journey(new Narrator(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), "ar"));

        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log))
                        .as(log.toString())
                        .doesNotContain("ليلى", "سامي", "Layla", "+96279", "DAD-");
            }
        }
    }

    @Test
    @Order(2)
    void no_id_that_the_journey_stored_names_nothing() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(OrphanedIds.of(stack))
                .containsKeys("case centre_programme.location_id", "registry consent.recipients")
                .allSatisfy(
                        (reference, count) -> assertThat(count).as(reference).isZero()));
    }

    /** Nobody knows what a port is for that is not in the list. */
    @Test
    @Order(1)
    void each_port_of_the_installation_listens_on_the_loopback_and_no_other() throws IOException {
        List<ListeningSockets.Socket> sockets = ListeningSockets.of(data).sockets();

        assertThat(sockets).allMatch(ListeningSockets.Socket::isLoopback);
        // Health and metrics of Keycloak are off on one machine.
        assertThat(sockets.stream().map(ListeningSockets.Socket::port).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Ports.Name.KEYCLOAK_MANAGEMENT)).stream()
                        .map(ports::of)
                        .collect(Collectors.toSet()));
    }

    @Test
    @Order(1)
    void what_is_kept_is_read_by_its_owner_only() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String folder : List.of("log", "run", "kafka", "postgres")) {
            try (Stream<Path> kept = Files.walk(data.resolve(folder), 2)) {
                for (Path each : kept.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as(each.toString())
                            .endsWith("------");
                }
            }
        }
    }

    @Test
    void a_forged_event_reaches_nobody_without_an_account() {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", "127.0.0.1:" + ports.of(Ports.Name.KAFKA), "max.block.ms", 3000),
                new StringSerializer(),
                new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("wasl.case.events", "key", "{}"))
                            .get())
                    .hasRootCauseInstanceOf(TimeoutException.class);
        }
    }

    /** It is the second journey on this platform, too: they can be played again and again. */
    @Test
    @Order(2)
    void everything_is_killed_in_the_middle_of_the_journey_and_it_finishes_after_the_next_up() throws Exception {
        CountDownLatch halfWay = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        Narrator narrator = new Narrator(System.out, "en") {
            @Override
            public void step(String method, String path, int status, String en, String ar) {
                super.step(method, path, status, en, ar);
                if (steps.incrementAndGet() == 20) {
                    halfWay.countDown();
                }
            }
        };
        CompletableFuture<Void> travelling = CompletableFuture.runAsync(() -> journey(narrator));
        assertThat(halfWay.await(120, TimeUnit.SECONDS)).isTrue();

        for (String component : EVERYTHING) {
            stack.kill(component);
        }
        assertThat(stack.status().values()).containsOnly("stopped");
        stack.up();

        travelling.get(240, TimeUnit.SECONDS);
        assertThat(steps.get()).isGreaterThan(45);
    }

    @Test
    void while_kafka_is_down_writes_succeed_and_while_the_registry_is_down_nothing_is_done_on_a_guess()
            throws Exception {
        stack.kill("kafka");
        Answer made = RunningPlatform.api(Duration.ofSeconds(30))
                .call("unhcr-system", "POST", "/v1/persons?confirmNew=DIFFERENT_PERSON", null, somebody());
        assertThat(made.status()).isEqualTo(201);
        String list = aListIsBeingImported();
        // Even a crash of the service that wrote it loses nothing: the event waits in its database.
        stack.kill("registry");
        Answer refused = RunningPlatform.api(Duration.ZERO)
                .call(
                        "caseworker",
                        "POST",
                        "/v1/cases",
                        null,
                        Map.of("subjectId", "0190a000-0000-7000-8000-0000000000aa", "programme", "DISABILITY"));
        Answer away = RunningPlatform.api(Duration.ZERO).call("registrar", "GET", "/v1/persons", null, null);

        stack.up();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/type")).isEqualTo("/problems/dependency-unavailable");
        assertThat(away.status()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isInTheFeed(stack, made.id()));
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> imported(list).text("/status").equals("DONE"));
        assertThat(imported(list).body().path("rows").asInt()).isEqualTo(LISTED);
        assertThat(imported(list).body().path("created").asInt())
                .as("each once, though it was killed on its way")
                .isEqualTo(LISTED);
    }

    /** What was asked before SIGTERM is answered; what comes meanwhile is sent again with its key, as every client does. */
    @Test
    void a_service_that_is_told_to_end_under_load_loses_no_request() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<List<String>>> callers = IntStream.range(0, 3)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> registered(caller, over, answered)))
                .toList();
        for (String service : List.of("registry", "gateway")) {
            int before = answered.get();
            await().atMost(Duration.ofSeconds(120)).until(() -> answered.get() > before + 20);
            ProcessHandle process = ProcessHandle.of(
                            Long.parseLong(Files.readString(data.resolve("run").resolve(service + ".pid"))
                                    .split(" ")[0]))
                    .orElseThrow();
            process.destroy();
            process.onExit().get(60, TimeUnit.SECONDS);
            stack.up();
        }
        int before = answered.get();
        await().atMost(Duration.ofSeconds(120)).until(() -> answered.get() > before + 20);
        over.set(true);

        List<String> persons = new ArrayList<>();
        for (CompletableFuture<List<String>> caller : callers) {
            persons.addAll(caller.get(180, TimeUnit.SECONDS));
        }
        assertThat(persons).hasSize(answered.get()).doesNotHaveDuplicates().doesNotContainNull();
        Api api = RunningPlatform.api(Duration.ofSeconds(30));
        assertThat(persons)
                .allSatisfy(person -> assertThat(api.call("unhcr-system", "GET", "/v1/persons/" + person, null, null)
                                .status())
                        .isEqualTo(200));
    }

    private static List<String> registered(int caller, AtomicBoolean over, AtomicInteger answered) {
        Api api = RunningPlatform.api(Duration.ofMinutes(3));
        List<String> persons = new ArrayList<>();
        while (!over.get()) {
            Answer made = api.call(
                    "unhcr-system",
                    "POST",
                    "/v1/persons?confirmNew=DIFFERENT_PERSON",
                    null,
                    somebody(letters(caller * 100_000 + persons.size())));
            assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
            persons.add(made.id());
            answered.incrementAndGet();
        }
        return persons;
    }

    @Test
    void a_port_in_use_is_a_sentence_that_says_what_to_do_and_nothing_is_left_behind() throws IOException {
        Path elsewhere = Files.createTempDirectory("wasl-elsewhere");
        Stack second = new Stack(elsewhere, ports, Map.of(), line -> {});

        assertThat(org.assertj.core.api.Assertions.catchThrowable(second::up))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("is in use")
                .hasMessageContaining("--port");
        assertThat(second.status().values()).containsOnly("stopped");
        second.reset();
    }

    /** The last one: it ends the services of the platform and does not start them again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void postgresql_kafka_and_identity_provider_may_run_elsewhere() throws IOException {
        Path elsewhere = Files.createTempDirectory("wasl-services");
        Files.copy(data.resolve("secrets.properties"), elsewhere.resolve("secrets.properties"));
        Stack services = new Stack(
                elsewhere,
                Ports.free(),
                Map.ofEntries(
                        Map.entry("WASL_CLOCK_OFFSET", TestClock.offset().toString()),
                        Map.entry("WASL_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(Ports.Name.POSTGRES)),
                        Map.entry("WASL_POSTGRES_USER", "wasl_admin"),
                        Map.entry("WASL_POSTGRES_PASSWORD", stack.secrets().password("postgres.admin")),
                        Map.entry("WASL_KAFKA", "127.0.0.1:" + ports.of(Ports.Name.KAFKA)),
                        Map.entry("WASL_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"),
                        Map.entry(
                                "WASL_KAFKA_PASSWORD_REGISTRY", stack.secrets().password("kafka.registry")),
                        Map.entry("WASL_KAFKA_PASSWORD_CASE", stack.secrets().password("kafka.case")),
                        Map.entry(
                                "WASL_KAFKA_PASSWORD_REFERRAL", stack.secrets().password("kafka.referral")),
                        Map.entry("WASL_KAFKA_PASSWORD_GATEWAY", stack.secrets().password("kafka.gateway")),
                        Map.entry("WASL_OIDC_ISSUER", stack.issuer())),
                System.out::println);
        for (String service : List.of("gateway", "registry", "case", "referral", "monitoring")) {
            stack.kill(service);
        }
        try {
            services.up();

            assertThat(services.status().keySet()).doesNotContain("postgres", "kafka", "keycloak");
            // A token of that provider, a row in that database, an event through that Kafka.
            Answer made = RunningPlatform.api(services, Duration.ofMinutes(1))
                    .call("unhcr-system", "POST", "/v1/persons?confirmNew=DIFFERENT_PERSON", null, somebody());
            assertThat(made.status()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isInTheFeed(services, made.id()));
        } finally {
            services.reset();
        }
    }

    private static void journey(Narrator narrator) {
        new Journey(RunningPlatform.api(Duration.ofMinutes(4)), narrator, stack.clock()).play();
    }

    /** @return where it is told how far it is; some of it is done, and some is not */
    private static String aListIsBeingImported() {
        Api api = RunningPlatform.api(Duration.ofSeconds(30));
        String path = "/v1/person-imports/"
                + api.call(
                                "registrar",
                                "POST",
                                "/v1/person-imports",
                                null,
                                Map.of("format", "CSV", "externalIdScheme", "killed"))
                        .id();
        String rows = IntStream.range(0, LISTED)
                .mapToObj(i -> "K%d,%s,%s,F".formatted(i, letters(i), letters(i * 7919)))
                .collect(Collectors.joining("\n", "external_id,given,family,sex\n", "\n"));
        api.call("registrar", "PUT", path + "/parts/0", null, rows.getBytes(StandardCharsets.UTF_8));
        assertThat(api.call("registrar", "POST", path + "/start", "*", null).status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> imported(path).body().path("rows").asInt() > 0);
        assertThat(imported(path).text("/status")).isEqualTo("RUNNING");
        return path;
    }

    private static Answer imported(String path) {
        return RunningPlatform.api(Duration.ofSeconds(30)).call("registrar", "GET", path, null, null);
    }

    private static String letters(int number) {
        return "T" + Integer.toString(number, 26).replaceAll("[0-9]", "o") + "m" + "x".repeat(number % 3);
    }

    private static boolean isInTheFeed(Stack platform, String person) {
        Api api = RunningPlatform.api(platform, Duration.ofSeconds(30));
        for (String next = "/v1/changes?limit=1000"; next != null; ) {
            Answer page = api.call("unhcr-system", "GET", next, null, null);
            for (var change : page.body().at("/items")) {
                if (change.path("subject").asText().equals(person)) {
                    return true;
                }
            }
            next = page.text("/next");
        }
        return false;
    }

    private static Map<String, Object> somebody() {
        return somebody("Testperson");
    }

    private static Map<String, Object> somebody(String family) {
        return Map.of(
                "names",
                List.of(Map.of("script", "LATN", "use", "OFFICIAL", "given", "Rima", "family", family)),
                "sex",
                "FEMALE",
                "legalStatus",
                "REFUGEE");
    }
}
