package org.wasl.referral.fhir;

import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.REFERENCE;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.STRING;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.TOKEN;

import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What can be read, and by which parameters it is searched, apart from those that every search takes. */
final class FhirSearches {
    static final Map<String, Map<String, SearchParamType>> BY_TYPE = new TreeMap<>(Map.of(
            "Organization", Map.of("name", STRING),
            "Location", Map.of("name", STRING, "address-state", STRING, "organization", REFERENCE),
            "HealthcareService",
                    Map.of(
                            "name", STRING,
                            "service-category", TOKEN,
                            "location", REFERENCE,
                            "organization", REFERENCE,
                            "active", TOKEN),
            "Task",
                    Map.of(
                            "status", TOKEN,
                            "owner", REFERENCE,
                            "requester", REFERENCE,
                            "based-on", REFERENCE,
                            "focus", REFERENCE,
                            "identifier", TOKEN),
            "ServiceRequest", Map.of()));

    private FhirSearches() {}
}
