package org.wasl.referral.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.platform.value.WorkCalendar;

/** The public holidays that deadlines of referrals leave out. */
@ApplicationScoped
public class Holidays implements PanacheRepositoryBase<Holiday, LocalDate> {
    WorkCalendar calendarFrom(LocalDate day) {
        return new WorkCalendar(
                find("day >= ?1", day).stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isHoliday(LocalDate day) {
        return findByIdOptional(day).isPresent();
    }

    public void apply(HolidayChanged changed) {
        if (!changed.holiday()) {
            deleteById(changed.day());
        } else if (findByIdOptional(changed.day()).isEmpty()) {
            persist(new Holiday(changed.day()));
        }
    }
}
