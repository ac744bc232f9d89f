package org.wasl.monitoring;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.OneClock;

class OneClockTest {
    @TestFactory
    Stream<DynamicTest> time_is_asked_of_the_one_clock() {
        return OneClock.checked("org.wasl.monitoring");
    }
}
