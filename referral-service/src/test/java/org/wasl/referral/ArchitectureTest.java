package org.wasl.referral;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;
import org.wasl.platform.testing.QuerySources;

class ArchitectureTest {
    /**
     * Parts of a record of HSDS. Their names are those of the standard and not of our API, an import is checked by the same limits, and they are kept as the
     * standard has them (ADR 41).
     */
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
            "OrganizationDetails",
            "OrganizationIdentifier",
            "Phone",
            "PlaceDetails",
            "RequiredDocument",
            "Schedule",
            "ServiceArea",
            "ServiceCapacity",
            "ServiceDetails",
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
}
