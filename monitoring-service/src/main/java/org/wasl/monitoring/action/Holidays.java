package org.wasl.monitoring.action;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.platform.value.WorkCalendar;

/** The public holidays that the case service announced. */
@ApplicationScoped
public class Holidays implements PanacheRepositoryBase<Holiday, LocalDate> {
    public WorkCalendar calendar() {
        return new WorkCalendar(streamAll().map(Holiday::day).collect(Collectors.toUnmodifiableSet()));
    }

    public void apply(HolidayChanged changed) {
        if (!changed.holiday()) {
            deleteById(changed.day());
        } else if (findByIdOptional(changed.day()).isEmpty()) {
            persist(new Holiday(changed.day()));
        }
    }
}
