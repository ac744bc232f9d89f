package org.wasl.referral;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;
import org.wasl.platform.testing.QuerySources;

class ArchitectureTest {
    /** A property of a row in a condition, a numbered parameter, or a statement. */
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked("org.wasl.referral");
    }

    /** The facades of two standards narrow the lists of the directory by the standards' own parameters. */
    @TestFactory
    Stream<DynamicTest> no_resource_has_a_query_in_a_string() {
        return Stream.of(QuerySources.of("org.wasl.referral")
                .noneInResources("FhirDirectoryResource", "FhirReferralResource", "HsdsResource"));
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
