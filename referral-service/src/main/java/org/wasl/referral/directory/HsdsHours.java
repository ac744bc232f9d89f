package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.value.Digits;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.Schedule;

/** Hours of HSDS as hours of Amman, so that the directory can tell when it is open. */
final class HsdsHours {
    /** Asia/Amman, all year since 2022. */
    private static final int MINUTES_FROM_UTC = 180;

    private static final int DAY = 24 * 60;
    private static final Pattern TIME =
            Pattern.compile("T?(\\d{1,2}):(\\d{2})(?::\\d{2}(?:[.,]\\d+)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final List<String> RULE =
            List.of("byday", "bymonthday", "byweekno", "byyearday", "opens_at", "closes_at", "x_freq");

    private HsdsHours() {}

    /** Empty where the rules cannot reckon with what is written. */
    static Optional<Schedule> read(ObjectNode schedule, Validator validator) {
        if (RULE.stream().noneMatch(schedule::has)) {
            return Optional.of(inWords(schedule));
        }
        if (schedule.has("byweekno") || schedule.has("byyearday") || schedule.has("x_freq")) {
            return Optional.empty();
        }
        ObjectNode hours = schedule.deepCopy();
        if (!days(hours) || !times(hours)) {
            return Optional.empty();
        }
        try {
            Schedule read = HsdsJson.MAPPER.convertValue(hours, Schedule.class);
            return validator.validate(ScheduleBody.of(read)).isEmpty() && !read.isAmbiguous()
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Code of why hours are words only. */
    static String reason(ObjectNode schedule) {
        return Stream.of("opens_at", "closes_at")
                        .anyMatch(member -> schedule.has(member) && minutes(schedule, member) == null)
                ? "time-of-day"
                : "hours-in-words-only";
    }

    /** Where nothing describes the hours, what is written of them. */
    static Schedule inWords(ObjectNode schedule) {
        String written = Stream.of("byday", "opens_at", "closes_at")
                .map(member -> schedule.path(member).asText(""))
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(" "));
        String description = shortened(schedule.path("description"), 500);
        return Schedule.inWords(
                HsdsValues.uuid(schedule.path("id").asText()).orElse(null),
                description != null || written.isEmpty() ? description : shortened(TextNode.valueOf(written), 500),
                shortened(schedule.path("notes"), 1000));
    }

    /** Shown where hours are shown as words; whole where the record is given back. */
    private static String shortened(JsonNode text, int longest) {
        return !text.isTextual() || text.asText().length() <= longest
                ? text.asText(null)
                : text.asText().substring(0, longest - 1) + "…";
    }

    private static boolean days(ObjectNode hours) {
        if (hours.has("byday")) {
            String byday = hours.path("byday").asText().toUpperCase(Locale.ROOT).replaceAll("\\s", "");
            hours.put("byday", byday);
            if (byday.matches(".*\\d.*") && !hours.has("freq")) {
                hours.put("freq", "MONTHLY"); // the first Sunday is one of a month
            }
            if (byday.matches(".*\\d.*") && hours.path("freq").asText().equals("WEEKLY")) {
                return false;
            }
        }
        return !hours.has("bymonthday") || !hours.path("freq").asText().equals("WEEKLY");
    }

    private static boolean times(ObjectNode hours) {
        if (!hours.has("opens_at")) {
            return !hours.has("closes_at");
        }
        Integer opens = minutes(hours, "opens_at");
        Integer closes = hours.has("closes_at") ? minutes(hours, "closes_at") : Integer.valueOf(0);
        if (opens == null || closes == null) {
            return false;
        }
        int shift = Math.floorDiv(opens, DAY);
        hours.put("opens_at", time(Math.floorMod(opens, DAY)));
        if (hours.has("closes_at")) {
            int lasts = Math.floorMod(closes - opens, DAY);
            int end = Math.floorMod(opens, DAY) + (lasts == 0 && closes > opens ? DAY : lasts);
            hours.put("closes_at", end == DAY ? "24:00" : time(end % DAY));
        }
        return shift == 0 || shifted(hours, shift);
    }

    /** Minutes after midnight of the day that is named, in Amman; null where it is no time of day. */
    private static Integer minutes(ObjectNode hours, String member) {
        Matcher time =
                TIME.matcher(Digits.ascii(hours.path(member).asText()).strip().toUpperCase(Locale.ROOT));
        if (!time.matches()) {
            return null;
        }
        int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
        boolean last = member.equals("closes_at") && minutes == DAY;
        if (Integer.parseInt(time.group(2)) > 59 || minutes >= DAY && !last) {
            return null;
        }
        return minutes + MINUTES_FROM_UTC - offset(time.group(3), hours.path("timezone"));
    }

    /** Of the time itself, else of the schedule; hours that say nothing are those of the place. */
    private static int offset(String zone, JsonNode timezone) {
        if (zone == null) {
            return timezone.isNumber() ? (int) Math.round(timezone.asDouble() * 60) : MINUTES_FROM_UTC;
        }
        if (zone.equals("Z")) {
            return 0;
        }
        String digits = zone.replace(":", "");
        int minutes = Integer.parseInt(digits.substring(1, 3)) * 60 + Integer.parseInt(digits.substring(3));
        return digits.startsWith("-") ? -minutes : minutes;
    }

    /** What opens there late on Sunday opens here on Monday. */
    private static boolean shifted(ObjectNode hours, int by) {
        if (!hours.has("byday") && !hours.has("bymonthday")) {
            return true;
        }
        String byday = hours.path("byday").asText();
        if (hours.has("bymonthday") || !byday.matches("[A-Z]{2}(,[A-Z]{2})*")) {
            return false;
        }
        List<String> days = Arrays.asList(byday.split(","));
        if (!DAYS.containsAll(days)) {
            return false;
        }
        hours.put(
                "byday",
                days.stream()
                        .map(day -> DAYS.get(Math.floorMod(DAYS.indexOf(day) + by, DAYS.size())))
                        .collect(Collectors.joining(",")));
        return true;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
