package org.wasl.referral.fhir;

import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.referral.fhir.FhirClient.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** A record of each resource type, and what finds it. */
abstract class FhirSamples extends ReferralTest {
    static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    /** A record of each type, and of each parameter a value that it meets and one that it does not. */
    record Sample(String id, Map<String, List<String>> values) {}

    static List<CapabilityStatementRestResourceComponent> declared() {
        return read(CapabilityStatement.class, PROVIDER_IN_IRBID, "metadata")
                .getRestFirstRep()
                .getResource();
    }

    static Set<String> names(CapabilityStatementRestResourceComponent type) {
        return type.getSearchParam().stream().map(p -> p.getName()).collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, Sample> samples() {
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
}
