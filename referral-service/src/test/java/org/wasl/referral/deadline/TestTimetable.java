package org.wasl.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import org.wasl.platform.value.WorkCalendar;
import org.wasl.referral.directory.part.Intake;

/** A timetable for tests without a database: every day counts, and nobody has hours of their own. */
public final class TestTimetable extends DeadlinePolicy {
    public static final Duration DECIDE = Duration.ofHours(48);
    public static final Duration CANCELLATION = Duration.ofHours(72);
    public static final Duration REVIEW = Duration.ofDays(30);
    public static final Duration EXPIRE = Duration.ofDays(14);

    private TestTimetable() {}

    public static Timetable everyDayCounts() {
        return new Timetable(new TestTimetable(), new Intake.Hours(null, null, null, null), null);
    }

    @Override
    String acknowledge() {
        return "PT24H";
    }

    @Override
    String decide() {
        return DECIDE.toString();
    }

    @Override
    String contact() {
        return "PT72H";
    }

    @Override
    String outcome() {
        return "P30D";
    }

    @Override
    String review() {
        return REVIEW.toString();
    }

    @Override
    String cancellation() {
        return CANCELLATION.toString();
    }

    @Override
    String expire() {
        return EXPIRE.toString();
    }

    @Override
    Instant due(Instant from, Duration span, WorkCalendar calendar) {
        return from.plus(span);
    }
}
