package org.wasl.cases.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.platform.value.WorkCalendar;

@ApplicationScoped
class Holidays implements PanacheRepositoryBase<Holiday, LocalDate> {
    WorkCalendar calendarFrom(LocalDate day) {
        Set<LocalDate> ahead =
                find("day >= ?1", day).stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet());
        return new WorkCalendar(ahead);
    }
}
