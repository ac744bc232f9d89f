package org.wasl.referral.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.referral.directory.part.Schedule;
import org.wasl.referral.match.OpeningHours.Moment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpeningHoursTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** 2026-11-01 is a Sunday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'byday':'SU,MO','opensAt':'08:00','closesAt':'15:00'} | 2026-11-01 | 09:00 | YES",
                "{'byday':'SU,MO','opensAt':'08:00','closesAt':'15:00'} | 2026-11-01 | 15:00 | NO",
                "{'byday':'SU,MO','opensAt':'08:00','closesAt':'15:00'} | 2026-11-01 | 07:59 | NO",
                "{'byday':'SU,MO','opensAt':'08:00','closesAt':'15:00'} | 2026-11-02 |       | YES",
                "{'byday':'SU,MO','opensAt':'08:00','closesAt':'15:00'} | 2026-11-03 | 09:00 | NO",
                "{'byday':'SU','interval':2,'dtstart':'2026-11-01'}     | 2026-11-15 |       | YES",
                "{'byday':'SU','interval':2,'dtstart':'2026-11-01'}     | 2026-11-08 |       | NO",
                "{'byday':'SU','dtstart':'2026-11-01','count':2}        | 2026-11-08 |       | YES",
                "{'byday':'SU','dtstart':'2026-11-01','count':2}        | 2026-11-15 |       | NO",
                "{'byday':'SU','dtstart':'2026-11-01','until':'2026-11-08'} | 2026-11-08 |   | YES",
                "{'byday':'SU','dtstart':'2026-11-01','until':'2026-11-08'} | 2026-11-15 |   | NO",
                "{'freq':'MONTHLY','byday':'1TU'}                       | 2026-11-03 |       | YES",
                "{'freq':'MONTHLY','byday':'1TU'}                       | 2026-11-10 |       | NO",
                "{'bymonthday':'1,15','dtstart':'2026-01-01'}           | 2026-11-15 |       | YES",
                "{'bymonthday':'1,15','dtstart':'2026-01-01'}           | 2026-11-16 |       | NO",
                "{'byday':'SU','validTo':'2026-10-31'}                  | 2026-11-01 |       | NO",
                "{'byday':'SU','validFrom':'2026-11-02'}                | 2026-11-01 |       | NO",
                "{'byday':'SU','closedOn':['2026-11-01']}               | 2026-11-01 |       | NO",
                "{'byday':'SU'}                                         | 2026-11-01 | 03:00 | UNKNOWN",
                "{'description':'by appointment'}                       | 2026-11-01 |       | UNKNOWN",
                "{'opensAt':'00:00','closesAt':'23:59'}                 | 2026-11-06 | 23:00 | YES",
                "{'byday':'SU','opensAt':'00:00','closesAt':'24:00'}    | 2026-11-01 | 23:59 | YES",
                "{'byday':'SU','opensAt':'00:00','closesAt':'24:00'}    | 2026-11-02 | 00:00 | NO",
                "{'byday':'SU','opensAt':'00:00','closesAt':'00:00'}    | 2026-11-01 | 23:59 | YES",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}    | 2026-11-01 | 21:59 | NO",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}    | 2026-11-01 | 22:00 | YES",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}    | 2026-11-02 | 05:59 | YES",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}    | 2026-11-02 | 06:00 | NO",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}    | 2026-11-01 | 03:00 | NO",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00','validTo':'2026-11-01'} | 2026-11-02 | 03:00 | YES",
                "{'byday':'SU','opensAt':'22:00','closesAt':'06:00','closedOn':['2026-11-01']} | 2026-11-02 | 03:00 | NO",
                "{'opensAt':'22:00','closesAt':'06:00'}                 | 2026-11-06 | 03:00 | YES",
                "{'byday':'SU','opensAt':'08:00'}                       | 2026-11-01 | 07:00 | NO",
            })
    void a_schedule_says_whether_it_is_open(String schedule, LocalDate day, LocalTime time, Verdict open) {
        assertThat(OpeningHours.open(List.of(read(schedule)), at(day, time))).isEqualTo(open);
    }

    @Test
    void on_a_holiday_it_is_closed_unless_it_says_otherwise() {
        LocalDate sunday = LocalDate.parse("2026-11-01");

        assertThat(OpeningHours.open(List.of(read("{'byday':'SU'}")), new Moment(sunday, null, true, false)))
                .isEqualTo(Verdict.NO);
        assertThat(OpeningHours.open(
                        List.of(read("{'byday':'SU','openOnHolidays':true}")), new Moment(sunday, null, true, false)))
                .isEqualTo(Verdict.YES);
    }

    @Test
    void of_several_one_that_is_open_is_enough_and_none_says_nothing() {
        LocalDate sunday = LocalDate.parse("2026-11-01");

        assertThat(OpeningHours.open(List.of(read("{'byday':'MO'}"), read("{'byday':'SU'}")), at(sunday, null)))
                .isEqualTo(Verdict.YES);
        assertThat(OpeningHours.open(List.of(), at(sunday, null))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_night_that_begins_on_a_holiday_is_closed_to_its_end() {
        Schedule night = read("{'byday':'SU','opensAt':'22:00','closesAt':'06:00'}");
        LocalDate monday = LocalDate.parse("2026-11-02");

        assertThat(OpeningHours.open(List.of(night), new Moment(monday, LocalTime.of(3, 0), false, true)))
                .isEqualTo(Verdict.NO);
        assertThat(OpeningHours.open(List.of(night), new Moment(monday, LocalTime.of(3, 0), true, false)))
                .isEqualTo(Verdict.YES);
    }

    private static Moment at(LocalDate day, LocalTime time) {
        return new Moment(day, time, false, false);
    }

    private static Schedule read(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), Schedule.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
