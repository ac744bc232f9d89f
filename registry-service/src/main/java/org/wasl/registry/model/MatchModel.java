package org.wasl.registry.model;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.MatchModelStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.matching.link.TrainedModel;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Aggregate;

/** How records of one person differ, as learnt from the registry at one time. One is in use; an earlier one can be taken up again. */
@Entity
@Table(name = "match_model")
class MatchModel extends Aggregate {
    enum Step {
        ACTIVATE,
        RETIRE
    }

    enum Party {
        ADMINISTRATOR
    }

    static final StateMachine<MatchModel, MatchModelStatus, Step, Party> TRANSITIONS =
            StateMachine.<MatchModel, MatchModelStatus, Step, Party>of(
                    row(
                            Step.ACTIVATE,
                            by(Party.ADMINISTRATOR),
                            from(MatchModelStatus.READY, MatchModelStatus.RETIRED),
                            MatchModelStatus.ACTIVE),
                    row(Step.RETIRE, by(Party.ADMINISTRATOR), from(MatchModelStatus.ACTIVE), MatchModelStatus.RETIRED));

    private int number;

    @Enumerated(EnumType.STRING)
    private MatchModelStatus status = MatchModelStatus.TRAINING;

    private long records;

    @JdbcTypeCode(SqlTypes.JSON)
    private Kept learned;

    /** What the library learned, as it is kept: in its own fields, without a name around them. */
    @StoredForm(value = "match-model", version = 2)
    record Kept(@JsonValue TrainedModel learned) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Kept {}
    }

    /** All agencies' records were learnt from: it is no agency's own. */
    private static final AgencyId OF_ALL = new AgencyId(new UUID(0, 0));

    protected MatchModel() {}

    MatchModel(int number, Clock clock) {
        super(OF_ALL, clock);
        this.number = number;
    }

    void hasLearned(TrainedModel learned, long records, Clock clock) {
        this.learned = new Kept(learned);
        this.records = records;
        status = learned.agreementSpeaksForMatch() ? MatchModelStatus.READY : MatchModelStatus.FAILED;
        touch(clock);
    }

    void hasFailed(Clock clock) {
        status = MatchModelStatus.FAILED;
        touch(clock);
    }

    void take(Step step, Clock clock) {
        status = TRANSITIONS.next(status, step, Set.of(Party.ADMINISTRATOR), this);
        touch(clock);
    }

    int number() {
        return number;
    }

    MatchModelStatus status() {
        return status;
    }

    long records() {
        return records;
    }

    TrainedModel learned() {
        return learned == null ? null : learned.learned();
    }
}
