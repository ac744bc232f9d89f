package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.wasl.system.laws.GeneratedRequests.Generated;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Accounts;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.DeclaredAnswers;
import org.wasl.system.world.World;

/**
 * Whatever is asked, the answer is one of the contract: no fault of the server, a status, media type, body and kind of problem that are declared, no word of how
 * the server is built, and nothing of a record that the caller must not know.
 *
 * <p>{@code ./wasl prove fuzz --size 100000}; a small number runs with the tests.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Order(Integer.MAX_VALUE - 4)
class FuzzTest extends Law {
    private static final int REQUESTS = Integer.getInteger("wasl.prove.size", 500);
    /** By chance where it is proved; beside all other tests the same requests each time, so that a build that nobody changed does not fail. */
    private static final long SEED =
            Long.getLong("wasl.prove.seed", Boolean.getBoolean("wasl.prove.whole") ? System.nanoTime() : 1);

    private static final int AT_ONCE = 4;

    /** A line of a stack trace, the name of a class, what a database says. */
    private static final Pattern INSIDES = Pattern.compile("\\.java:\\d+|\\bat [a-z]+(\\.\\w+){2,}\\("
            + "|\\b(java|javax|jakarta|org\\.(wasl|hibernate|postgresql|jboss)|io\\.(quarkus|vertx|smallrye)|com\\.fasterxml)\\.[a-z]+\\.[\\w.]*[A-Z]\\w+"
            + "|SQLSTATE|PSQLException|duplicate key value|violates \\w+ constraint");
    /** They tell what was done, by design, also of what their reader could not open. */
    private static final Set<String> RECORDS_OF_ACTS = Set.of("listAuditEntries");

    private static final DeclaredAnswers DECLARED = new DeclaredAnswers(CONTRACT);
    private static World world;
    private static Client client;

    private final Map<String, Boolean> explained = new ConcurrentHashMap<>();

    @BeforeAll
    static void theWorld() {
        world = World.shared();
        client = world.client();
    }

    @Test
    void the_same_seed_asks_the_same() {
        GeneratedRequests generated = new GeneratedRequests(CONTRACT, TABLE, requests);

        List<String> once = asked(generated);

        assertThat(asked(generated)).isEqualTo(once);
        assertThat(Set.copyOf(once)).hasSizeGreaterThan(100);
    }

    private static List<String> asked(GeneratedRequests generated) {
        return LongStream.range(0, 200)
                .mapToObj(seed -> generated.next(seed).toString())
                .toList();
    }

    /** What the check below looks for, it finds. */
    @Test
    void what_tells_how_the_server_is_built_is_recognised() {
        assertThat(List.of(
                        "at org.wasl.cases.casefile.CaseFile.take(CaseFile.java:120)",
                        "java.lang.NullPointerException",
                        "org.hibernate.exception.ConstraintViolationException",
                        "ERROR: duplicate key value violates unique constraint"))
                .allMatch(text -> INSIDES.matcher(text).find());
        assertThat(List.of(
                        "{\"type\":\"/problems/not-found\",\"detail\":\"org.wasl.person.changed\"}",
                        "at 10:30 (today)"))
                .noneMatch(text -> INSIDES.matcher(text).find());
    }

    @Test
    void every_answer_is_one_of_the_contract() {
        System.out.println("Seed " + SEED);
        GeneratedRequests generated = new GeneratedRequests(CONTRACT, TABLE, requests);
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();

        List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
                        Generated request = generated.next(SEED + i);
                        try {
                            Answer answer = generated.send(request);
                            asked.add(request.operation().id());
                            statuses.computeIfAbsent(answer.status() / 100, kind -> new AtomicInteger())
                                    .incrementAndGet();
                            faultsOf(request, answer)
                                    .forEach(fault -> faults.add(fault + "\n    " + request + "\n    "
                                            + answer.text()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    400,
                                                                    answer.text()
                                                                            .length()))));
                        } catch (UncheckedIOException noAnswer) {
                            faults.add("no answer: " + noAnswer.getCause() + "\n    " + request);
                        }
                    }
                }))
                .limit(AT_ONCE)
                .toList();
        callers.forEach(CompletableFuture::join);

        assertThat(faults).as("of %s requests, seed %s", REQUESTS, SEED).isEmpty();
        System.out.printf(
                "PROVED fuzz: %d requests to %d of %d operations, answered %s, each as the contract says%n",
                REQUESTS,
                asked.size(),
                CONTRACT.operations().size(),
                new TreeMap<>(statuses)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "xx " + one.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private Set<String> faultsOf(Generated request, Answer answer) {
        Set<String> faults = new TreeSet<>();
        if (answer.status() >= 500) {
            faults.add("a fault of the server: " + answer.status());
        }
        faults.addAll(DECLARED.faults(request.operation(), answer));
        if (INSIDES.matcher(answer.text()).find()) {
            faults.add("tells how the server is built");
        }
        String type = answer.header("Content-Type");
        if (type != null && type.startsWith("application/problem+json")) {
            if (answer.body().path("status").asInt() != answer.status()) {
                faults.add("the problem says another status");
            }
            if (!isExplained(answer.at("/type"))) {
                faults.add("nothing explains " + answer.at("/type"));
            }
        }
        AccessTable.hidden().stream()
                .filter(hidden -> hidden.account().equals(request.who()))
                .filter(hidden -> !RECORDS_OF_ACTS.contains(request.operation().id()))
                .forEach(hidden -> world.secretsOf(hidden).stream()
                        .filter(answer.text()::contains)
                        .filter(secret -> !said(request, secret))
                        .filter(secret -> stillHidden(hidden))
                        .forEach(secret -> faults.add("tells " + hidden + " of " + secret)));
        return faults;
    }

    /** Each kind of problem has a page. */
    private boolean isExplained(String type) {
        return type != null
                && explained.computeIfAbsent(
                        type, each -> client.get(Accounts.ANONYMOUS, each).status() == 200);
    }

    private static boolean said(Generated request, String secret) {
        return world.ids(request.row().record(), request.variant()).containsValue(secret);
    }

    /** What was asked before may have opened it: a grant, another owner, a consent. */
    private static boolean stillHidden(AccessTable.Hidden hidden) {
        return hidden.records().stream()
                .filter(record -> !record.equals("task"))
                .allMatch(record -> client.get(
                                        hidden.account(),
                                        "/v1/" + record + "s/"
                                                + world.ids(record, hidden.variant())
                                                        .get("id"))
                                .status()
                        == 404);
    }
}
