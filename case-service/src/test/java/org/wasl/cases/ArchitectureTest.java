package org.wasl.cases;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked("org.wasl.cases");
    }

    @TestFactory
    Stream<DynamicTest> the_rules_for_queries() {
        return QueryRules.checked();
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_request_shows_no_personal_data_that_a_fresh_one_would_not() {
        return Stream.of(ArchitectureRules.repeatVerbatim("org.wasl.cases", "SavedFilterResource"));
    }
}
