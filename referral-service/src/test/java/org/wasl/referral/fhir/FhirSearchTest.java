package org.wasl.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.referral.fhir.FhirClient.allPages;
import static org.wasl.referral.fhir.FhirClient.encoded;
import static org.wasl.referral.fhir.FhirClient.found;
import static org.wasl.referral.fhir.FhirClient.ids;
import static org.wasl.referral.fhir.FhirClient.parsed;
import static org.wasl.referral.fhir.FhirClient.read;
import static org.wasl.referral.fhir.FhirClient.refused;
import static org.wasl.referral.fhir.FhirClient.search;
import static org.wasl.referral.fhir.FhirClient.searchByForm;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;

/** Over all resource types and all parameters that the CapabilityStatement names, and those that it does not. */
@QuarkusTest
class FhirSearchTest extends FhirSamples {
    @Test
    void a_search_that_compares_too_many_values_is_refused() {
        String numbers = "identifier=" + "1,".repeat(300);
        for (String form : List.of(numbers, numbers + "&" + numbers + "&" + numbers)) {
            refused(400, as(PROVIDER_IN_IRBID).send("application/x-www-form-urlencoded", "/fhir/Task/_search", form));
        }
        searchByForm(PROVIDER_IN_IRBID, "Task", "identifier=" + "1,".repeat(250));
    }

    @Test
    void a_list_of_very_many_elements_is_read() {
        search(PROVIDER_IN_IRBID, "Task?_elements=id" + ",id".repeat(1_000));
    }

    @Test
    void every_parameter_that_is_declared_narrows_by_get_and_by_post_and_no_other_is_read() {
        Map<String, Sample> samples = samples();
        List<CapabilityStatementRestResourceComponent> types = declared();
        Set<String> all = types.stream().flatMap(type -> names(type).stream()).collect(Collectors.toSet());
        all.addAll(Set.of("subject", "code", "statuss", "_text", "_has"));

        for (CapabilityStatementRestResourceComponent type : types) {
            Sample sample = samples.get(type.getType());
            String only = type.getType() + "?_id=" + sample.id() + "&";
            assertThat(sample.values().keySet()).as(type.getType()).isEqualTo(names(type));
            sample.values().forEach((name, values) -> {
                String met = encoded(values.get(0));
                String unmet = encoded(values.get(1));
                assertThat(found(PROVIDER_IN_IRBID, only + name + "=" + met))
                        .as("%s by %s", type.getType(), name)
                        .containsExactly(sample.id());
                assertThat(found(PROVIDER_IN_IRBID, only + name + "=" + unmet))
                        .as(name)
                        .isEmpty();
                assertThat(found(PROVIDER_IN_IRBID, only + name + "=" + unmet + "," + met))
                        .containsExactly(sample.id());
                assertThat(found(PROVIDER_IN_IRBID, only + name + "=" + unmet + "&" + name + "=" + met))
                        .isEmpty();
                assertThat(ids(
                                searchByForm(
                                        PROVIDER_IN_IRBID,
                                        type.getType(),
                                        "_id=" + sample.id() + "&" + name + "=" + met),
                                SearchEntryMode.MATCH))
                        .containsExactly(sample.id());
                assertThat(ids(
                                searchByForm(
                                        PROVIDER_IN_IRBID,
                                        type.getType(),
                                        "_id=" + sample.id() + "&" + name + "=" + unmet),
                                SearchEntryMode.MATCH))
                        .isEmpty();
                refused(400, as(PROVIDER_IN_IRBID).get("/fhir/" + type.getType() + "?" + name + ":exact=" + met));
                refused(
                        400,
                        as(PROVIDER_IN_IRBID)
                                .with("Prefer", "handling=lenient")
                                .get("/fhir/" + type.getType() + "?" + name + ":exact=" + met));
            });
            all.stream().filter(name -> !names(type).contains(name)).forEach(name -> notRead(only, sample, name));
        }
    }

