package org.wasl.referral.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.directory.part.Intake;

/** The deadlines of referrals by priority. */
@ApplicationScoped
public class DeadlinePolicies implements PanacheRepositoryBase<DeadlinePolicy, ReferralPriority> {
    private final Holidays holidays;
    private final Clock clock;

    @Inject
    DeadlinePolicies(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param intake what the recipient says of its own times */
    public Timetable of(ReferralPriority priority, Intake intake) {
        return new Timetable(
                findById(priority), intake.hours(priority), holidays.calendarFrom(JordanTime.today(clock)));
    }
}
