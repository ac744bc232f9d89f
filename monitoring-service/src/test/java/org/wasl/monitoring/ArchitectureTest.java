package org.wasl.monitoring;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;

class ArchitectureTest {
    /** How a figure is made, and what plans say, is data: the same record is told by the API, worked with, and kept. */
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked(
                "org.wasl.monitoring",
                "Measure",
                "Condition",
                "FrameworkNode",
                "FrameworkIndicator",
                "NodeMapping",
                "FundingLine",
                "TargetLine",
                "CrisisResponsePhase");
    }
}
