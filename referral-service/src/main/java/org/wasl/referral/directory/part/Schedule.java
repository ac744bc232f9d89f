package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.stored.StoredForm;

/** When it is open, in Asia/Amman (HSDS {@code schedule}, RFC 5545).
 *
 * @param byday days as in RFC 5545, {@code SU,MO,TU}
 * @param freq how it repeats; weekly where left out
 * @param closesAt on the next day where it is not after {@code opensAt}; 24:00 is the end of the day
 * @param closedOn days on which it is closed although the rule says otherwise ({@code x_closed_on})
 * @param openOnHolidays whether it is open on public holidays; closed where left out ({@code x_open_on_holidays}) */
@JsonInclude(JsonInclude.Include.NON_NULL)
@StoredForm("schedule")
public record Schedule(
        UUID id,
        LocalDate validFrom,
        LocalDate validTo,
        LocalDate dtstart,
        LocalDate until,
        Integer count,
        String wkst,
        String freq,
        Integer interval,
        String byday,
        String bymonthday,
        String description,
        String opensAt,
        String closesAt,
        URI scheduleLink,
        String attendingType,
        String notes,
        List<LocalDate> closedOn,
        Boolean openOnHolidays) {
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
