package org.wasl.cases.programme;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.CaseProblem;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreProgrammeStatus;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.ProgrammeMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/** Something a community centre offers to a group for a while, such as a course in women's empowerment. It has places, and a waiting list beyond them. */
@Entity
@Table(name = "centre_programme")
class CentreProgramme extends Aggregate {
    enum Step {
        START,
        END,
        CANCEL
    }

    enum Party {
        COORDINATOR
    }

    static final StateMachine<CentreProgramme, CentreProgrammeStatus, Step, Party> TRANSITIONS =
            StateMachine.<CentreProgramme, CentreProgrammeStatus, Step, Party>of(
                    row(
                            Step.START,
                            by(Party.COORDINATOR),
                            from(CentreProgrammeStatus.PLANNED),
                            CentreProgrammeStatus.RUNNING),
                    row(
                            Step.END,
                            by(Party.COORDINATOR),
                            from(CentreProgrammeStatus.RUNNING),
                            CentreProgrammeStatus.ENDED),
                    row(
                            Step.CANCEL,
                            by(Party.COORDINATOR),
                            from(CentreProgrammeStatus.PLANNED, CentreProgrammeStatus.RUNNING),
                            CentreProgrammeStatus.CANCELLED));

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private LocalizedText name;

    private String kind;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    private int places;
    private String[] accessibility;

    @Enumerated(EnumType.STRING)
    private CentreProgrammeStatus status = CentreProgrammeStatus.PLANNED;

    protected CentreProgramme() {}

    /** @param locationId the community centre, as the directory has it */
    record Facts(
            LocalizedText name,
            String kind,
            UUID locationId,
            LocalDate startsOn,
            LocalDate endsOn,
            int places,
            List<AccessibilityFeature> accessibility) {}

    CentreProgramme(AgencyId agency, Facts facts, Clock clock) {
        super(agency, clock);
        write(facts);
    }

    ProgrammeMoved planned() {
        return moved("plan");
    }

    ProgrammeMoved change(Facts facts, Clock clock) {
        requireOpen();
        write(facts);
        return touched("change", clock);
    }

    private void write(Facts facts) {
        if (facts.endsOn().isBefore(facts.startsOn())) {
            throw Problem.invalidField("/endsOn", "expiry-before-start");
        }
        name = facts.name();
        kind = facts.kind();
        locationId = facts.locationId();
        startsOn = facts.startsOn();
        endsOn = facts.endsOn();
        places = facts.places();
        accessibility = facts.accessibility().stream()
                .map(AccessibilityFeature::name)
                .distinct()
                .toArray(String[]::new);
    }

    ProgrammeMoved execute(Step step, Clock clock) {
        status = TRANSITIONS.next(status, step, EnumSet.of(Party.COORDINATOR), this);
        return touched(StateMachine.path(step), clock);
    }

    /** A session was held; its participants are {@link ProgrammeSession}'s. */
    ProgrammeMoved heldSession(Clock clock) {
        if (status != CentreProgrammeStatus.RUNNING) {
            throw new Problem(CaseProblem.PROGRAMME_NOT_RUNNING);
        }
        return touched("session", clock);
    }

    /** Whether one more may take part, where so many do. */
    boolean hasRoom(long enrolled) {
        return enrolled < places;
    }

    private boolean isOpen() {
        return status == CentreProgrammeStatus.PLANNED || status == CentreProgrammeStatus.RUNNING;
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new Problem(CaseProblem.PROGRAMME_NOT_RUNNING);
        }
    }

    /** What somebody needs and this programme does not offer. */
    Set<AccessibilityFeature> missing(Set<AccessibilityFeature> needs) {
        Set<AccessibilityFeature> missing = EnumSet.noneOf(AccessibilityFeature.class);
        missing.addAll(needs);
        facts().accessibility().forEach(missing::remove);
        return missing;
    }

    private ProgrammeMoved touched(String step, Clock clock) {
        touch(clock);
        return moved(step);
    }

    private ProgrammeMoved moved(String step) {
        return new ProgrammeMoved(rawId(), step, status, place());
    }

    EventPlace place() {
        return EventPlace.at(locationId);
    }

    Facts facts() {
        return new Facts(
                name,
                kind,
                locationId,
                startsOn,
                endsOn,
                places,
                Arrays.stream(accessibility).map(AccessibilityFeature::valueOf).toList());
    }

    CentreProgrammeStatus status() {
        return status;
    }

    List<String> allowedActions(boolean coordinator) {
        if (!coordinator) {
            return List.of();
        }
        List<String> actions = TRANSITIONS.allowed(status, EnumSet.of(Party.COORDINATOR), this);
        if (isOpen()) {
            actions.add(0, "change");
        }
        return actions;
    }
}
