package org.wasl.registry.need;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.NeedSeverity;
import org.wasl.contracts.code.NeedStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.NeedId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.registry.person.Person;

/**
 * A specific need as one agency found it. What is sensitive by its code is confidential, whatever was said: it is for those who work with the person and for
 * whoever wrote it.
 */
@Entity
@Table(name = "person_need")
public class PersonNeed extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    /** The record that was named when it was written: the person's, or one that had been merged into it. Null of those from before this was kept. */
    @Column(name = "named_id")
    private UUID namedId;

    private String code;

    @Enumerated(EnumType.STRING)
    private NeedSeverity severity;

    @Enumerated(EnumType.STRING)
    private NeedStatus status = NeedStatus.ACTIVE;

    private boolean confidential;

    @Column(name = "identified_on")
    private LocalDate identifiedOn;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Column(name = "written_by")
    private String writtenBy;

    /** The case on which it was found; null where there was none. */
    @Column(name = "case_id")
    private UUID caseId;

    protected PersonNeed() {}

    /**
     * @param severity null where it was not looked into
     * @param confidential null where nothing is said
     * @param identifiedOn null for today
     */
    record Found(SpecificNeed code, NeedSeverity severity, Boolean confidential, LocalDate identifiedOn) {}

    /**
     * @param foundOn the case on which it is found
     * @param hidden whether few may know of that case: what is found on it is confidential where nothing else is said
     */
    PersonNeed(
            AgencyId agency,
            Person person,
            Found found,
            Optional<UUID> foundOn,
            boolean hidden,
            String subject,
            Clock clock) {
        super(agency, clock);
        LocalDate today = JordanTime.today(clock);
        identifiedOn = found.identifiedOn() == null ? today : found.identifiedOn();
        if (identifiedOn.isAfter(today)) {
            throw Problem.invalidField("/identifiedOn", "in-the-future");
        }
        personId = person.rawId();
        code = found.code().code();
        severity = found.severity();
        confidential = found.code().isSensitive() || (found.confidential() == null ? hidden : found.confidential());
        caseId = foundOn.orElse(null);
        writtenBy = subject;
    }

    PersonNeed writtenUnder(PersonId named) {
        namedId = named.value();
        return this;
    }

    void assess(NeedSeverity found, Clock clock) {
        requireActive();
        severity = found;
        touch(clock);
    }

    void end(NeedStatus as, LocalDate on, Clock clock) {
        requireActive();
        if (as == NeedStatus.ACTIVE) {
            throw Problem.invalidField("/status", "not-by-this-step");
        }
        if (on.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        if (on.isBefore(identifiedOn)) {
            throw Problem.invalidField("/on", "expiry-before-start");
        }
        status = as;
        endedOn = on;
        touch(clock);
    }

    private void requireActive() {
        if (status != NeedStatus.ACTIVE) {
            throw new Problem(CommonProblem.ALREADY_DONE).with("allowedActions", List.of());
        }
    }

    NeedId id() {
        return new NeedId(rawId());
    }

    SpecificNeed code() {
        return new SpecificNeed(code);
    }

    NeedSeverity severity() {
        return severity;
    }

    NeedStatus status() {
        return status;
    }

    boolean isConfidential() {
        return confidential;
    }

    LocalDate identifiedOn() {
        return identifiedOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }
}
