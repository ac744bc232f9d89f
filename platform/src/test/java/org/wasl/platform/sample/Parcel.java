package org.wasl.platform.sample;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Type;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.CleanText;

/** A stand-in for a real aggregate. Its events borrow a real kind. */
@Entity
@Table(name = "parcel")
class Parcel extends Aggregate {
    enum Status {
        PACKED,
        SENT,
        DELIVERED
    }

    enum Step {
        SEND,
        DELIVER
    }

    enum Party {
        OWNER
    }

    static final StateMachine<Parcel, Status, Step, Party> TRANSITIONS = StateMachine.<Parcel, Status, Step, Party>of(
            row(Step.SEND, by(Party.OWNER), from(Status.PACKED), Status.SENT),
            row(Step.DELIVER, by(Party.OWNER), from(Status.SENT), Status.DELIVERED));

    private String label;
    private int weight;
    private String note;

    @Type(SealedText.class)
    private String remark;

    @Column(name = "note_index")
    private byte[] noteIndex;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PACKED;

    protected Parcel() {}

    Parcel(AgencyId agency, Body body, Clock clock) {
        super(agency, clock);
        change(body);
    }

    PersonChanged packed() {
        return new PersonChanged(new PersonId(rawId()), Set.of("label"), null, null);
    }

    PersonChanged change(Body body, Set<String> changed, Clock clock) {
        change(body);
        touch(clock);
        return new PersonChanged(new PersonId(rawId()), changed, null, null);
    }

    PersonChanged take(Step step, Clock clock) {
        status = TRANSITIONS.next(status, step, Set.of(Party.OWNER), this);
        touch(clock);
        return new PersonChanged(new PersonId(rawId()), Set.of("status"), null, null);
    }

    void seal(String cipherText, byte[] index) {
        note = cipherText;
        noteIndex = index;
    }

    String note() {
        return note;
    }

    Status status() {
        return status;
    }

    Body body() {
        return new Body(label, weight);
    }

    private void change(Body body) {
        label = body.label();
        weight = body.weight();
    }

    record Body(
            @NotBlank @Size(max = 20) @CleanText String label,

            @NotNull @Min(1) @Max(100) Integer weight) {}

    record ParcelView(
            @JsonUnwrapped RecordMetadata metadata,
            String label,
            int weight,
            Status status,
            List<String> allowedActions)
            implements View {
        static ParcelView of(Parcel p) {
            return new ParcelView(
                    RecordMetadata.of(p),
                    p.label,
                    p.weight,
                    p.status,
                    TRANSITIONS.allowed(p.status, Set.of(Party.OWNER), p));
        }
    }
}
