package org.wasl.cases.programme;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.wasl.cases.CaseProblem;
import org.wasl.contracts.code.Attendance;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/**
 * One meeting of a programme, and who was there: the attendance of those who are enrolled, or, where it was open to everybody, a count of heads. Never both:
 * people and heads cannot be added up.
 */
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

    @ElementCollection
    @CollectionTable(name = "session_head_count", joinColumns = @JoinColumn(name = "session_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 200)
    private List<HeadCount> heads = new ArrayList<>();

    @Embeddable
    record Seen(
            @Column(name = "enrolment_id") UUID enrolmentId,
            @Enumerated(EnumType.STRING) Attendance attendance) {}

    protected ProgrammeSession() {}

    private ProgrammeSession(CentreProgramme programme, LocalDate heldOn, String topic, Clock clock) {
        super(programme.agency(), clock);
        programmeId = programme.rawId();
        this.heldOn = heldOn;
        this.topic = topic;
    }

    static ProgrammeSession ofEnrolled(
            CentreProgramme programme, LocalDate heldOn, String topic, Map<UUID, Attendance> seen, Clock clock) {
        ProgrammeSession session = new ProgrammeSession(programme, heldOn, topic, clock);
        session.write(seen);
        return session;
    }

    static ProgrammeSession ofEverybody(
            CentreProgramme programme, LocalDate heldOn, String topic, List<HeadCount> heads, Clock clock) {
        ProgrammeSession session = new ProgrammeSession(programme, heldOn, topic, clock);
        session.write(heads);
        return session;
    }

    /** @return whether somebody was there otherwise before */
    boolean correct(Map<UUID, Attendance> seen, Clock clock) {
        require(heads.isEmpty());
        return touchedIf(write(seen), clock);
    }

    /** @return whether others were counted before */
    boolean correct(List<HeadCount> counted, Clock clock) {
        require(attendances.isEmpty());
        return touchedIf(write(counted), clock);
    }

    private static void require(boolean countedThisWay) {
        if (!countedThisWay) {
            throw new Problem(CaseProblem.SESSION_COUNTED_OTHERWISE);
        }
    }

    private boolean touchedIf(boolean changes, Clock clock) {
        if (changes) {
            touch(clock);
        }
        return changes;
    }

    private boolean write(List<HeadCount> counted) {
        List<HeadCount> sorted = HeadCount.sorted(counted);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).isOfSameGroup(sorted.get(i - 1))) {
                throw Problem.invalidField("/heads/" + counted.lastIndexOf(sorted.get(i)), "counted-twice");
            }
        }
        if (List.copyOf(heads).equals(sorted)) {
            return false;
        }
        heads.clear();
        heads.addAll(sorted);
        return true;
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

    List<HeadCount> heads() {
        return List.copyOf(heads);
    }

    List<Seen> attendances() {
        return attendances.stream()
                .sorted(Comparator.comparing(Seen::enrolmentId))
                .toList();
    }
}
