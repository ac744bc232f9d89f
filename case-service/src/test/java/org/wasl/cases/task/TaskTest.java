package org.wasl.cases.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.wasl.cases.casefile.TestCase;
import org.wasl.cases.deadline.DeadlinePolicy.Times;
import org.wasl.cases.task.Task.Alert;
import org.wasl.cases.task.Task.Party;
import org.wasl.cases.task.Task.Step;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.problem.Problem;

/** The steps and the clock of a task, without a container. */
class TaskTest {
    private static final EnumSet<Party> ASSIGNEE = EnumSet.of(Party.ASSIGNEE);
    private static final EnumSet<Party> SUPERVISOR = EnumSet.of(Party.SUPERVISOR);

    private final TestCase test = TestCase.open();
    private final Instant due = test.clock().instant().plus(Duration.ofHours(10));
    private final Times times = new Times(due, due.minus(Duration.ofHours(4)), due.plus(Duration.ofHours(6)), true);

    @Test
    void it_reminds_is_breached_and_escalates_each_once() {
        Task task = task(TaskType.ASSESSMENT, times);

        assertThat(task.raiseDueAlerts(due.minus(Duration.ofHours(5)))).isEmpty();
        assertThat(task.raiseDueAlerts(due.minus(Duration.ofHours(4)))).containsExactly(Alert.REMIND);
        assertThat(task.raiseDueAlerts(due.minus(Duration.ofHours(3)))).isEmpty();
        assertThat(task.breachedAt()).isNull();
        assertThat(task.raiseDueAlerts(due)).containsExactly(Alert.BREACH);
        assertThat(task.breachedAt()).isEqualTo(due);
        assertThat(task.raiseDueAlerts(due.plus(Duration.ofDays(9)))).containsExactly(Alert.ESCALATE);
        assertThat(task.raiseDueAlerts(due.plus(Duration.ofDays(90)))).isEmpty();
    }

    @Test
    void a_clock_that_was_late_raises_all_that_it_missed() {
        assertThat(task(TaskType.ASSESSMENT, times).raiseDueAlerts(due.plus(Duration.ofDays(1))))
                .containsExactly(Alert.REMIND, Alert.BREACH, Alert.ESCALATE);
    }

    @Test
    void what_is_never_due_raises_nothing() {
        assertThat(task(TaskType.ASSESSMENT, Times.at(null)).raiseDueAlerts(Instant.MAX))
                .isEmpty();
    }

    @Test
    void on_hold_all_its_times_move() {
        Task task = task(TaskType.ASSESSMENT, times);
        test.later(Duration.ofMinutes(5));
        task.pause(test.clock());
        test.later(Duration.ofDays(2));
        task.resume(test.clock());

        assertThat(task.paused()).isFalse();
        assertThat(task.dueAt()).isEqualTo(due.plus(Duration.ofDays(2)));
        assertThat(task.raiseDueAlerts(due)).isEmpty();
        assertThat(task.raiseDueAlerts(due.plus(Duration.ofDays(2)))).containsExactly(Alert.REMIND, Alert.BREACH);
    }

    @Test
    void only_where_the_policy_says_so() {
        Task task = task(TaskType.ASSESSMENT, Times.at(due));
        task.pause(test.clock());

        assertThat(task.paused()).isFalse();
    }

    @Test
    void rescheduled_it_is_not_breached_anymore() {
        Task task = task(TaskType.FOLLOW_UP, times);
        task.raiseDueAlerts(due);
        task.reschedule(Times.at(due.plus(Duration.ofDays(30))), test.clock());

        assertThat(task.breachedAt()).isNull();
        assertThat(task.dueAt()).isEqualTo(due.plus(Duration.ofDays(30)));
    }

    @Test
    void its_assignee_does_it_and_its_supervisor_cancels_it() {
        Task task = task(TaskType.CUSTOM, times);
        assertThat(task.allowed(ASSIGNEE)).containsExactly("start", "complete");
        assertThat(task.allowed(SUPERVISOR)).containsExactly("complete", "cancel");

        task.execute(Step.START, ASSIGNEE, test.clock());
        assertThat(task.completedAt()).isNull();
        task.execute(Step.COMPLETE, ASSIGNEE, test.clock());
        assertThat(task.status()).isEqualTo(TaskStatus.DONE);
        assertThat(task.completedAt()).isEqualTo(task.updatedAt());
        assertThatThrownBy(() -> task.execute(Step.CANCEL, SUPERVISOR, test.clock()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void what_a_decision_ends_is_not_ended_beside_it() {
        Task task = task(TaskType.APPROVAL, times);

        assertThat(task.allowed(SUPERVISOR)).isEmpty();
        assertThatThrownBy(() -> task.execute(Step.COMPLETE, SUPERVISOR, test.clock()))
                .isInstanceOf(Problem.class);
        task.complete(test.clock());
        assertThat(task.status()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void a_review_of_emergency_access_outlives_the_case() {
        Task task = task(TaskType.REVIEW, times);
        Task review = task(TaskType.BREAK_GLASS_REVIEW, times);
        task.cancel(test.clock());
        review.cancel(test.clock());

        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(review.status()).isEqualTo(TaskStatus.OPEN);
    }

    private Task task(TaskType type, Times when) {
        return new Task(test.file(), type, null, TestCase.OWNER, when, null, false, test.clock());
    }
}
