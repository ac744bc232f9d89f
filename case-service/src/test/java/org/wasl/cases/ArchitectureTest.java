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
}
