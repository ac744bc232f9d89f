package org.wasl.registry;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;

class ArchitectureTest {
    /** A name and a contact point of a person are values with one set of rules, in registrations, patches, imports and the history (ADR 41). */
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked("org.wasl.registry", "Name", "ContactPoint");
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_request_shows_no_personal_data_that_a_fresh_one_would_not() {
        return Stream.of(ArchitectureRules.repeatVerbatim("org.wasl.registry", "MatchModelResource", "SenderResource"));
    }
}
