package org.wasl.cases.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * How long one kind of task may take in a programme at a risk, and what happens around its end. Rows, not constants: the guidelines give defaults and the
 * ministry confirms them.
 */
@Entity
@Table(name = "deadline_policy")
public class DeadlinePolicy {
    @Id
    private String id;

    @Column(name = "task_type")
    private String taskType;

    private String programme;
    private String risk;

    private DeadlineRule rule;

    protected DeadlinePolicy() {}

    DeadlinePolicy(String taskType, String programme, String risk, DeadlineRule rule) {
        id = key(taskType, programme, risk);
        this.taskType = taskType;
        this.programme = programme;
        this.risk = risk;
        this.rule = rule;
    }

    static String key(String taskType, String programme, String risk) {
        return taskType + "/" + programme + "/" + risk;
    }

    void write(DeadlineRule now) {
        rule = now;
    }

    /** @param remindAt, escalateAt null where nobody is reminded, or nothing escalates */
    public record Times(Instant dueAt, Instant remindAt, Instant escalateAt, boolean pausesOnHold) {
        public static Times at(Instant due) {
            return new Times(due, null, null, false);
        }
    }

    String taskType() {
        return taskType;
    }

    String programme() {
        return programme;
    }

    String risk() {
        return risk;
    }

    DeadlineRule rule() {
        return rule;
    }
}
