package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.value.SafeUri;

/** When it is open, in Asia/Amman (HSDS {@code schedule}, RFC 5545).
 *
 * @param byday days as in RFC 5545, {@code SU,MO,TU}
 * @param freq how it repeats; weekly where left out
 * @param closesAt on the next day where it is not after {@code opensAt}; 24:00 is the end of the day
 * @param closedOn days on which it is closed although the rule says otherwise ({@code x_closed_on})
 * @param openOnHolidays whether it is open on public holidays; closed where left out ({@code x_open_on_holidays}) */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectorySchedule")
@StoredForm("schedule")
public record Schedule(
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

    /** What is no more than words: nobody can reckon with it. */
    public static Schedule inWords(UUID id, String description, String notes) {
        return new Schedule(
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                description,
                null,
                null,
                null,
                null,
                notes,
                null,
                null);
    }

    /** Whether it is open past midnight, into the day after. */
    @JsonIgnore
    public boolean isOvernight() {
        return opensAt != null && closesAt != null && closesAt.compareTo(opensAt) <= 0;
    }

    /** From nine to nine may be a whole day or a mistake; a whole day is from 00:00. */
    @JsonIgnore
    public boolean isAmbiguous() {
        return opensAt != null && opensAt.equals(closesAt) && !opensAt.equals("00:00");
    }

    @JsonIgnore
    public boolean isInWords() {
        return byday == null && bymonthday == null && opensAt == null;
    }
}
