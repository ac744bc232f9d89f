package org.wasl.referral.match;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.part.Schedule;

/** Whether a schedule (RFC 5545) is open on a day or at a time of Amman. */
public final class OpeningHours {
    private static final String END_OF_DAY = "24:00";

    private OpeningHours() {}

    /**
     * When somebody would come.
     *
     * @param time null for any time of the day
     * @param holiday whether the day is a public holiday
     * @param holidayBefore whether the day before is one: its hours may last past midnight
     */
    public record Moment(LocalDate day, LocalTime time, boolean holiday, boolean holidayBefore) {
        public static Moment of(LocalDate day, LocalTime time, Predicate<LocalDate> holidays) {
            return new Moment(day, time, holidays.test(day), holidays.test(day.minusDays(1)));
        }
    }

    /** Whether a service is known to be open at a place. */
    public static boolean isOpen(ServiceAtLocation place, Moment moment) {
        return open(of(place), moment) == Verdict.YES;
    }

    /** Those of the service at the place, else of the place, else of the service. */
    public static List<Schedule> of(ServiceAtLocation place) {
        return Stream.of(
                        place.schedules(),
                        place.location().details().schedules(),
                        place.service().details().schedules())
                .filter(some -> some != null && !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** UNKNOWN where nothing is written of hours, or nothing but words. */
    static Verdict open(List<Schedule> schedules, Moment moment) {
        if (schedules == null || schedules.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        Verdict best = Verdict.NO;
        for (Schedule schedule : schedules) {
            Verdict one = open(schedule, moment);
            if (one == Verdict.YES) {
                return one;
            }
            best = one == Verdict.UNKNOWN ? one : best;
        }
        return best;
    }

    private static Verdict open(Schedule s, Moment at) {
        LocalDate day = at.day();
        if (s.isInWords()) {
            return isValidOn(s, day) ? Verdict.UNKNOWN : Verdict.NO;
        }
        boolean today = runsOn(s, day, at.holiday());
        if (at.time() == null) {
            return today ? Verdict.YES : Verdict.NO;
        }
        if (s.opensAt() == null) {
            return today ? Verdict.UNKNOWN : Verdict.NO;
        }
        boolean opened = today && !at.time().isBefore(LocalTime.parse(s.opensAt()));
        boolean within = s.isOvernight()
                ? opened || isBeforeClosing(s, at) && runsOn(s, day.minusDays(1), at.holidayBefore())
                : opened && isBeforeClosing(s, at);
        return within ? Verdict.YES : Verdict.NO;
    }

    private static boolean isBeforeClosing(Schedule s, Moment at) {
        return s.closesAt() == null
                || s.closesAt().equals(END_OF_DAY)
                || at.time().isBefore(LocalTime.parse(s.closesAt()));
    }

    /** Whether it opens on a day. */
    private static boolean runsOn(Schedule s, LocalDate day, boolean holiday) {
        return isValidOn(s, day)
                && (Boolean.TRUE.equals(s.openOnHolidays()) || !holiday)
                && (s.byday() == null && s.bymonthday() == null || recursOn(s, day));
    }

    private static boolean isValidOn(Schedule s, LocalDate day) {
        return (s.validFrom() == null || !day.isBefore(s.validFrom()))
                && (s.validTo() == null || !day.isAfter(s.validTo()))
                && (s.closedOn() == null || !s.closedOn().contains(day));
    }

    private static boolean recursOn(Schedule s, LocalDate day) {
        LocalDate from = s.dtstart() != null ? s.dtstart() : s.validFrom() != null ? s.validFrom() : day.minusWeeks(1);
        if (day.isBefore(from)) {
            return false;
        }
        try {
            RecurrenceRuleIterator days = new RecurrenceRule(rule(s)).iterator(date(from));
            DateTime wanted = date(day);
            if (s.count() == null) {
                days.fastForward(wanted);
            }
            while (days.hasNext()) {
                DateTime next = days.nextDateTime();
                // RFC 5545 counts the start itself as an occurrence; here it is one only where the rule says so.
                if (next.equals(wanted)) {
                    return !wanted.equals(date(from)) || s.byday() == null || named(s.byday(), day);
                }
                if (next.after(wanted)) {
                    return false;
                }
            }
            return false;
        } catch (InvalidRecurrenceRuleException unreadable) {
            return false;
        }
    }

    private static boolean named(String byday, LocalDate day) {
        return byday.contains(day.getDayOfWeek().name().substring(0, 2));
    }

    private static String rule(Schedule s) {
        List<String> parts = new ArrayList<>();
        parts.add("FREQ=" + (s.freq() != null ? s.freq() : s.bymonthday() != null ? "MONTHLY" : "WEEKLY"));
        if (s.interval() != null) {
            parts.add("INTERVAL=" + s.interval());
        }
        if (s.count() != null) {
            parts.add("COUNT=" + s.count());
        } else if (s.until() != null) {
            parts.add("UNTIL=" + s.until().toString().replace("-", ""));
        }
        if (s.wkst() != null) {
            parts.add("WKST=" + s.wkst());
        }
        if (s.byday() != null) {
            parts.add("BYDAY=" + s.byday());
        }
        if (s.bymonthday() != null) {
            parts.add("BYMONTHDAY=" + s.bymonthday());
        }
        return String.join(";", parts);
    }

    private static DateTime date(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }
}
