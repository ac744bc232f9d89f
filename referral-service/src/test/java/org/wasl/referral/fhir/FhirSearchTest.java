package org.wasl.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** Over all resource types and all parameters that the CapabilityStatement names, and those that it does not. */
@QuarkusTest
class FhirSearchTest extends ReferralTest {
    private static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    /** A record of each type, and of each parameter a value that it meets and one that it does not. */
    private record Sample(String id, Map<String, List<String>> values) {}

    private static List<CapabilityStatementRestResourceComponent> declared() {
        return read(CapabilityStatement.class, PROVIDER_IN_IRBID, "metadata")
                .getRestFirstRep()
                .getResource();
    }

    private static Set<String> names(CapabilityStatementRestResourceComponent type) {
        return type.getSearchParam().stream().map(p -> p.getName()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Sample> samples() {
        Answer sent = sent(somebody());
        String task = sent.id();
        String request = sent.at("chain.chainId");
        String service = sent.at("serviceAtLocationId");
        String owner = sent.at("targetOrganizationId");
        String requester = sent.at("agencyId");
        HealthcareService offered = read(HealthcareService.class, PROVIDER_IN_IRBID, "HealthcareService/" + service);
        String place = offered.getLocationFirstRep().getReferenceElement().getIdPart();
        String reference = sent.at("details.reference");
        List<String> dates = List.of("gt2020-01", "lt2020-01-01");
        List<String> byRequester = List.of("Organization/" + requester, NOBODY);
        List<String> numbers = List.of("urn:wasl:reference|" + reference, "urn:wasl:receiver-reference|" + reference);
        Map<String, Sample> samples = new HashMap<>();
        samples.put(
                "Task",
                sample(
                        task,
                        dates,
                        Map.of(
                                "status", List.of("requested", "completed"),
                                "owner", List.of(owner, "Organization/" + NOBODY),
                                "requester", byRequester,
                                "based-on", List.of("ServiceRequest/" + request, NOBODY),
                                "focus", List.of(request, "Task/" + request),
                                "identifier", numbers)));
        samples.put(
                "ServiceRequest",
                sample(
                        request,
                        dates,
                        Map.of(
                                "status",
                                List.of("active", "revoked"),
                                "requester",
                                byRequester,
                                "performer",
                                List.of("HealthcareService/" + service, NOBODY),
                                "identifier",
                                numbers)));
        samples.put(
                "HealthcareService",
                sample(
                        service,
                        dates,
                        Map.of(
                                "name", List.of("rehab", "tation"),
                                "service-category",
                                        List.of("urn:wasl:ServiceType|DISABILITY_REHABILITATION", "LEGAL_ASSISTANCE"),
                                "location", List.of("Location/" + place, NOBODY),
                                "organization", List.of(owner, NOBODY),
                                "active", List.of("true", "false"))));
        Location where = read(Location.class, PROVIDER_IN_IRBID, "Location/" + place);
        samples.put(
                "Location",
                sample(
                        place,
                        dates,
                        Map.of(
                                "name", List.of(where.getName().substring(0, 3), "qqxx"),
                                "address-state", List.of("jo-ir", "JO-AM"),
                                "organization", List.of(owner, NOBODY))));
        samples.put("Organization", sample(owner, dates, Map.of("name", List.of("IRBID", "Centre"))));
        return samples;
    }

    private static Sample sample(String id, List<String> dates, Map<String, List<String>> own) {
        Map<String, List<String>> values = new HashMap<>(own);
        values.put("_id", List.of(id, NOBODY));
        values.put("_lastUpdated", dates);
        return new Sample(id, values);
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
        List<String> all = found(PROVIDER_IN_IRBID, usual + "&_count=200");
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

    @Test
    void what_is_referred_to_comes_along_where_that_is_asked_for() {
        samples().forEach((type, sample) -> {
            CapabilityStatementRestResourceComponent of = declared().stream()
                    .filter(one -> one.getType().equals(type))
                    .findFirst()
                    .orElseThrow();
            of.getSearchInclude().forEach(include -> {
                Bundle found =
                        search(PROVIDER_IN_IRBID, type + "?_id=" + sample.id() + "&_include=" + include.getValue());
                assertThat(ids(found, SearchEntryMode.MATCH)).containsExactly(sample.id());
                assertThat(ids(found, SearchEntryMode.INCLUDE))
                        .as(include.getValue())
                        // The ministry has no entry in this directory.
                        .hasSize(include.getValue().endsWith(":requester") ? 0 : 1);
                assertThat(found.getEntry())
                        .allMatch(entry -> entry.getFullUrl().contains("/fhir/"));
            });
        });
        Answer sent = sent(somebody());
        Bundle several = search(
                PROVIDER_IN_IRBID,
                "Task?_id=" + sent.id()
                        + "&_include=Task:focus&_include=Task:based-on&_include=Task:owner:Organization");
        assertThat(several.getEntry()).hasSize(3);
        assertThat(several.getEntry().stream()
                        .filter(entry -> entry.getResource() instanceof org.hl7.fhir.r4.model.ServiceRequest)
                        .map(entry -> (org.hl7.fhir.r4.model.ServiceRequest) entry.getResource()))
                .allMatch(request -> request.getContained().isEmpty());
        for (String wrong : List.of("ServiceRequest:subject", "Task:magic", "Task", "Task:owner:Patient", "*")) {
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/Task?_include=" + encoded(wrong)));
        }
    }

    @Test
    void as_much_is_shown_as_is_asked_for() {
        Answer sent = sent(somebody());
        for (String path : List.of("Task/" + sent.id() + "?", "Task?_id=" + sent.id() + "&")) {
            Task few = task(path + "_elements=owner,priority");
            assertThat(few.getStatus()).isNotNull();
            assertThat(few.getOwner().getReference()).isNotNull();
            assertThat(few.getPriority()).isNotNull();
            assertThat(few.getIdentifier()).isEmpty();
            assertThat(few.getInput()).isEmpty();
            assertThat(few.getMeta().getTag("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED"))
                    .isNotNull();
            Task summary = task(path + "_summary=true");
            assertThat(summary.getStatus()).isNotNull();
            assertThat(summary.getInput()).isEmpty();
            assertThat(task(path + "_summary=text").getOwner().isEmpty()).isTrue();
            assertThat(task(path + "_summary=data").getInput()).isNotEmpty();
            assertThat(task(path + "_summary=false").getInput()).isNotEmpty();
            assertThat(task(path + "_pretty=true").getInput()).isNotEmpty();
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/" + path + "_summary=some"));
        }
        refused(400, as(PROVIDER_IN_IRBID).get("/fhir/Task/" + sent.id() + "?status=requested"));
    }

    private static Task task(String path) {
        return path.startsWith("Task/")
                ? read(Task.class, PROVIDER_IN_IRBID, path)
                : (Task) search(PROVIDER_IN_IRBID, path).getEntryFirstRep().getResource();
    }

    @Test
    void only_json_is_offered_by_the_header_and_by_the_parameter() {
        for (String format : List.of("json", "application/json", "application/fhir+json", "text/json")) {
            Answer answer = as(PROVIDER_IN_IRBID)
                    .with("Accept", "text/html")
                    .get("/fhir/Task?_format=" + encoded(format))
                    .hasStatus(200);
            parsed(Bundle.class, answer);
        }
        parsed(
                Bundle.class,
                as(PROVIDER_IN_IRBID)
                        .get("/fhir/Task?_format=application/fhir+json")
                        .hasStatus(200));
        Answer plain = as(PROVIDER_IN_IRBID)
                .with("Accept", "application/json")
                .get("/fhir/Task")
                .hasStatus(200);
        assertThat(plain.raw().contentType()).startsWith("application/json");
        assertThat(plain.raw().header("Vary")).isEqualTo("Accept, Accept-Language");
        parsed(
                Bundle.class,
                as(PROVIDER_IN_IRBID)
                        .with("Accept", "application/fhir+json; fhirVersion=4.0")
                        .get("/fhir/Task"));
        for (String path : List.of("Task", "Task/" + NOBODY, "metadata", "Organization")) {
            for (String type : List.of("application/fhir+xml", "text/html", "application/xml", "image/*")) {
                OperationOutcome told =
                        refused(406, as(PROVIDER_IN_IRBID).with("Accept", type).get("/fhir/" + path));
                assertThat(told.getIssueFirstRep().getCode()).isEqualTo(IssueType.NOTSUPPORTED);
            }
        }
        refused(406, as(PROVIDER_IN_IRBID).get("/fhir/Task?_format=xml"));
        refused(
                406,
                as(PROVIDER_IN_IRBID)
                        .with("Accept", "application/fhir+json; fhirVersion=5.0")
                        .get("/fhir/Task"));
        refused(
                406,
                as(PROVIDER_IN_IRBID).send("application/x-www-form-urlencoded", "/fhir/Task/_search", "_format=ttl"));
        refused(415, as(PROVIDER_IN_IRBID).send("application/json", "/fhir/Task/_search", "{}"));
    }

    @Test
    void whatever_is_refused_is_told_in_an_outcome_in_the_callers_language() {
        assertThat(refused(401, anonymous().get("/fhir/Task"))
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(IssueType.LOGIN);
        assertThat(refused(404, as(PROVIDER_IN_IRBID).get("/fhir/Patient"))
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(IssueType.NOTFOUND);
        refused(404, as(PROVIDER_IN_IRBID).get("/fhir/Task/not-an-id"));
        refused(405, as(PROVIDER_IN_IRBID).post("/fhir/Task", Map.of()));
        OperationOutcome arabic =
                refused(404, as(PROVIDER_IN_IRBID).with("Accept-Language", "ar").get("/fhir/Task/" + NOBODY));
        assertThat(arabic.getIssueFirstRep().getDetails().getText()).matches(".*\\p{IsArabic}.*");
        assertThat(arabic.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("not-found");
    }

    @Test
    void why_it_is_not_done_is_said_in_words_and_the_recipient_has_a_number() {
        Answer sent = sent(somebody());
        Task asked = read(Task.class, PROVIDER_IN_IRBID, "Task/" + sent.id());
        assertThat(asked.hasStatusReason()).isFalse();
        assertThat(asked.getIdentifier().stream()
                        .map(n -> n.getType().getCodingFirstRep().getCode()))
                .containsExactly("PLAC", "FILL");

        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "NO_CAPACITY")).hasStatus(200);
        Task declined = read(Task.class, PROVIDER_IN_IRBID, "Task/" + sent.id());
        assertThat(declined.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("NO_CAPACITY");
        assertThat(declined.getStatusReason().getText()).isNotBlank();

        Answer other = sent(somebody());
        by(PROVIDER_IN_IRBID, other, "accept", Map.of("receiverReference", "C-17"))
                .hasStatus(200);
        Task accepted = read(Task.class, CASEWORKER_AT_MINISTRY, "Task/" + other.id());
        assertThat(accepted.getIdentifier().get(1).getSystem()).isEqualTo("urn:wasl:receiver-reference");
        assertThat(found(
                        PROVIDER_IN_IRBID,
                        "Task?_id=" + other.id() + "&identifier=" + encoded("urn:wasl:receiver-reference|C-17")))
                .containsExactly(other.id());
    }
}
