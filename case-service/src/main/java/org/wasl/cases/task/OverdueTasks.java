package org.wasl.cases.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.wasl.platform.metrics.MeasuredCount;

/** Open tasks whose day is over, of all agencies together. */
@Singleton
class OverdueTasks implements MeasuredCount {
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    OverdueTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String metric() {
        return "wasl.overdue.tasks";
    }

    @Override
    public String description() {
        return "Open tasks that are overdue";
    }

    @Override
    public long count() {
        return tasks.countOverdue(clock.instant());
    }
}
