package org.wasl.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.referral.fhir.FhirClient.found;
import static org.wasl.referral.fhir.FhirClient.parsed;
import static org.wasl.referral.fhir.FhirClient.read;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.referral.ReferralTest;

/** A client of FHIR R4 reads referrals and the directory. Whatever is answered is read by HAPI's parser, which takes nothing that the standard does not know. */
@QuarkusTest
class FhirTest extends ReferralTest {
    @Test
    void a_referral_is_a_task_on_what_was_asked_for() {
        Answer sent = sent(somebody());

        Task task = read(Task.class, CASEWORKER_AT_MINISTRY, "Task/" + sent.id());
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getPriority().toCode()).isEqualTo("urgent");
        assertThat(task.getIdentifierFirstRep().getValue()).isEqualTo(sent.<String>at("details.reference"));
        assertThat(task.getBusinessStatus()
                        .getCoding()
                        .get(task.getBusinessStatus().getCoding().size() - 1)
                        .getCode())
                .isEqualTo("2.0");
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + sent.<String>at("targetOrganizationId"));
        assertThat(task.getInputFirstRep()
                        .getValue()
                        .castToReference(task.getInputFirstRep().getValue())
                        .getReference())
                .isEqualTo("HealthcareService/" + sent.<String>at("serviceAtLocationId"));

        ServiceRequest request = read(
                ServiceRequest.class, CASEWORKER_AT_MINISTRY, task.getFocus().getReference());
        assertThat(request.getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(request.getNoteFirstRep().getText()).isEqualTo("Assessment for a wheelchair");
        assertThat(request.getSubject().getIdentifier().getValue()).isEqualTo(sent.<String>at("subjectId"));
    }

    @Test
    void the_recipient_sees_no_more_of_the_person_than_was_disclosed() {
        Answer sent = sent(somebody());
        String path = "ServiceRequest/" + sent.<String>at("chain.chainId");

        ServiceRequest asked = read(ServiceRequest.class, PROVIDER_IN_IRBID, path);
        Patient known = (Patient) asked.getContained().get(0);
        assertThat(known.getName()).isEmpty();
        assertThat(known.getGender().toCode()).isEqualTo("male");
        assertThat(asked.getSubject().hasIdentifier()).isFalse();

        by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);
        Patient told = (Patient) read(ServiceRequest.class, PROVIDER_IN_IRBID, path)
                .getContained()
                .get(0);
        assertThat(told.getNameFirstRep().getFamily()).isEqualTo("النجار");
        assertThat(told.getTelecomFirstRep().getValue()).isEqualTo("+962790000000");
        assertThat(told.getTelecomFirstRep().getUse().toCode()).isEqualTo("mobile");
        assertThat(told.getTelecom())
                .as("without the one that is not safe")
                .extracting(point -> point.getSystem().toCode())
                .containsExactly("phone", "email");

        Bundle list = read(Bundle.class, PROVIDER_IN_IRBID, "Task?_id=" + sent.id());
        assertThat(((Task) list.getEntryFirstRep().getResource()).getContained())
                .isEmpty();
    }

    @Test
    void nobody_else_finds_it() {
        Answer sent = sent(somebody());

        for (Persona stranger : List.of(CASEWORKER_AT_UNHCR, PROVIDER_ELSEWHERE)) {
            OperationOutcome told = parsed(
                    OperationOutcome.class,
                    as(stranger).get("/fhir/Task/" + sent.id()).hasStatus(404));
            assertThat(told.getIssueFirstRep().getCode()).isEqualTo(IssueType.NOTFOUND);
            as(stranger)
                    .get("/fhir/ServiceRequest/" + sent.<String>at("chain.chainId"))
                    .hasStatus(404);
            assertThat(found(stranger, "Task?_id=" + sent.id())).isEmpty();
        }
    }

    @Test
    void a_declined_attempt_leaves_the_request_open_and_the_next_is_another_task_on_it() {
        Answer sent = sent(somebody());
        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "NO_CAPACITY")).hasStatus(200);
        Answer again = by(CASEWORKER_AT_MINISTRY, sent, "re-refer", Map.of("serviceAtLocationId", centreElsewhere()))
                .hasStatus(201);
        String request = sent.<String>at("chain.chainId");

        assertThat(read(Task.class, CASEWORKER_AT_MINISTRY, "Task/" + sent.id()).getStatus())
                .isEqualTo(TaskStatus.REJECTED);
        assertThat(found(CASEWORKER_AT_MINISTRY, "Task?focus=ServiceRequest/" + request))
                .containsExactlyInAnyOrder(sent.id(), again.id());
        assertThat(found(CASEWORKER_AT_MINISTRY, "Task?status=rejected&focus=" + request))
                .containsExactly(sent.id());
        assertThat(found(CASEWORKER_AT_MINISTRY, "ServiceRequest?_id=" + request))
                .containsExactly(request);
        assertThat(read(ServiceRequest.class, CASEWORKER_AT_MINISTRY, "ServiceRequest/" + request)
                        .getPerformerFirstRep()
                        .getReference())
                .isEqualTo("HealthcareService/" + again.<String>at("serviceAtLocationId"));
    }

    @ParameterizedTest
    @EnumSource
    void every_status_has_one_of_the_standard(ReferralStatus status) {
        assertThat(FhirReferrals.status(status).toCode()).isNotNull();
        assertThat(FhirReferrals.requestStatus(status).toCode()).isNotNull();
    }

    @Test
    void the_directory_is_read_as_organizations_locations_and_healthcare_services() {
        String centre = centreInIrbid();

        HealthcareService service =
                read(HealthcareService.class, CASEWORKER_AT_MINISTRY, "HealthcareService/" + centre);
        assertThat(service.getName()).isEqualTo("Rehabilitation");
        assertThat(service.getNameElement().getExtensionFirstRep().getUrl()).endsWith("translation");
        assertThat(service.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("DISABILITY_REHABILITATION");
        assertThat(service.getCharacteristicFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("RAMP");

        Location place = read(
                Location.class,
                CASEWORKER_AT_MINISTRY,
                service.getLocationFirstRep().getReference());
        assertThat(place.getAddress().getState()).isEqualTo("JO-IR");
        assertThat(place.getPosition().getLatitude()).isEqualByComparingTo("32.5556");
        Organization provider = read(
                Organization.class,
                CASEWORKER_AT_MINISTRY,
                service.getProvidedBy().getReference());
        assertThat(provider.getName()).isEqualTo("Irbid Rehabilitation Centre");
        assertThat(found(
                        CASEWORKER_AT_MINISTRY,
                        "HealthcareService?location=" + place.getIdElement().getIdPart()))
                .contains(centre);
    }

    @Test
    void a_search_comes_in_pages_that_name_the_next() {
        sent(somebody());
        sent(somebody());

        Bundle first = read(Bundle.class, PROVIDER_IN_IRBID, "Task?_count=1&status=requested");
        assertThat(first.getEntry()).hasSize(1);
        String next = first.getLink("next").getUrl();
        Bundle second = read(Bundle.class, PROVIDER_IN_IRBID, next.substring(next.indexOf("/fhir/") + 6));
        assertThat(second.getEntryFirstRep().getResource().getId())
                .isNotEqualTo(first.getEntryFirstRep().getResource().getId());
    }

    @Test
    void what_cannot_be_asked_is_told_in_an_outcome() {
        for (String wrong : List.of(
                "Task?statuss=requested",
                "Task?status=gone",
                "Task?owner=Organization/none",
                "Task?_lastUpdated=202",
                "HealthcareService?service-category=MAGIC",
                "ServiceRequest?_count=-1")) {
            Answer answer = as(PROVIDER_IN_IRBID).get("/fhir/" + wrong);
            assertThat(answer.raw().statusCode()).as(wrong).isIn(400, 422);
            assertThat(parsed(OperationOutcome.class, answer).getIssueFirstRep().getCode())
                    .isEqualTo(IssueType.INVALID);
        }
        as(PROVIDER_IN_IRBID).get("/fhir/Task/" + UUID.randomUUID()).hasStatus(404);
        as(PROVIDER_IN_IRBID).get("/fhir/Patient").hasStatus(404);
    }

    @Test
    void what_can_be_asked_is_told_to_everybody() {
        CapabilityStatement told = read(CapabilityStatement.class, CASEWORKER_AT_MINISTRY, "metadata");
        assertThat(told.getRestFirstRep().getResource()).hasSize(5);
    }
}
