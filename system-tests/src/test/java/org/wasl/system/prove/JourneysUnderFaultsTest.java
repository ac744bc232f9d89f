package org.wasl.system.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;
import org.wasl.system.RunningPlatform;
import org.wasl.system.prove.AssistedPerson.Acknowledged;
import org.wasl.system.prove.Platform.Event;

/**
 * Journeys at once, while {@link Faults} happen to the platform. Afterwards all that was acknowledged is there once, on every side: records, events, what agencies
 * were told, figures, audit.
 *
 * <p>{@code ./wasl prove journeys --size 10000}; a small number runs with the tests.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
@Order(Integer.MAX_VALUE - 3)
class JourneysUnderFaultsTest {
    private static final int JOURNEYS = Integer.getInteger("wasl.prove.size", 8);
    private static final long SEED = Long.getLong("wasl.prove.seed", System.nanoTime());
    private static final int AT_ONCE = 4;
    /** A part that was killed must come back before the next one goes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Api api = RunningPlatform.api(PATIENCE);
    private final Platform platform = new Platform(api);

    @Test
    void what_was_acknowledged_is_there_once_whatever_happened() throws Exception {
        System.out.println("Seed " + SEED);
        new Journey(
                        api,
                        new Narrator(new PrintStream(OutputStream.nullOutputStream()), "en"),
                        RunningPlatform.stack().clock())
                .play();
        String place = AssistedPerson.placeOfTheCentre(api);
        untilNothingWaits();
        Map<String, Long> before = platform.records();
        long letters = platform.deadLetters();
        long counted = await().atMost(Duration.ofMinutes(2)).until(platform::casesCounted, cases -> cases >= 0);

        List<Acknowledged> helped;
        Map<String, Integer> happened;
        try (Faults faults = new Faults(SEED)) {
            helped = travelled(place, faults);
            happened = faults.happened();
            assertThat(faults.connections())
                    .as("connections of the network that was cut")
                    .isPositive();
        }

        untilNothingWaits();
        Map<String, Long> more = platform.records();
        more.replaceAll((table, rows) -> rows - before.get(table));
        assertThat(more)
                .as("rows, one for each act")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(helped.size()));
        assertThat(helped).extracting(Acknowledged::person).doesNotHaveDuplicates();
        for (Acknowledged one : helped) {
            theRecordsAreAsTheyWereLeft(one);
        }
        agenciesWereToldOnce(helped);
        assertThat(platform.deadLetters()).as("dead letters").isEqualTo(letters);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(platform.casesCounted())
                .as("cases in the figures")
                .isEqualTo(counted + helped.size()));
        for (Producer service : Producer.values()) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(platform.findings(service))
                    .as("audit of " + service.code())
                    .isEmpty());
        }
        System.out.printf("PROVED journeys: %d there once, on every side, after %s%n", helped.size(), happened);
    }

    /** While some travel, faults happen one after the other; they travel until each kind of fault has happened. */
    private List<Acknowledged> travelled(String place, Faults faults) {
        String run = Long.toString(Math.abs(SEED));
        AtomicInteger begun = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Queue<Acknowledged> ended = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> travellers = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    // Callers of their own: tokens are not shared between threads.
                    Api own = RunningPlatform.api(PATIENCE);
                    for (int i = begun.getAndIncrement(); i < JOURNEYS || !enough.get(); i = begun.getAndIncrement()) {
                        ended.add(new AssistedPerson(own, run + "-" + i, place).helped());
                    }
                }))
                .limit(AT_ONCE)
                .toList();
        while (travellers.stream().anyMatch(one -> !one.isDone())) {
            int before = ended.size();
            faults.next();
            enough.set(faults.allHappened());
            // What happened all the time would let nobody arrive.
            await().atMost(PATIENCE)
                    .until(() -> ended.size() > before || travellers.stream().anyMatch(CompletableFuture::isDone));
        }
        travellers.forEach(CompletableFuture::join);
        return List.copyOf(ended);
    }

    private void theRecordsAreAsTheyWereLeft(Acknowledged one) {
        assertThat(api.call("registrar", "GET", "/v1/persons/by-external-id/proof/" + one.externalId(), null, null)
                        .id())
                .isEqualTo(one.person());
        assertThat(api.call("caseworker", "GET", "/v1/cases/" + one.file(), null, null)
                        .text("/status"))
                .isEqualTo("NOT_ELIGIBLE");
        for (String party : List.of("caseworker", "provider")) {
            assertThat(api.call(party, "GET", "/v1/referrals/" + one.referral(), null, null)
                            .text("/status"))
                    .as(party)
                    .isEqualTo("COMPLETED");
        }
    }

    /** Each event of a record is one, was told to each agency that may know of it, and to none twice. */
    private void agenciesWereToldOnce(List<Acknowledged> helped) {
        Set<String> persons = helped.stream().map(Acknowledged::person).collect(Collectors.toSet());
        Set<String> referrals = helped.stream().map(Acknowledged::referral).collect(Collectors.toSet());
        List<Event> events = new ArrayList<>(platform.onTopics(EventTopic.REGISTRY_EVENTS, EventTopic.REFERRAL_EVENTS)
                .values());

        Set<String> registered = ids(events, persons, "person.registered");
        Set<String> moved = ids(events, referrals, "referral.moved");
        assertThat(registered).hasSize(helped.size());
        Map<Object, Long> steps = events.stream()
                .filter(event -> moved.contains(event.id()))
                .collect(Collectors.groupingBy(
                        event -> List.of(event.subject(), event.data().path("step")), Collectors.counting()));
        assertThat(steps).isNotEmpty().allSatisfy((step, times) -> assertThat(times)
                .as(step.toString())
                .isOne());

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            List<Event> ofTheMinistry = platform.feedOf("manager");
            assertThat(ofTheMinistry).extracting(Event::id).doesNotHaveDuplicates();
            assertThat(ids(ofTheMinistry, persons, "person.registered")).isEqualTo(registered);
            assertThat(ids(ofTheMinistry, referrals, "referral.moved")).isEqualTo(moved);
        });
        assertThat(platform.feedOf("unhcr-manager"))
                .extracting(Event::subject)
                .doesNotContainAnyElementsOf(persons)
                .doesNotContainAnyElementsOf(referrals);
    }

    private static Set<String> ids(List<Event> events, Set<String> subjects, String type) {
        return events.stream()
                .filter(event -> event.type().equals("org.wasl." + type) && subjects.contains(event.subject()))
                .map(Event::id)
                .collect(Collectors.toSet());
    }

    private void untilNothingWaits() {
        await().atMost(Duration.ofMinutes(5)).until(() -> platform.waiting() == 0);
    }
}
