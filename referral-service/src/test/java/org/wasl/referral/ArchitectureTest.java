package org.wasl.referral;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;
import org.wasl.platform.testing.QuerySources;
import org.wasl.platform.testing.ResourceRules;

class ArchitectureTest {
    /** What HSDS says of services, places and organizations is kept as the standard has it (ADR 41). */
    private static final List<String> HSDS = List.of(
            "AccessibilityNote",
            "Address",
            "Contact",
            "CostOption",
            "EligibilityRule",
            "Funding",
            "Intake",
            "Label",
            "Language",
            "LocationDetails",
            "LocationFields",
            "OrganizationDetails",
            "OrganizationFields",
            "OrganizationIdentifier",
            "Phone",
            "PlaceDetails",
            "ProgramFields",
            "RequiredDocument",
            "Schedule",
            "ServiceArea",
            "ServiceAtLocationFields",
            "ServiceCapacity",
            "ServiceDetails",
            "ServiceFields",
            "TaxonomyFields",
            "TaxonomyTermFields",
            "Url");

    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked("org.wasl.referral", HSDS.toArray(String[]::new));
    }

    /** The facades of two standards narrow the lists of the directory by the standards' own parameters. */
    @TestFactory
    Stream<DynamicTest> the_rules_for_queries() {
        QuerySources sources = QuerySources.of("org.wasl.referral");
        return Stream.of(
                sources.noneInResources("FhirDirectoryResource", "FhirReferralResource", "HsdsListResource"),
                sources.noCycles());
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_request_shows_no_personal_data_that_a_fresh_one_would_not() {
        return Stream.of(ArchitectureRules.repeatVerbatim(
                "org.wasl.referral",
                "ServiceResource",
                "ImportResource",
                "LocationResource",
                "TaxonomyResource",
                "OrganizationResource",
                "ProgramResource",
                "TaxonomyTermResource",
                "ServiceAtLocationResource"));
    }

    @TestFactory
    Stream<DynamicTest> the_rules_for_resources() {
        return Stream.of(ResourceRules.answersAreTyped("org.wasl.referral"));
    }
}
