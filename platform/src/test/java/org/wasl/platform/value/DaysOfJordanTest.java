package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class DaysOfJordanTest extends PlatformTest {
    @Inject
    ValidatorFactory validation;

    @Test
    void whether_a_date_is_in_the_future_is_asked_in_jordan() {
        assertThat(validation.getClockProvider().getClock().getZone()).isEqualTo(Amman.ZONE);
    }
}
