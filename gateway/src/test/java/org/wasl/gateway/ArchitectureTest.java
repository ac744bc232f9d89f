package org.wasl.gateway;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house_hold() {
        return Stream.concat(
                ArchitectureRules.checked("org.wasl.gateway"), ArchitectureRules.ofThePlatform("org.wasl.gateway"));
    }
}
