package org.wasl.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestServersResource;
import org.wasl.platform.testing.Topic;

/** A reader that had read more than the backup held. */
@QuarkusTest
class RestoredFeedTest extends GatewayTest {
    @Inject
    ChangeFeed feed;

    /** By cursor. */
    private final Map<String, String> subjects = new HashMap<>();

    @AfterEach
    void nothing_was_restored() {
        TestServersResource.asAdministrator("delete from feed_epoch", "delete from restoration");
        feed.forgetEpochs();
    }

    @Test
    void a_cursor_of_what_is_gone_is_told_where_to_go_on_and_misses_nothing() {
        String kept = told();
        String gone = told();

        TestServersResource.asAdministrator(
                "delete from change where subject = '" + subjectOf(gone) + "'",
                "select declare_restoration(timestamptz '2026-11-30 03:00:00Z')");
        feed.forgetEpochs();

        Answer refused = as(UNHCR_SYSTEM).get("/v1/changes?after=" + gone).isProblem(410, "cursor-from-before-restore");
        String resume = refused.at("resumeAfter");
        assertThat(resume).endsWith("-" + seqOf(kept)).doesNotStartWith("0-");
        assertThat(refused.<String>at("detail")).contains("resumeAfter");
        assertThat(as(UNHCR_SYSTEM)
                        .with("Accept-Language", "ar")
                        .get("/v1/changes?after=" + gone)
                        .<String>at("title"))
                .contains("لم يعد موجودًا");

        // The same number now stands for another change: it is told, and its cursor is of the new epoch.
        String after = told(resume);
        assertThat(epochOf(after)).isEqualTo(epochOf(resume));
        as(UNHCR_SYSTEM).get("/v1/changes?after=" + kept).hasStatus(200);
        as(UNHCR_SYSTEM).get("/v1/changes?after=" + seqOf(kept)).hasStatus(200);
        as(UNHCR_SYSTEM).get("/v1/changes?after=" + after).hasStatus(200);

        Answer restorations = as(UNHCR_SYSTEM).get("/v1/changes/restorations").hasStatus(200);
        assertThat(restorations.<Map<String, Object>>list("items"))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("resumeAfter", resume)
                        .containsEntry("point", "2026-11-30T03:00:00Z"));
    }

    @Test
    void what_is_no_place_is_refused() {
        as(UNHCR_SYSTEM).get("/v1/changes?after=x").isProblem(400, "unreadable-request");
        as(UNHCR_SYSTEM).get("/v1/changes?after=-1").isProblem(400, "unreadable-request");
    }

    private String subjectOf(String cursor) {
        return subjects.get(cursor);
    }

    private static String seqOf(String cursor) {
        return cursor.substring(cursor.indexOf('-') + 1);
    }

    private static String epochOf(String cursor) {
        return cursor.substring(0, cursor.indexOf('-'));
    }

    /** @return the cursor of a change that is new */
    private String told() {
        return told("0");
    }

    private String told(String after) {
        String person = UUID.randomUUID().toString();
        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.registered","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"%s","data":{"personId":"%s"}}""".formatted(UUID.randomUUID(), person, UNHCR, person));
        String cursor =
                await().atMost(Duration.ofSeconds(20)).until(() -> cursorOf(person, after), found -> found != null);
        subjects.put(cursor, person);
        return cursor;
    }

    private static String cursorOf(String subject, String after) {
        for (String next = "/v1/changes?limit=1000&after=" + after; next != null; ) {
            Answer page = as(UNHCR_SYSTEM).get(next).hasStatus(200);
            List<Map<String, Object>> items = page.list("items");
            for (Map<String, Object> each : items) {
                if (each.get("subject").equals(subject)) {
                    return (String) each.get("cursor");
                }
            }
            next = page.at("next");
        }
        return null;
    }
}
