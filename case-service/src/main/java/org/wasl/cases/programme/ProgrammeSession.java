package org.wasl.cases.programme;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.wasl.contracts.code.Attendance;
import org.wasl.platform.value.Aggregate;

/** One meeting of a programme, and who was there. */
@Entity
@Table(name = "programme_session")
class ProgrammeSession extends Aggregate {
    @Column(name = "programme_id", updatable = false)
    private UUID programmeId;

    @Column(name = "held_on")
    private LocalDate heldOn;

    private String topic;

    @ElementCollection
    @CollectionTable(name = "session_attendance", joinColumns = @JoinColumn(name = "session_id"))
    @BatchSize(size = 200)
    private Set<Seen> attendances = new HashSet<>();

    @Embeddable
    record Seen(
            @Column(name = "enrolment_id") UUID enrolmentId,
            @Enumerated(EnumType.STRING) Attendance attendance) {}

    protected ProgrammeSession() {}

    ProgrammeSession(
            CentreProgramme programme, LocalDate heldOn, String topic, Map<UUID, Attendance> seen, Clock clock) {
        super(programme.agency(), clock);
        programmeId = programme.rawId();
        this.heldOn = heldOn;
        this.topic = topic;
        write(seen);
    }

    /** @return whether somebody was there otherwise before */
    boolean correct(Map<UUID, Attendance> seen, Clock clock) {
        boolean changes = write(seen);
        if (changes) {
            touch(clock);
        }
        return changes;
    }

    private boolean write(Map<UUID, Attendance> seen) {
        Set<Seen> now = new HashSet<>();
        seen.forEach((enrolment, attendance) -> now.add(new Seen(enrolment, attendance)));
        return attendances.retainAll(now) | attendances.addAll(now);
    }

    LocalDate heldOn() {
        return heldOn;
    }

    String topic() {
        return topic;
    }

    List<Seen> attendances() {
        return attendances.stream()
                .sorted(Comparator.comparing(Seen::enrolmentId))
                .toList();
    }
}