    private static void notRead(String only, Sample sample, String name) {
        for (String strict : List.of("handling=strict", "return=minimal")) {
            OperationOutcome told = refused(
                    400, as(PROVIDER_IN_IRBID).with("Prefer", strict).get("/fhir/" + only + name + "=1&other=2"));
            assertThat(told.getIssue()).hasSize(2).allMatch(issue -> issue.getCode() == IssueType.INVALID);
            assertThat(told.getIssue().stream()
                            .map(issue -> issue.getExpression().get(0).getValue()))
                    .containsExactlyInAnyOrder(name, "other");
        }
        Answer answer = as(PROVIDER_IN_IRBID)
                .with("Prefer", "respond-async, handling=lenient")
                .get("/fhir/" + only + name + "=1")
                .hasStatus(200);
        Bundle found = parsed(Bundle.class, answer);
        assertThat(answer.raw().header("Preference-Applied")).isEqualTo("handling=lenient");
        assertThat(ids(found, SearchEntryMode.MATCH)).containsExactly(sample.id());
        OperationOutcome told = (OperationOutcome) found.getEntry().get(1).getResource();
        assertThat(told.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(told.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo(name);
        assertThat(found.getLink("self").getUrl()).contains("_id=").doesNotContain(name + "=1");
    }

    @Test
    void a_token_is_a_code_with_or_without_its_system() {
        Answer sent = sent(somebody());
        String only = "Task?_id=" + sent.id() + "&";
        for (String met : List.of(
                "status=requested",
                "status=completed,requested",
                "status=http://hl7.org/fhir/task-status|requested",
                "status=|requested",
                "status=http://hl7.org/fhir/task-status|",
                "identifier=" + sent.<String>at("details.reference"),
                "identifier=urn:wasl:reference|")) {
            assertThat(found(CASEWORKER_AT_MINISTRY, only + query(met))).as(met).containsExactly(sent.id());
        }
        for (String unmet : List.of(
                "status=completed,rejected",
                "status=http://example.org|requested",
                "status=requested&status=completed",
                "identifier=|" + sent.<String>at("details.reference"),
                "identifier=urn:wasl:receiver-reference|",
                "identifier=http://example.org|",
                "identifier=a\\|b")) {
            assertThat(found(CASEWORKER_AT_MINISTRY, only + query(unmet)))
                    .as(unmet)
                    .isEmpty();
        }
        for (String wrong : List.of("status=requested,gone", "status=|", "status=a|b|c", "active=perhaps")) {
            String path = wrong.startsWith("active") ? "HealthcareService?" : only;
            refused(400, as(CASEWORKER_AT_MINISTRY).get("/fhir/" + path + query(wrong)));
        }
    }

    private static String query(String plain) {
        return java.util.Arrays.stream(plain.split("&"))
                .map(pair -> pair.substring(0, pair.indexOf('=') + 1) + encoded(pair.substring(pair.indexOf('=') + 1)))
                .collect(Collectors.joining("&"));
    }

    @Test
    void a_time_of_change_is_met_by_what_lies_in_it_before_it_or_after_it() {
        Answer sent = sent(somebody());
        Instant changed = read(Task.class, CASEWORKER_AT_MINISTRY, "Task/" + sent.id())
                .getMeta()
                .getLastUpdated()
                .toInstant();
        ZonedDateTime there = changed.atZone(ZoneId.of("Asia/Amman"));
        for (String form : List.of(
                "yyyy",
                "yyyy-MM",
                "yyyy-MM-dd",
                "yyyy-MM-dd'T'HH:mm",
                "yyyy-MM-dd'T'HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ssxxx")) {
            String time = DateTimeFormatter.ofPattern(form).format(there);
            for (String met : List.of("", "eq", "ge", "le", "ap")) {
                assertThat(byChange(sent, met + time)).as(met + time).containsExactly(sent.id());
            }
            for (String unmet : List.of("ne", "gt", "lt", "sa", "eb")) {
                assertThat(byChange(sent, unmet + time)).as(unmet + time).isEmpty();
            }
        }
        assertThat(byChange(sent, "ge" + changed)).containsExactly(sent.id());
        assertThat(byChange(sent, "gt2020&_lastUpdated=lt9999")).containsExactly(sent.id());
        assertThat(byChange(sent, "gt" + there.plusYears(1).getYear())).isEmpty();
        for (String wrong :
                List.of("yesterday", "2026-13", "2026-02-30", "xx2026", "2026-11-29T25:00", "20261129", "ge")) {
            refused(400, as(CASEWORKER_AT_MINISTRY).get("/fhir/Task?_lastUpdated=" + wrong));
        }
    }

    private static List<String> byChange(Answer sent, String time) {
        String value = time.contains("&") ? time : encoded(time);
        return found(CASEWORKER_AT_MINISTRY, "Task?_id=" + sent.id() + "&_lastUpdated=" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task", "ServiceRequest", "HealthcareService", "Location", "Organization"})
    void links_lead_to_the_end_in_every_order_with_every_parameter_and_each_once(String type) {
        sent(somebody());
        sent(somebody());
        sent(somebody());
        String usual = type + "?_lastUpdated=gt2020&_lastUpdated=lt9999";
        List<String> all = allPages(PROVIDER_IN_IRBID, usual + "&_count=200");
        assertThat(all).hasSizeGreaterThan(0).doesNotHaveDuplicates();
        int page = Math.max(1, (all.size() - 1) / 3);

        for (String sort : List.of("", "&_sort=_lastUpdated", "&_sort=-_lastUpdated")) {
            List<String> read = allPages(PROVIDER_IN_IRBID, usual + "&_count=" + page + "&_total=accurate" + sort);
            assertThat(read).as(sort).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        }
        List<Instant> times = search(PROVIDER_IN_IRBID, usual + "&_sort=-_lastUpdated").getEntry().stream()
                .map(entry -> entry.getResource().getMeta().getLastUpdated().toInstant())
                .toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(search(PROVIDER_IN_IRBID, usual + "&_count=1&_total=accurate")
                        .getTotal())
                .isEqualTo(all.size());
        for (String wrong :
                List.of("_sort=magic", "_count=-1", "_count=many", "_total=all", "_after=1", "_count=1&_count=2")) {
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/" + type + "?" + wrong));
        }
    }

    @Test
    void the_number_alone_is_told_and_a_very_large_page_is_as_large_as_pages_are() {
        sent(somebody());
        for (String number : List.of("_count=0", "_summary=count")) {
            Bundle told = search(PROVIDER_IN_IRBID, "Task?" + number);
            assertThat(told.getTotal()).isPositive();
            assertThat(told.getEntry()).isEmpty();
            assertThat(told.getLink("next")).isNull();
        }
        assertThat(search(PROVIDER_IN_IRBID, "Task?_count=100000000000").getEntry())
                .hasSizeBetween(1, 200);
        assertThat(search(PROVIDER_IN_IRBID, "Task").hasTotal()).isFalse();
    }
}
