package org.wasl.cases.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.deadline.DeadlinePolicy;
import org.wasl.cases.deadline.Deadlines;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;

/** The tasks of caseworkers and supervisors. */
@ApplicationScoped
public class Tasks extends CaseParts<Task> {
    private static final Set<TaskStatus> OPEN = Set.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS);

    /** Cases with an open task that is due before {@code :due}, as a part of a query of another room. */
    public static final String DUE_OF_CASE =
            "e.id in (select t.caseId from Task t where t.dueAt < :due and t.status in (OPEN, IN_PROGRESS))";

    /**
     * A condition of a query of another room: a task about a subject is open, and its time is over at {@code :now}.
     *
     * @param subject in HQL
     */
    public static String isOverdue(String subject) {
        return openAbout(subject) + " and t.dueAt <= :now)";
    }

    /** As {@link #isOverdue}, where it was escalated too. */
    public static String isEscalated(String subject) {
        return openAbout(subject) + " and t.escalateAt <= :now)";
    }

    private static String openAbout(String subject) {
        return "exists (select 1 from Task t where t.subjectId = " + subject + " and t.status in (OPEN, IN_PROGRESS)";
    }

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Clock clock;

    @Inject
    Tasks(CaseFiles files, Deadlines deadlines, Clock clock) {
        super(Task.class, CaseCategory.TASKS);
        this.files = files;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Work of the agency: whom a case was opened to sees none of its tasks. */
    @Override
    public Filter<Task> visibleTo(Caller caller) {
        return Filter.of(Task.class).andIn("e.caseId", files.knownTo(caller));
    }

    /** @param keys of the caller: their tasks are also those of a worker whom they cover */
    Filter<Task> found(TaskQuery query, CallerKeys keys, Caller caller) {
        boolean overTheTeam = query.isOverTheTeam(caller);
        Filter<Task> found = (overTheTeam ? ofTeam(caller) : visibleTo(caller))
                .andIfGiven("e.status = :status", "status", query.status)
                .andIfGiven("e.type = :type", "type", query.type)
                .andIfGiven("e.caseId = :case", "case", query.caseId);
        if (query.status == null) {
            found.and("e.status in (OPEN, IN_PROGRESS)");
        }
        if (!overTheTeam) {
            String nobodys = caller.has(Roles.SUPERVISOR) ? " or e.assignee is null" : "";
            found.and("(e.assignee in :accounts" + nobodys + ")").withUnbound("accounts", keys.ownerAccounts());
        }
        return switch (query.queue) {
            case OVERDUE -> found.and("e.pausedAt is null and e.dueAt < :now").withUnbound("now", clock.instant());
            case DUE_THIS_WEEK -> found.and("e.dueAt < :weekEnd", "weekEnd", JordanTime.endOfWeek(clock));
            case AWAITING_APPROVAL -> found.and("e.type = APPROVAL");
            case MINE, TEAM -> found;
        };
    }

    /** Of the cases that the caller supervises. */
    private Filter<Task> ofTeam(Caller caller) {
        return Filter.of(Task.class).andIn("e.caseId", files.inScope(CaseScope.TEAM, caller));
    }

    /**
     * By the policy for this kind of task; without one it is never overdue.
     *
     * @param assignee null where any supervisor may take it
     */
    public void open(CaseFile file, TaskType type, String assignee, UUID subject) {
        add(file, type, null, assignee, byPolicy(file, type), subject, false);
    }

    /** Where the work itself says when. */
    public void open(CaseFile file, TaskType type, String assignee, Instant due, UUID subject) {
        add(file, type, null, assignee, DeadlinePolicy.Times.at(due), subject, false);
    }

    /** Unless one of the kind is open for the same subject. */
    public void openOnce(CaseFile file, TaskType type, String assignee, Instant due, UUID subject) {
        if (!isOpen(type, subject)) {
            open(file, type, assignee, due, subject);
        }
    }

    /** By the policy, unless one of the kind is open for the same subject. */
    public void openOnce(CaseFile file, TaskType type, String assignee, UUID subject) {
        if (!isOpen(type, subject)) {
            open(file, type, assignee, subject);
        }
    }

    /** For who has to do it now: what is nobody's becomes theirs. One for each account. */
    public void openFor(CaseFile file, TaskType type, String assignee, UUID subject) {
        List<Task> open = list("subjectId = ?1 and type = ?2 and status in ?3 order by id", subject, type, OPEN);
        if (open.stream().anyMatch(task -> assignee.equals(task.assignee()))) {
            return;
        }
        open.stream()
                .filter(task -> task.assignee() == null)
                .findFirst()
                .ifPresentOrElse(task -> task.reassign(assignee, clock), () -> open(file, type, assignee, subject));
    }

    private boolean isOpen(TaskType type, UUID subject) {
        return count("subjectId = ?1 and type = ?2 and status in ?3", subject, type, OPEN) > 0;
    }

    /** The cases with an open task of a kind about this subject. */
    public Set<UUID> casesWaitingFor(TaskType type, UUID subject) {
        return list("subjectId = ?1 and type = ?2 and status in ?3", subject, type, OPEN).stream()
                .map(task -> task.caseId().value())
                .collect(Collectors.toSet());
    }

    /** What the task was about is done, or is not to be done for this case any more. */
    public void complete(CaseFile file, TaskType type, UUID subject) {
        list("caseId = ?1 and subjectId = ?2 and type = ?3 and status in ?4", file.rawId(), subject, type, OPEN)
                .forEach(task -> task.complete(clock));
    }

    /** Work that somebody named, and no step of the case made. */
    public void openCustom(CaseFile file, String title, String assignee, Instant due, UUID subject) {
        add(file, TaskType.CUSTOM, title, assignee, DeadlinePolicy.Times.at(due), subject, false);
    }

    /** What comes again and again while the case runs. One of a kind is open at a time. */
    public void openRecurring(CaseFile file, TaskType type) {
        if (count("caseId = ?1 and type = ?2 and recurring and status in ?3", file.rawId(), type, OPEN) == 0) {
            add(file, type, null, file.owner(), byPolicy(file, type), null, true);
        }
    }

    /** It was done this time; the next time is counted from now. */
    public void completeRecurring(CaseFile file, TaskType type) {
        List<Task> thisTime =
                list("caseId = ?1 and type = ?2 and recurring and status in ?3", file.rawId(), type, OPEN);
        if (!thisTime.isEmpty()) {
            thisTime.forEach(task -> task.complete(clock));
            flush();
            openRecurring(file, type);
        }
    }

    /** Another risk, other times: what recurs is counted anew. */
    public void reschedule(CaseFile file) {
        list("caseId = ?1 and type = ?2 and recurring and status in ?3", file.rawId(), TaskType.FOLLOW_UP, OPEN)
                .forEach(task -> task.reschedule(byPolicy(file, TaskType.FOLLOW_UP), clock));
    }

    private void add(
            CaseFile file,
            TaskType type,
            String title,
            String assignee,
            DeadlinePolicy.Times times,
            UUID subject,
            boolean recurring) {
        persist(new Task(file, type, title, assignee, times, subject, recurring, clock));
    }

    private DeadlinePolicy.Times byPolicy(CaseFile file, TaskType type) {
        return deadlines.of(type, file.programme(), file.risk()).orElse(DeadlinePolicy.Times.at(null));
    }

    /** Locks the tasks whose next alert is due; those that another instance holds are left to it. */
    List<UUID> lockDue(Instant now, int atMost) {
        @SuppressWarnings("unchecked")
        List<UUID> due = getEntityManager()
                .createNativeQuery("select id from task where next_bell_at <= :now and paused_at is null"
                        + " and status in ('OPEN', 'IN_PROGRESS') order by next_bell_at limit :most"
                        + " for update skip locked")
                .setParameter("now", now)
                .setParameter("most", atMost)
                .getResultList();
        return due;
    }

    /** Reads the index of open tasks alone. */
    long countOverdue(Instant now) {
        return ((Number) getEntityManager()
                        .createNativeQuery("select count(*) from task where status in ('OPEN', 'IN_PROGRESS')"
                                + " and due_order < :now")
                        .setParameter("now", now)
                        .getSingleResult())
                .longValue();
    }

    /** When the open tasks about these subjects are due; nothing of one without a deadline. */
    public Map<UUID, Instant> dueOf(Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return list("subjectId in ?1 and status in ?2 and dueAt is not null", subjects, OPEN).stream()
                .collect(Collectors.toMap(Task::subjectId, Task::dueAt, (one, other) -> one));
    }

    public void pause(CaseId file) {
        open(file).forEach(task -> task.pause(clock));
    }

    public void resume(CaseId file) {
        open(file).forEach(task -> task.resume(clock));
    }

    /** The case is closed: what would have come again does not. */
    public void cancel(CaseId file) {
        open(file).forEach(task -> task.cancel(clock));
    }

    private List<Task> open(CaseId file) {
        return list("caseId = ?1 and status in ?2", file.value(), OPEN);
    }

    public void reassign(CaseId file, String from, String to) {
        list("caseId = ?1 and assignee = ?2 and status in ?3", file.value(), from, OPEN)
                .forEach(task -> task.reassign(to, clock));
    }

    /** What colleagues of the former agency had to do for the case is its owner's. */
    public void reassignOthers(CaseId id, CaseFile now) {
        list(
                        "caseId = ?1 and assignee is not null and assignee not in ?2 and status in ?3",
                        id.value(),
                        Stream.of(now.owner(), now.supervisor())
                                .filter(Objects::nonNull)
                                .toList(),
                        OPEN)
                .forEach(task -> task.reassign(now.owner(), clock));
    }

    public void complete(CaseId file, TaskType type) {
        list("caseId = ?1 and type = ?2 and status in ?3", file.value(), type, OPEN)
                .forEach(task -> task.complete(clock));
    }

    public void completeFor(UUID subject) {
        list("subjectId = ?1 and status in ?2", subject, OPEN).forEach(task -> task.complete(clock));
    }

    /** How many tasks keep each case from closing; a case that has none is missing. */
    public Map<UUID, Long> countOpen(Collection<UUID> files) {
        return countByCase(
                "select t.caseId, count(*) from Task t where t.caseId in ?1 and t.status in ?2 and t.type not in ?3"
                        + " and not t.recurring group by t.caseId",
                files,
                OPEN,
                Set.of(
                        TaskType.APPROVAL,
                        TaskType.ESCALATION,
                        TaskType.CONSENT_ENDED,
                        TaskType.HOUSEHOLD_HEAD,
                        TaskType.TRANSFER_RETURNED,
                        TaskType.PROGRAMME_OUTCOME));
    }
}
