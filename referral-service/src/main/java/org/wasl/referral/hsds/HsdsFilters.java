package org.wasl.referral.hsds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.EligibilityField;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.deadline.Holidays;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServiceSearchRow;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.match.OpeningHours;

/** Filters of the HSDS lists that go beyond the standard: by what the person needs, as far as a public directory answers that. */
@ApplicationScoped
class HsdsFilters {
    private final ServicesAtLocations places;
    private final Holidays holidays;

    @Inject
    HsdsFilters(ServicesAtLocations places, Holidays holidays) {
        this.places = places;
        this.holidays = holidays;
    }

    static boolean isAsked(OfferQuery q) {
        return Stream.of(q.near, q.openAt, q.language, q.accessibility, q.eligibleFor, q.acceptsReferrals)
                .anyMatch(java.util.Objects::nonNull);
    }

    Filter<ServiceSearchRow> narrow(Filter<ServiceSearchRow> filter, OfferQuery q) {
        if (q.acceptsReferrals != null) {
            filter.and(
                    q.acceptsReferrals
                            ? "e.acceptsReferrals = true and e.active = true"
                            : "e.acceptsReferrals = false or e.active = false");
        }
        if (q.near != null) {
            String[] point = q.near.split(",");
            around(filter, "near", Double.parseDouble(point[0]), Double.parseDouble(point[1]), q.radius());
        }
        filter.andIfGiven(
                of(
                        "function('speaks', s.location.details, :language) = true or function('speaks', s.service.details, :language) = true"),
                "language",
                q.language);
        if (q.accessibility != null) {
            filter.and(of("array_includes(s.location.accessibility, :features)"), "features", features(q));
        }
        if (q.eligibleFor != null) {
            String[] known = q.eligibleFor.split(",");
            for (int i = 0; i < known.length; i++) {
                eligible(filter, q, known[i], "known" + i);
            }
        }
        if (q.openAt != null) {
            open(filter, q);
        }
        return filter;
    }

    /** A condition on the service at the location behind an entry. */
    private static String of(String condition) {
        return "exists (select 1 from ServiceAtLocation s where s.id = e.id and (" + condition + "))";
    }

    /**
     * First the box, which an index knows, then the circle in it.
     *
     * @param name of the point: near and around a postal code may both be asked
     */
    static Filter<ServiceSearchRow> around(
            Filter<ServiceSearchRow> filter, String name, double latitude, double longitude, double metres) {
        return ServiceSearchRow.inBox(filter, name, latitude, longitude, metres / 1000)
                .and(("6371000 * acos(least(1.0, sin(radians(:%1$sLat)) * sin(radians(e.latitude))"
                                + " + cos(radians(:%1$sLat)) * cos(radians(e.latitude))"
                                + " * cos(radians(e.longitude - :%1$sLon)))) <= :%1$sMetres")
                        .formatted(name))
                .with(name + "Lat", latitude)
                .with(name + "Lon", longitude)
                .with(name + "Metres", metres);
    }

    private static String[] features(OfferQuery q) {
        return Arrays.stream(q.accessibility.split(","))
                .map(code -> code(AccessibilityFeature.class, code, q, "accessibility")
                        .name())
                .toArray(String[]::new);
    }

    /** @param parameter a name of its own: the same may be said twice, and both hold */
    private static void eligible(Filter<ServiceSearchRow> filter, OfferQuery q, String known, String parameter) {
        int colon = known.indexOf(':');
        if (colon < 1 || colon == known.length() - 1) {
            throw q.invalid("eligible_for");
        }
        String name = known.substring(0, colon).strip();
        String value = known.substring(colon + 1).strip();
        if (name.equals("age")) {
            filter.and(
                    "coalesce(e.minimumAge, 0) <= :%1$s and coalesce(e.maximumAge, :%1$s) >= :%1$s"
                            .formatted(parameter),
                    parameter,
                    number(value, q));
            return;
        }
        EligibilityField field = code(EligibilityField.class, name, q, "eligible_for");
        if (field == EligibilityField.VULNERABILITY_SCORE) {
            filter.and(
                    of("function('is_for_score', s.service.details, :" + parameter + ") = true"),
                    parameter,
                    number(value, q));
            return;
        }
        filter.and(
                of("function('is_for', s.service.details, '" + field + "', :" + parameter + ") = true"),
                parameter,
                // A need is also one of its category: a rule that names DS is met by DS-PM.
                field == EligibilityField.SPECIFIC_NEED && value.contains("-")
                        ? new String[] {value, value.substring(0, value.indexOf('-'))}
                        : new String[] {value});
    }

    private void open(Filter<ServiceSearchRow> filter, OfferQuery q) {
        String asked = q.openAt;
        ZonedDateTime there;
        try {
            there = JordanTime.since(asked).atZone(JordanTime.ZONE);
        } catch (DateTimeParseException e) {
            throw q.invalid("open_at");
        }
        LocalDate day = there.toLocalDate();
        LocalTime time = JordanTime.isDay(asked) ? null : there.toLocalTime();
        OpeningHours.Moment moment = OpeningHours.Moment.of(day, time, holidays::isHoliday);
        List<UUID> reckoned = places.recurringOtherwise().stream()
                .filter(place -> OpeningHours.isOpen(place, moment))
                .map(ServiceAtLocation::rawId)
                .toList();
        filter.and(of(
                        "function('opens_weekly', function('hours_of', s.schedules, s.location.details, s.service.details),"
                                + " :day, :time, :holiday, :holidayBefore) = true or s.id in (:reckoned)"))
                .with("day", day)
                .with("time", time == null ? "" : time.toString())
                .with("holiday", moment.holiday())
                .with("holidayBefore", moment.holidayBefore())
                .with("reckoned", reckoned);
    }

    private static int number(String text, OfferQuery q) {
        if (!text.matches("[0-9]{1,6}")) {
            throw q.invalid("eligible_for");
        }
        return Integer.parseInt(text);
    }

    private static <C extends Enum<C>> C code(Class<C> list, String text, OfferQuery q, String parameter) {
        try {
            return Enum.valueOf(list, text.strip().toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).atUnknownCode(q.pointer(parameter), list);
        }
    }
}
