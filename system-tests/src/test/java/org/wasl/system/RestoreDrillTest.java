package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.stack.BackupFiles;
import org.wasl.stack.CliException;
import org.wasl.stack.Distribution;
import org.wasl.stack.OrphanedIds;
import org.wasl.stack.Stack;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Api.Answer;
import org.wasl.system.prove.Platform;

/**
 * Everything is lost and comes back from a backup that was made while people worked (ADR 67, 68). Among the last classes: what the others left is restored too, and
 * {@link StatedFactsTest} looks at the facts afterwards.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
@Order(Integer.MAX_VALUE - 2)
class RestoreDrillTest {
    private static final String FEED = "/v1/changes?limit=1000&after=";
    private static final List<String> AUDITED = List.of("registry", "case", "referral", "monitoring", "gateway");

    private final Stack stack = RunningPlatform.stack();
    private Path folder;
    private Api api;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("wasl-drill");
    }

    @AfterEach
    void remove() throws IOException {
        Distribution.deleteTree(folder);
    }

    @Test
    void all_is_as_it_was_at_one_point_and_who_read_more_is_told() throws Exception {
        // A journey: a person, and a case that the registry hears of.
        long cases = await().atMost(Duration.ofSeconds(60)).until(platform()::casesCounted, counted -> counted >= 0);
        String keptKey = UUID.randomUUID().toString();
        Answer kept = register("Kept", keptKey);
        openCase(kept.id());
        untilTheRegistryKnowsOfTheCase(kept.id());

        // The backup, while people are registered.
        List<String> meanwhile = new CopyOnWriteArrayList<>();
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                meanwhile.add(
                        register("Meanwhile", UUID.randomUUID().toString()).id());
            }
        });
        BackupFiles backup = files("one passphrase for the data", "another one for the keys");
        stack.backup(backup);
        ended.set(true);
        working.join();

        // More of the journey. It is read, and will be lost.
        String lostKey = UUID.randomUUID().toString();
        Answer lost = register("Lost", lostKey);
        String lostCase = openCase(lost.id());
        String cursor = await().atMost(Duration.ofSeconds(60)).until(() -> cursorOf(lost.id()), found -> found != null);
        await().atMost(Duration.ofSeconds(60)).until(() -> platform().casesCounted() == cases + 2);

        // Whoever would overwrite is stopped, and a wrong pair of files too.
        assertThatThrownBy(() -> stack.restore(backup, false))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--overwrite");
        assertThatThrownBy(() -> stack.check(files("another one for the keys", "one passphrase for the data")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("does not open");

        // The loss.
        stack.reset();
        assertThat(RunningPlatform.data()).doesNotExist();
        stack.restore(backup, false);
        stack.up();

        // What is there, what is gone.
        assertThat(get("registrar", "/v1/persons/" + kept.id()).status()).isEqualTo(200);
        assertThat(get("registrar", "/v1/persons/" + lost.id()).status()).isEqualTo(404);
        assertThat(get("caseworker", "/v1/cases/" + lostCase).status()).isEqualTo(404);
        assertThat(get("caseworker", "/v1/persons/" + kept.id() + "/consents").status())
                .isEqualTo(200);

        // Who asks again gets the answer of then; what is gone is done again.
        assertThat(register("Kept", keptKey).id()).isEqualTo(kept.id());
        Answer again = register("Lost", lostKey);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isNotEqualTo(lost.id());

        theFeedTellsWhoReadMore(cursor, kept.id(), lost.id(), again.id());
        whatTheFeedTellsTheRegistryHas(meanwhile);
        theAuditTellsTheRestoration();

        // Readers go on, and figures come back.
        Answer next = register("Next", UUID.randomUUID().toString());
        openCase(next.id());
        untilTheRegistryKnowsOfTheCase(next.id());
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(platform().casesCounted())
                        .as("the kept case and the next")
                        .isEqualTo(cases + 2));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(OrphanedIds.of(stack))
                .isNotEmpty()
                .allSatisfy(
                        (reference, count) -> assertThat(count).as(reference).isZero()));
    }

    private void theFeedTellsWhoReadMore(String cursor, String kept, String lost, String again) {
        Answer refused = get("manager", FEED + cursor);
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.text("/type")).isEqualTo("/problems/cursor-from-before-restore");
        String resume = refused.text("/resumeAfter");
        await().atMost(Duration.ofSeconds(60)).until(() -> subjects(resume).contains(again));
        assertThat(subjects(resume)).doesNotContain(kept, lost);
        assertThat(subjects("0")).containsOnlyOnce(kept).doesNotContain(lost);
        assertThat(get("manager", "/v1/changes/restorations").text("/items/0/resumeAfter"))
                .isEqualTo(resume);
    }

    /** Who was registered while the backup was made is in it with the news of it, or without both. */
    private void whatTheFeedTellsTheRegistryHas(List<String> meanwhile) {
        List<String> there = meanwhile.stream()
                .filter(person -> get("registrar", "/v1/persons/" + person).status() == 200)
                .toList();
        assertThat(there).isNotEmpty();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> told =
                    subjects("0").stream().filter(meanwhile::contains).toList();
            assertThat(told).containsExactlyInAnyOrderElementsOf(there);
        });
    }

    private void theAuditTellsTheRestoration() {
        for (String service : AUDITED) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                JsonNode found =
                        get("auditor", "/v1/audit/" + service + "/verify").body();
                assertThat(found.path("findings")).as(service + ": " + found).isEmpty();
                assertThat(found.path("restorations"))
                        .as(service + ": " + found)
                        .hasSize(1);
                assertThat(found.path("intact").isNull()).as(service).isTrue();
            });
        }
    }

    private BackupFiles files(String data, String keys) {
        return BackupFiles.of(
                folder.resolve("backup"),
                null,
                Map.of("WASL_BACKUP_PASSPHRASE", data, "WASL_BACKUP_KEYS_PASSPHRASE", keys));
    }

    private Answer register(String name, String key) {
        Answer made = api().call(
                        "registrar",
                        "POST",
                        "/v1/persons?confirmNew=DIFFERENT_PERSON",
                        null,
                        Map.of(
                                "names",
                                List.of(Map.of(
                                        "script", "LATN", "use", "OFFICIAL", "given", name, "family", "Testperson")),
                                "sex",
                                "FEMALE",
                                "legalStatus",
                                "REFUGEE"),
                        key);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private String openCase(String person) {
        Answer made = api().call(
                        "caseworker",
                        "POST",
                        "/v1/cases",
                        null,
                        Map.of(
                                "subjectId",
                                person,
                                "programme",
                                "DISABILITY",
                                "concerns",
                                List.of("serious_health_issue")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.id();
    }

    private void untilTheRegistryKnowsOfTheCase(String person) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        get("caseworker", "/v1/persons/" + person + "/consents").status() == 200);
    }

    private String cursorOf(String subject) {
        for (String next = FEED + "0"; next != null; ) {
            Answer page = get("manager", next);
            for (JsonNode change : page.body().at("/items")) {
                if (change.path("subject").asText().equals(subject)) {
                    return change.path("cursor").asText();
                }
            }
            next = page.text("/next");
        }
        return null;
    }

    private List<String> subjects(String after) {
        List<String> subjects = new ArrayList<>();
        for (String next = FEED + after; next != null; ) {
            Answer page = get("manager", next);
            assertThat(page.status()).as(next).isEqualTo(200);
            page.body()
                    .at("/items")
                    .forEach(change -> subjects.add(change.path("subject").asText()));
            next = page.text("/next");
        }
        return subjects;
    }

    private Answer get(String who, String path) {
        return api().call(who, "GET", path, null, null);
    }

    private Platform platform() {
        return new Platform(api());
    }

    private Api api() {
        if (api == null) {
            api = RunningPlatform.api(Duration.ofSeconds(30));
        }
        return api;
    }
}
