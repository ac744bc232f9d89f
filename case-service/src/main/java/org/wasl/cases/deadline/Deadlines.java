package org.wasl.cases.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.value.JordanTime;

/** By when a task is due: the policy that names most of programme and risk holds. */
@ApplicationScoped
public class Deadlines implements PanacheRepositoryBase<DeadlinePolicy, String> {
    static final String ANY = "ANY";

    private final Holidays holidays;
    private final Clock clock;

    @Inject
    Deadlines(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Empty where no policy speaks of this kind of task. */
    public Optional<DeadlinePolicy.Times> of(TaskType type, Programme programme, RiskLevel risk) {
        List<DeadlinePolicy> fitting = list(
                "taskType = ?1 and programme in (?2, 'ANY') and risk in (?3, 'ANY')",
                type.name(),
                programme.name(),
                risk.name());
        return fitting.stream().max(Comparator.comparingInt(Deadlines::named)).map(policy -> policy.rule()
                .from(clock.instant(), holidays.calendarFrom(JordanTime.today(clock))));
    }

    /** Of work that belongs to no case: by the policy for all of its kind; at once where there is none. */
    public Instant of(TaskType type, Instant from) {
        return findByIdOptional(DeadlinePolicy.key(type.name(), ANY, ANY))
                .map(policy -> policy.rule()
                        .from(from, holidays.calendarFrom(JordanTime.dateOf(from)))
                        .dueAt())
                .orElse(from);
    }

    /** A policy for the programme says more than one for the risk. */
    private static int named(DeadlinePolicy policy) {
        return (policy.programme().equals(ANY) ? 0 : 2) + (policy.risk().equals(ANY) ? 0 : 1);
    }
}
