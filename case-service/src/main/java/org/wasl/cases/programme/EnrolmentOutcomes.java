package org.wasl.cases.programme;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.deadline.Deadlines;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.OutcomeMilestone;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;

/** What became of those who completed the programmes of the caller's agency. */
@ApplicationScoped
class EnrolmentOutcomes extends Aggregates<EnrolmentOutcome> {
    enum OutcomeQueue {
        EXPECTED,
        DUE,
        OVERDUE,
        RECORDED
    }

    private final CaseFiles cases;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final Clock clock;

    @Inject
    EnrolmentOutcomes(CaseFiles cases, Tasks tasks, Deadlines deadlines, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public Filter<EnrolmentOutcome> visibleTo(Caller caller) {
        return Filter.of(EnrolmentOutcome.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** @param queue null where all */
    Filter<EnrolmentOutcome> found(OutcomeQueue queue, UUID programme, Caller caller) {
        Filter<EnrolmentOutcome> found =
                visibleTo(caller).andIfGiven("e.programmeId = :programme", "programme", programme);
        if (queue == null) {
            return found;
        }
        return switch (queue) {
            case EXPECTED -> found.and("e.outcome is null");
            case DUE ->
                found.and("e.outcome is null and e.expectedOn <= :today").withUnbound("today", JordanTime.today(clock));
            case OVERDUE -> found.and("e.outcome is null and e.dueAt < :now").withUnbound("now", clock.instant());
            case RECORDED -> found.and("e.outcome is not null");
        };
    }

    /** Of each enrolment, in the order of the milestones. */
    Map<UUID, List<EnrolmentOutcome>> ofEnrolments(Collection<UUID> enrolments) {
        return enrolments.isEmpty()
                ? Map.of()
                : list("enrolmentId in ?1", enrolments).stream()
                        .sorted(Comparator.comparing(EnrolmentOutcome::milestone))
                        .collect(groupingBy(EnrolmentOutcome::enrolmentId));
    }

    /** Locks those of which the agency is to be reminded; those that another instance holds are left to it. */
    List<EnrolmentOutcome> lockToRemind(Instant now, int atMost) {
        @SuppressWarnings("unchecked")
        List<UUID> due = getEntityManager()
                .createNativeQuery(
                        "select id from enrolment_outcome where remind_at <= :now order by remind_at limit :most"
                                + " for update skip locked")
                .setParameter("now", now)
                .setParameter("most", atMost)
                .getResultList();
        return due.isEmpty() ? List.of() : list("id in ?1", due);
    }

    /**
     * Somebody completed a programme: what becomes of them is asked at each milestone. Where the agency works on a case of the person, it is a task of the case's
     * owner, too.
     */
    void expect(Enrolment completed) {
        List<CaseFile> files = cases.runningOf(completed.person(), completed.agency());
        for (OutcomeMilestone milestone : OutcomeMilestone.values()) {
            LocalDate day = completed.completedOn().plusMonths(milestone.months());
            Instant due = deadlines.of(
                    TaskType.PROGRAMME_OUTCOME,
                    day.atStartOfDay(JordanTime.ZONE).toInstant());
            EnrolmentOutcome expected = new EnrolmentOutcome(completed, milestone, day, due, clock);
            persist(expected);
            files.forEach(
                    file -> tasks.openOnce(file, TaskType.PROGRAMME_OUTCOME, file.owner(), due, expected.rawId()));
        }
    }
}
