package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.DateOrder;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BirthDateReaderTest {
    @ParameterizedTest
    @CsvSource({
        "1991-03-14, 1991-03-14, EXACT",
        "1991/3/4, 1991-03-04, EXACT",
        "14.3.1991, 1991-03-14, EXACT",
        "14 March 1991, 1991-03-14, EXACT",
        "14-Mar-1991, 1991-03-14, EXACT",
        "14 آذار 1991, 1991-03-14, EXACT",
        "٥ كانون الثاني ١٩٩١, 1991-01-05, EXACT",
        "5 مايو 1991, 1991-05-05, EXACT",
        "1991-03-14 00:00:00, 1991-03-14, EXACT",
        "1999-11-30T22:00:00.000Z, 1999-12-01, EXACT",
        "1999-11-30T22:00Z, 1999-12-01, EXACT",
        "1999-11-30 22:00:00+00:00, 1999-12-01, EXACT",
        "1991.0, 1991-01-01, YEAR",
        "14/03/1991 12:00:00 AM, 1991-03-14, EXACT",
        "03/1991, 1991-03-01, MONTH",
        "آذار 1991, 1991-03-01, MONTH",
        "Mar-1991, 1991-03-01, MONTH"
    })
    void dates_are_read_as_lists_write_them(String written, LocalDate day, BirthDatePrecision precision) {
        assertThat(new BirthDateReader(DateOrder.DAY_FIRST, false).read(written))
                .isEqualTo(new BirthDateReader.Born(day, precision, null));
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/1991, no-such-day",
        "yesterday, malformed-date",
        "14 Foo 1991, malformed-date",
        "1991-13-01, no-such-day",
        "14-Mar-91, two-digit-year",
        "99999999, malformed-date",
        "123, malformed-date"
    })
    void what_is_no_date_is_refused_with_its_reason(String written, String code) {
        assertThat(new BirthDateReader(DateOrder.DAY_FIRST, false).read(written).fault())
                .isEqualTo(code);
    }
}
