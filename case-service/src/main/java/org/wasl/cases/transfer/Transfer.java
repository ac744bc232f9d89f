package org.wasl.cases.transfer;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.PartStep;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.TransferEnd;
import org.wasl.contracts.code.TransferStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.stored.StoredForm;

/** A case offered to another agency. Accepted, the case is the other agency's, and the old one reads on for the days of the hand-over. */
@Entity
@Table(name = "transfer")
public class Transfer extends SealedPart {
    enum Step {
        ACCEPT,
        DECLINE,
        REVOKE
    }

    private static final Guard<PartStep<Transfer>> SECOND_PERSON =
            SecondPerson.guard(step -> step.context().by(), step -> Set.of(step.part().offeredBy));

    static final StateMachine<PartStep<Transfer>, TransferStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<Transfer>, TransferStatus, Step, Party>of(
                    row(
                            Step.ACCEPT,
                            by(Party.RECEIVER),
                            from(TransferStatus.OFFERED),
                            TransferStatus.ACCEPTED,
                            SECOND_PERSON,
                            PartStep.caseNotOpen()),
                    row(Step.DECLINE, by(Party.RECEIVER), from(TransferStatus.OFFERED), TransferStatus.DECLINED),
                    row(
                            Step.REVOKE,
                            by(Party.OWNER, Party.SUPERVISOR),
                            from(TransferStatus.AWAITING_APPROVAL, TransferStatus.OFFERED),
                            TransferStatus.REVOKED));

    private static final Duration STANDS_FOR = Duration.ofDays(14);

    /** As long as nobody has decided: of a restricted case as for a grant without consent (ADR 36). */
    private static final Duration RESTRICTED_WAITS_FOR = Duration.ofHours(72);

    static final Set<TransferStatus> RUNNING = EnumSet.of(TransferStatus.AWAITING_APPROVAL, TransferStatus.OFFERED);

    @Column(name = "to_agency_id")
    private UUID toAgencyId;

    @Column(name = "consent_id")
    private UUID consentId;

    @Type(SealedText.class)
    @Column(name = "override_reason")
    private String overrideReason;

    @Column(name = "handover_days")
    private int handoverDays;

    @Enumerated(EnumType.STRING)
    private TransferStatus status = TransferStatus.OFFERED;

    @Column(name = "offered_by")
    private String offeredBy;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Type(SealedText.class)
    @Column(name = "decision_reason")
    private String decisionReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    private TransferEnd endedBy;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Transfer() {}

    /**
     * @param handoverNote null where there is none
     * @param handoverDays how long the former owner reads on; 14 where null
     * @param overrideReason null where it rests on a consent
     */
    record Terms(AgencyId to, String reason, String handoverNote, Integer handoverDays, String overrideReason) {}

    Transfer(CaseFile file, Terms terms, ConsentId consent, String by, Sealer sealer, Clock clock) {
        super(file, new Offer(terms.reason(), terms.handoverNote(), file.outline()), sealer, clock);
        if (terms.to().equals(file.agency())) {
            throw Problem.invalidField("/toAgencyId", "same-agency");
        }
        toAgencyId = terms.to().value();
        consentId = consent == null ? null : consent.value();
        overrideReason = terms.overrideReason();
        handoverDays = terms.handoverDays() == null ? 14 : terms.handoverDays();
        offeredBy = by;
        expiresAt = createdAt().plus(STANDS_FOR);
        if (consent == null) {
            status = TransferStatus.AWAITING_APPROVAL;
            expiresAt = file.restricted() ? createdAt().plus(RESTRICTED_WAITS_FOR) : expiresAt;
        }
    }

    /** What the receiving agency is told before it decides: nothing that says who. */
    @StoredForm("transfer")
    record Offer(String reason, String handoverNote, CaseFile.Outline outline) {}

    void execute(Step step, String reason, StepContext as) {
        status = TRANSITIONS.next(status(as.now()), step, as.parties(), new PartStep<>(this, as));
        touch(as.clock());
        decidedBy = as.by();
        decidedAt = updatedAt();
        decisionReason = reason;
    }

    /** By the platform. @return whether it had not ended before */
    boolean end(TransferEnd by, Clock clock) {
        boolean running = RUNNING.contains(status(clock.instant()));
        if (running) {
            status = TransferStatus.REVOKED;
            touch(clock);
            decidedAt = updatedAt();
            endedBy = by;
        }
        return running;
    }

    /** By a second person of the agency that offers it. An offer that has ended meanwhile stays ended. */
    void decide(boolean approved, Clock clock) {
        if (!approved) {
            end(TransferEnd.NOT_APPROVED, clock);
        } else if (status(clock.instant()) == TransferStatus.AWAITING_APPROVAL) {
            status = TransferStatus.OFFERED;
            touch(clock);
            expiresAt = updatedAt().plus(STANDS_FOR);
        }
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status(reader.now()), reader.parties(), new PartStep<>(this, reader));
    }

    AgencyId to() {
        return new AgencyId(toAgencyId);
    }

    UUID consent() {
        return consentId;
    }

    String overrideReason() {
        return overrideReason;
    }

    int handoverDays() {
        return handoverDays;
    }

    TransferStatus status(Instant now) {
        return RUNNING.contains(status) && now.isAfter(expiresAt) ? TransferStatus.EXPIRED : status;
    }

    /** Nobody answered, or decided, in time. @return whether its time is over and nobody said so before */
    boolean expire(Clock clock) {
        boolean over = RUNNING.contains(status) && status(clock.instant()) == TransferStatus.EXPIRED;
        status = status(clock.instant());
        return over;
    }

    String offeredBy() {
        return offeredBy;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionReason() {
        return decisionReason;
    }

    TransferEnd endedBy() {
        return endedBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
