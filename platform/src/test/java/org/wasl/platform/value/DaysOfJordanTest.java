package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.TestClock;

@QuarkusTest
class DaysOfJordanTest extends PlatformTest {
    @Inject
    ValidatorFactory validation;

    @Inject
    Clock clock;

    @Test
    void whether_a_date_is_in_the_future_is_asked_in_jordan() {
        assertThat(validation.getClockProvider().getClock().getZone()).isEqualTo(JordanTime.ZONE);
    }

    @Test
    void the_platform_its_validation_and_its_tests_have_one_clock() {
        assertThat(clock).isEqualTo(TestClock.clock());
        assertThat(validation.getClockProvider().getClock().withZone(ZoneOffset.UTC))
                .isEqualTo(TestClock.clock());
    }
}
