package org.wasl.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

@QuarkusTest
class PagingTest extends PlatformTest {
    private final String prefix = label();

    @Test
    void walking_all_pages_meets_each_row_exactly_once() {
        List<String> made = twentyRows();

        List<String> met = walk("/v1/parcels?limit=7&label=" + prefix);

        assertThat(met).hasSize(20).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void rows_added_meanwhile_do_not_shift_the_pages() {
        List<String> made = twentyRows();
        Answer first = as(REGISTRAR_AT_MINISTRY).get("/v1/parcels?limit=10&label=" + prefix);
        row(99);

        List<String> rest = walk(first.at("next"));

        assertThat(rest).doesNotContainAnyElementsOf(first.list("items.id")).hasSize(10);
        assertThat(made).containsAll(rest);
    }

    @Test
    void changes_are_walked_oldest_first() {
        List<String> made = twentyRows();
        String since = TestClock.now().minusSeconds(600).toString();
        Answer oldest = as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + made.get(0));
        as(REGISTRAR_AT_MINISTRY).patch("/v1/parcels/" + made.get(0), oldest.etag(), Map.of("weight", 9));

        List<String> met = walk("/v1/parcels?limit=6&label=" + prefix + "&updatedSince=" + since);

        assertThat(met).hasSize(20).endsWith(made.get(0)).startsWith(made.get(1));
    }

    @Test
    void a_count_is_given_on_request_only() {
        twentyRows();

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/parcels?limit=5&count=true&label=" + prefix)
                        .<Integer>at("total"))
                .isEqualTo(20);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/parcels?label=" + prefix)
                        .raw()
                        .asString())
                .doesNotContain("total");
    }

    @Test
    void a_cursor_of_another_filter_or_caller_is_refused() {
        twentyRows();
        String next = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/parcels?limit=5&label=" + prefix)
                .at("next");

        as(REGISTRAR_AT_MINISTRY)
                .get(next.replace("label=" + prefix, "label=other"))
                .isProblem(400, "unreadable-request")
                .names("#cursor", "foreign-cursor");
        as(REGISTRAR_AT_UNHCR).get(next).isProblem(400, "unreadable-request");
    }

    private List<String> twentyRows() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            made.add(row(i));
        }
        return made;
    }

    private String row(int number) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", Map.of("label", prefix + "-" + number, "weight", 1))
                .hasStatus(201)
                .id();
    }

    private List<String> walk(String path) {
        List<String> met = new ArrayList<>();
        for (String next = path; next != null; ) {
            Answer page = as(REGISTRAR_AT_MINISTRY).get(next).hasStatus(200);
            met.addAll(page.list("items.id"));
            next = page.at("next");
        }
        return met;
    }
}
