package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.Schedule;

/** Hours as they are written anywhere, as hours of Amman. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HsdsHoursTest {
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private static Optional<Schedule> read(String json) {
        try {
            return HsdsHours.read((ObjectNode) HsdsJson.MAPPER.readTree(json.replace('\'', '"')), VALIDATOR);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SU,MO | 09:00        | 15:00        |     | SU,MO | 09:00 | 15:00",
                "SU,MO | 09:00:00     | 15:00:00.000 | 3   | SU,MO | 09:00 | 15:00",
                "SU,MO | 9:00         | ١٥:٠٠        |     | SU,MO | 09:00 | 15:00",
                "SU,MO | 09:00Z       | 15:00Z       | 3   | SU,MO | 12:00 | 18:00",
                "SU,MO | 09:00+03:00  | 15:00+03:00  | 0   | SU,MO | 09:00 | 15:00",
                "SU,MO | 09:00-05:00  | 17:00-05:00  | 3   | SU,MO | 17:00 | 01:00",
                "SU,MO | 20:00-05:00  | 22:00-05:00  |     | MO,TU | 04:00 | 06:00",
                "SU,MO | 01:00+10:00  | 03:00+10:00  |     | SA,SU | 18:00 | 20:00",
                "SU,MO | 09:00        | 15:00        | 0   | SU,MO | 12:00 | 18:00",
                "SU,MO | 22:00        | 06:00        | 3   | SU,MO | 22:00 | 06:00",
                "SU,MO | 00:00        | 24:00        | 3   | SU,MO | 00:00 | 24:00",
                "SU,MO | 12:00        | 00:00        |     | SU,MO | 12:00 | 24:00",
                "su, mo | 09:00       | 15:00        |     | SU,MO | 09:00 | 15:00",
                "1SU   | 09:00        | 15:00        |     | 1SU   | 09:00 | 15:00",
            })
    void as_hours_of_amman(
            String byday, String opens, String closes, String zone, String days, String from, String until) {
        Schedule read = read("{'byday':'%s','opens_at':'%s','closes_at':'%s'%s}"
                        .formatted(byday, opens, closes, zone == null ? "" : ",'timezone':" + zone))
                .orElseThrow();

        assertThat(read.byday()).isEqualTo(days);
        assertThat(read.opensAt()).isEqualTo(from);
        assertThat(read.closesAt()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'byday':'SU','opens_at':'nine','closes_at':'15:00'}",
                "{'byday':'SU','opens_at':'09:00','closes_at':'25:00'}",
                "{'byday':'SU','opens_at':'09:00','closes_at':'09:00'}",
                "{'byday':'SU','opens_at':'24:00','closes_at':'06:00'}",
                "{'byday':'SU','closes_at':'15:00'}",
                "{'byday':'every day','opens_at':'09:00'}",
                "{'byday':'SU','opens_at':'09:00','valid_to':'someday'}",
                "{'byday':'SU','byweekno':'41','opens_at':'09:00'}",
                "{'byyearday':'2','opens_at':'09:00'}",
                "{'byday':'SU','x_freq':'YEARLY','opens_at':'09:00'}",
                "{'freq':'WEEKLY','byday':'1SU','opens_at':'09:00'}",
                "{'bymonthday':'1','opens_at':'20:00-08:00','closes_at':'21:00-08:00'}",
            })
    void what_cannot_be_computed_with_is_words(String schedule) {
        assertThat(read(schedule)).isEmpty();
    }

    @Test
    void words_alone_are_words_and_no_fault() {
        Schedule read = read("{'description':'Sunday to Thursday','valid_from':'2026-01-01'}")
                .orElseThrow();

        assertThat(read.isInWords()).isTrue();
        assertThat(read.description()).isEqualTo("Sunday to Thursday");
    }
}
