package org.wasl.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

/** A point in time is answered the first time as it is kept. */
@QuarkusTest
class KeptDigitsTest extends PlatformTest {
    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    record Ends(Instant at) {}

    @Test
    void a_time_that_somebody_sends_is_read_with_the_digits_that_are_kept() throws Exception {
        assertThat(mapper.readValue("\"2026-12-28T21:35:15.056809871Z\"", Instant.class))
                .isEqualTo("2026-12-28T21:35:15.056809Z");
        assertThat(mapper.readValue("{\"at\":\"2026-12-28T21:35:15.0568098+03:00\"}", Ends.class)
                        .at())
                .isEqualTo("2026-12-28T18:35:15.056809Z");
        assertThat(mapper.readValue("{\"at\":null}", Ends.class).at()).isNull();
    }

    @Test
    void the_clock_has_no_digits_that_are_not_kept() {
        List<Instant> times = Stream.generate(clock::instant).limit(100).toList();

        assertThat(times).allMatch(time -> time.equals(time.truncatedTo(ChronoUnit.MICROS)));
    }
}
