package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.platform.json.CleanTree;
import org.wasl.platform.testing.TestRandom;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.hsds.HsdsDocuments;

/** What is meant is read, what cannot be read is kept beside it, what could do harm is left out; each is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HsdsMendingTest {
    private final List<String> told = new ArrayList<>();

    private ObjectNode mended(String kind, String record) {
        try {
            ObjectNode node = (ObjectNode) HsdsJson.MAPPER.readTree(record.replace('\'', '"'));
            new HsdsMending((at, code, kept) -> told.add(at + " " + code + (kept ? "" : " lost")))
                    .mend(node, kind, UUID.fromString("3b1f0f0e-6f3c-4a58-9a0c-9d6a9f0b1c11"));
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "location | latitude    | '31,95'         | 31.95",
                "location | latitude    | '٣١٫٩٥'         | 31.95",
                "location | longitude   | ' -35.5 '       | -35.5",
                "location | location_type | 'PHYSICAL'    | 'physical'",
                "service  | status      | 'Temporarily_Closed' | 'temporarily closed'",
                "service  | minimum_age | '١٢'            | 12",
                "service  | url         | 'www.example.org' | 'https://www.example.org'",
                "service  | email       | ' a@example.org ' | 'a@example.org'",
                "service  | last_modified | '2026-11-01T08:00' | '2026-11-01T08:00:00+03:00'",
                "address  | postal_code | 11118           | '11118'",
            })
    void what_is_meant_is_read(String kind, String member, String written, String meant) {
        ObjectNode record = mended(kind, "{'" + member + "':" + written + "}");

        assertThat(record.get(member)).hasToString(meant.replace('\'', '"'));
        assertThat(told).containsExactly("/" + member + " mended");
    }

    @Test
    void a_mail_address_of_very_many_labels_is_read() {
        String mail = "a@b" + ".c".repeat(40_000);

        assertThat(mended("service", "{'email':'" + mail + "'}").get("email").textValue())
                .isEqualTo(mail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "service  | email  | 'none'         | invalid",
                "service  | email  | 'a@example..org' | invalid",
                "service  | email  | 'a@.org'       | invalid",
                "service  | email  | 'a@example.'   | invalid",
                "service  | url    | 'not an address' | invalid",
                "location | latitude | 'north'      | wrong-type",
                "cost_option | amount | '1,234'     | wrong-type",
                "schedule | freq   | 'YEARLY'       | unknown-code",
                "service_area | service_id | 'S-17' | invalid",
            })
    void what_the_standard_has_no_place_for_is_kept_beside_it(String kind, String member, String written, String code) {
        ObjectNode record = mended(kind, "{'" + member + "':" + written + "}");

        assertThat(record.has(member)).isFalse();
        assertThat(record.get("x_" + member)).hasToString(written.replace('\'', '"'));
        assertThat(told).containsExactly("/" + member + " " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "organization | website | 'javascript:alert(1)'",
                "organization | logo    | ' JavaScript:alert(1)'",
                "organization | uri     | 'java\\nscript:alert(1)'",
                "service_area | uri     | 'data:text/html,x'",
            })
    void a_link_that_a_browser_would_run_is_left_out(String kind, String member, String link) {
        ObjectNode record = mended(kind, "{'" + member + "':" + link + "}");

        assertThat(record.toString()).doesNotContain("alert").doesNotContain("data:");
        assertThat(told).containsExactly("/" + member + " unsafe-link lost");
    }

    @Test
    void marks_are_removed_wherever_they_stand() {
        ObjectNode record = mended(
                "organization",
                "{'name':'\u200Fعيادة\u200E','description':'d','phones':[{'number':'\u202A+962\u202C'}],'x_own':['\uFEFFa']}");

        assertThat(record.path("name").asText()).isEqualTo("عيادة");
        assertThat(record.at("/phones/0/number").asText()).isEqualTo("+962");
        assertThat(record.at("/x_own/0").asText()).isEqualTo("a");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "/name marks-removed", "/phones/0/number marks-removed", "/x_own/0 marks-removed");
    }

    @Test
    void a_state_that_is_not_understood_is_no_active_one() {
        ObjectNode record = mended("service", "{'status':'closed for good'}");

        assertThat(record.path("status").asText()).isEqualTo("inactive");
        assertThat(record.path("x_status").asText()).isEqualTo("closed for good");
    }

    @Test
    void a_record_in_no_place_of_its_own_is_not_taken_and_other_members_are_kept() {
        ObjectNode record = mended(
                "location",
                "{'location_type':'physical','services':[{'name':'Safe house'}],'own':{'service':{'name':'Safe house'},'a':1},'regular_schedules':[1]}");

        assertThat(record.toString()).doesNotContain("Safe house");
        assertThat(record.at("/own/a").asInt()).isEqualTo(1);
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "/services unknown-field lost",
                        "/own unknown-field",
                        "/own/service unknown-field lost",
                        "/regular_schedules hsds-before-3");
    }

    @Test
    void a_part_without_what_makes_it_one_is_kept_beside_the_others() {
        ObjectNode record = mended("organization", "{'description':'d','phones':[{'type':'voice'},{'number':'1'},7]}");

        assertThat(record.path("phones")).hasSize(1);
        assertThat(record.at("/phones/0/id").asText()).isNotBlank();
        assertThat(record.at("/x_phones/0/type").asText()).isEqualTo("voice");
        assertThat(record.at("/x_phones/1").asInt()).isEqualTo(7);
        assertThat(told).containsExactlyInAnyOrder("/phones/0/number not-null", "/phones/2 wrong-type");
    }

    /** The law of every import: a value comes back, or its place is told. */
    @Test
    void whatever_is_wrong_nothing_goes_without_a_word(TestInfo test) {
        HsdsDocuments made = new HsdsDocuments(TestRandom.of(test));
        for (int i = 0; i < 3000; i++) {
            String kind = List.of("organization", "service", "location", "program", "taxonomy_term")
                    .get(i % 5);
            ObjectNode record = made.broken(kind);
            told.clear();
            ObjectNode taken = new ImportedRecord(
                            record,
                            kind,
                            UUID.fromString("3b1f0f0e-6f3c-4a58-9a0c-9d6a9f0b1c11"),
                            (at, code, kept) -> told.add(at + " " + code))
                    .document();
            List<String> places = told.stream()
                    .map(fault -> fault.substring(0, fault.indexOf(' ')))
                    .toList();
            List<String> silent = differences(record, taken, "").stream()
                    .filter(path -> places.stream()
                            .noneMatch(place -> (path + "/").startsWith(place + "/")
                                    || path.endsWith("/") && place.startsWith(path)))
                    .toList();
            assertThat(silent).as("%s%n%s%n%s", record, taken, told).isEmpty();
        }
    }

    /** Paths of values that are not there, or otherwise; parts are found by their ids. That of a part that is not there ends with a slash. */
    private static List<String> differences(JsonNode was, JsonNode is, String at) {
        List<String> all = new ArrayList<>();
        if (was.isObject() && is.isObject()) {
            was.properties()
                    .forEach(member -> all.addAll(differences(
                            member.getValue(), is.path(member.getKey()), at + "/" + CleanTree.token(member.getKey()))));
        } else if (was.isArray() && is.isArray()) {
            for (int i = 0; i < was.size(); i++) {
                JsonNode one = was.get(i);
                JsonNode same = is.valueStream()
                        .filter(other -> one.has("id")
                                ? one.get("id").equals(other.get("id"))
                                        || one.get("id").equals(other.get("x_id"))
                                : other.equals(one))
                        .findFirst()
                        .orElse(MissingNode.getInstance());
                // Without an id it has another place when one before it is left out.
                if (one.has("id") && same.isMissingNode()) {
                    all.add(at + "/" + i + "/");
                } else if (one.has("id") || !one.isObject()) {
                    all.addAll(differences(one, same, at + "/" + i));
                }
            }
        } else if (!was.equals(is)) {
            all.add(was.isObject() && is.isMissingNode() ? at + "/" : at);
        }
        return all;
    }
}
