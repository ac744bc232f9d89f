package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.part.Schedule;

/** Opening hours as the API takes and shows them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectorySchedule")
public record ScheduleBody(
        UUID id,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate validFrom,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate validTo,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate dtstart,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate until,
        @Min(1) Integer count,
        @Pattern(regexp = "MO|TU|WE|TH|FR|SA|SU") String wkst,
        @Pattern(regexp = "WEEKLY|MONTHLY") String freq,
        @Min(1) Integer interval,

        @Pattern(regexp = DAYS) @Schema(examples = "SU,MO,TU,WE,TH")
        String byday,

        @Size(max = 100) String bymonthday,
        @Size(max = 500) @CleanText String description,
        @Pattern(regexp = TIME) @Schema(examples = "08:00") String opensAt,

        @Pattern(regexp = TIME + "|24:00") @Schema(examples = "15:00")
        String closesAt,

        @SafeUri URI scheduleLink,
        @Size(max = 100) @CleanText String attendingType,
        @Size(max = 1000) @CleanText String notes,
        @Size(max = 366) List<@NotNull @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate> closedOn,
        Boolean openOnHolidays) {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String DAYS = "[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU))*";

    static ScheduleBody of(Schedule part) {
        return new ScheduleBody(
                part.id(),
                part.validFrom(),
                part.validTo(),
                part.dtstart(),
                part.until(),
                part.count(),
                part.wkst(),
                part.freq(),
                part.interval(),
                part.byday(),
                part.bymonthday(),
                part.description(),
                part.opensAt(),
                part.closesAt(),
                part.scheduleLink(),
                part.attendingType(),
                part.notes(),
                part.closedOn(),
                part.openOnHolidays());
    }

    Schedule value() {
        return new Schedule(
                id,
                validFrom,
                validTo,
                dtstart,
                until,
                count,
                wkst,
                freq,
                interval,
                byday,
                bymonthday,
                description,
                opensAt,
                closesAt,
                scheduleLink,
                attendingType,
                notes,
                closedOn,
                openOnHolidays);
    }
}
