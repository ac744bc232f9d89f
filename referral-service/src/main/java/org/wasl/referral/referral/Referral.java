package org.wasl.referral.referral;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.transition.TransitionTable;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.deadline.Timetable;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.referral.ReferralTransitions.Party;
import org.wasl.referral.referral.ReferralTransitions.Step;

/** One request to one organization to serve one person. The only place where its status changes. */
@Entity
@Table(name = "referral")
public class Referral extends Aggregate {
    private static final Duration REOPEN_WINDOW = Duration.ofDays(30);

    private String reference;

    @Enumerated(EnumType.STRING)
    private ReferralStatus status = ReferralStatus.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(name = "business_status")
    private ReferralBusinessStatus businessStatus;

    @Enumerated(EnumType.STRING)
    private ReferralPriority priority;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "plan_action_id")
    private UUID planActionId;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "original_subject_id")
    private UUID originalSubjectId;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    @Column(name = "service_at_location_id")
    private UUID serviceAtLocationId;

    @Column(name = "target_organization_id")
    private UUID targetOrganizationId;

    private String requester;
    private String reason;

    @Column(name = "accommodation_needs")
    private String[] accommodationNeeds;

    @Column(name = "interpreter_language")
    private String interpreterLanguage;

    private Disclosure disclosure;

    @Column(name = "appointment_start")
    private Instant appointmentStart;

    @Column(name = "appointment_end")
    private Instant appointmentEnd;

    private Deadlines deadlines;
    private Cancellation cancellation;

    @Column(name = "reason_code")
    private String reasonCode;

    @Column(name = "reason_text")
    private String reasonText;

    @Enumerated(EnumType.STRING)
    private ReferralOutcome outcome;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @OneToMany(mappedBy = "referral", cascade = CascadeType.ALL)
    @OrderBy("id")
    private List<ReferralEvent> events = new ArrayList<>();

    protected Referral() {}

    Referral(AgencyId agency, String requester, ReferralBody body, ServiceAtLocation target, Clock clock) {
        super(agency, clock);
        if (agency.equals(target.organization())) {
            throw Problem.invalidField("/serviceAtLocationId", "same-agency");
        }
        reference = Reference.next();
        this.requester = requester;
        priority = body.priority();
        caseId = body.caseId() == null ? null : body.caseId().value();
        planActionId = body.planActionId() == null ? null : body.planActionId().value();
        subjectId = body.subjectId().value();
        originalSubjectId = subjectId;
        serviceAtLocationId = target.rawId();
        targetOrganizationId = target.organization().value();
        serviceType = target.service().serviceType();
        reason = body.reason();
        accommodationNeeds = body.accommodationNeeds() == null
                ? new String[0]
                : body.accommodationNeeds().stream().map(Enum::name).sorted().toArray(String[]::new);
        interpreterLanguage = body.interpreterLanguage();
    }

    ReferralMoved send(Disclosure frozen, Timetable timetable, Actor by, Set<Party> parties, Clock clock) {
        ReferralMoved moved = move(Step.SEND, parties, by, null, clock);
        disclosure = frozen;
        businessStatus = ReferralBusinessStatus.SUMMARY_SENT;
        sentAt = updatedAt();
        deadlines = Deadlines.afterSending(sentAt, timetable);
        return moved;
    }

    ReferralMoved acknowledge(Actor by, Set<Party> parties, Clock clock) {
        ReferralMoved moved = move(Step.ACKNOWLEDGE, parties, by, null, clock);
        receivedAt = updatedAt();
        return moved;
    }

    /** The consented fields open with this step. */
    ReferralMoved accept(Instant start, Instant end, Timetable timetable, Actor by, Set<Party> parties, Clock clock) {
        if (start != null && end != null && !end.isAfter(start)) {
            throw Problem.invalidField("/appointmentEnd", "expiry-before-start");
        }
        ReferralMoved moved = move(Step.ACCEPT, parties, by, null, clock);
        appointmentStart = start;
        appointmentEnd = end;
        businessStatus = start == null ? null : ReferralBusinessStatus.APPOINTMENT_SCHEDULED;
        decidedAt = updatedAt();
        deadlines().accepted(decidedAt, timetable);
        return moved;
    }

    ReferralMoved waitlist(Actor by, Set<Party> parties, Clock clock) {
        ReferralMoved moved = move(Step.WAITLIST, parties, by, null, clock);
        businessStatus = ReferralBusinessStatus.WAITLISTED;
        return moved;
    }

    ReferralMoved start(Actor by, Set<Party> parties, Clock clock) {
        ReferralMoved moved = move(Step.START, parties, by, null, clock);
        startedAt = updatedAt();
        return moved;
    }

    ReferralMoved resume(Actor by, Set<Party> parties, Clock clock) {
        return move(Step.RESUME, parties, by, null, clock);
    }

    /** Before acceptance the requester takes it back at once; after, she asks, and the recipient confirms. */
    ReferralMoved cancel(
            CancelReason code, String text, Timetable timetable, Actor by, Set<Party> parties, Clock clock) {
        if (!ReferralTransitions.UNDER_WAY.contains(status)) {
            return takeFor(Step.CANCEL, code, text, by, parties, clock);
        }
        requireText(code, text);
        ReferralMoved moved = move(Step.CANCEL, parties, by, code.name(), clock);
        cancellation = new Cancellation(code, text, updatedAt(), timetable.cancellationDue(updatedAt()));
        businessStatus = ReferralBusinessStatus.CANCELLATION_REQUESTED;
        return moved;
    }

    /** By the recipient, or by the platform once the time for an answer ran out. */
    ReferralMoved confirmCancel(Actor by, Set<Party> parties, Clock clock) {
        requireCan(Step.CONFIRM_CANCEL, parties);
        ReferralMoved moved =
                move(Step.CONFIRM_CANCEL, parties, by, cancellation.code().name(), clock);
        reasonCode = cancellation.code().name();
        reasonText = cancellation.text();
        closedAt = updatedAt();
        closeAccess();
        return moved;
    }

    /** Steps that must say why: decline, cancel, hold, fail, void. A code that means "other" needs a text. */
    ReferralMoved takeFor(Step step, Enum<?> code, String text, Actor by, Set<Party> parties, Clock clock) {
        requireText(code, text);
        ReferralMoved moved = move(step, parties, by, code.name(), clock);
        reasonCode = code.name();
        reasonText = text;
        if (step == Step.DECLINE) {
            decidedAt = updatedAt();
        }
        if (step != Step.HOLD) {
            closedAt = updatedAt();
        }
        if (step == Step.DECLINE || step == Step.CANCEL || step == Step.VOID) {
            closeAccess();
        }
        return moved;
    }

    private static void requireText(Enum<?> code, String text) {
        if (code.name().equals("OTHER") && (text == null || text.isBlank())) {
            throw Problem.invalidField("/text", "text-required");
        }
    }

    ReferralMoved complete(ReferralOutcome result, String text, Actor by, Set<Party> parties, Clock clock) {
        ReferralMoved before = move(Step.COMPLETE, parties, by, result.name(), clock);
        outcome = result;
        reasonText = text;
        closedAt = updatedAt();
        return told(before.step());
    }

    ReferralMoved reopen(String why, Actor by, Set<Party> parties, Clock clock) {
        ReferralTransitions.TABLE.next(status, Step.REOPEN, parties);
        if (clock.instant().isAfter(closedAt.plus(REOPEN_WINDOW))) {
            throw new Problem(ReferralProblem.REOPEN_WINDOW_OVER);
        }
        if (disclosure.closed()) {
            throw new Problem(ReferralProblem.CONSENT_REQUIRED);
        }
        ReferralMoved moved = move(Step.REOPEN, parties, by, null, clock);
        outcome = null;
        closedAt = null;
        cancellation = null;
        businessStatus = ReferralBusinessStatus.REOPENED;
        reasonText = why;
        return told(moved.step());
    }

    ReferralMoved expire(Actor by, Clock clock) {
        if (priority == ReferralPriority.EMERGENCY) {
            throw new IllegalStateException("An emergency escalates, it never expires");
        }
        ReferralMoved moved = move(Step.EXPIRE, EnumSet.of(Party.SYSTEM), by, null, clock);
        businessStatus = ReferralBusinessStatus.EXPIRED;
        closedAt = updatedAt();
        closeAccess();
        return moved;
    }

    /** Cuts the recipient off, whatever the state; an open referral ends with it. */
    ReferralMoved consentWithdrawn(Actor by, Clock clock) {
        if (ReferralTransitions.TABLE
                .allowed(status, EnumSet.of(Party.SYSTEM))
                .contains(TransitionTable.path(Step.WITHDRAW_CONSENT))) {
            move(Step.WITHDRAW_CONSENT, EnumSet.of(Party.SYSTEM), by, CancelReason.CONSENT_WITHDRAWN.name(), clock);
            reasonCode = CancelReason.CONSENT_WITHDRAWN.name();
            closedAt = updatedAt();
        } else {
            touch(clock);
        }
        closeAccess();
        return told(TransitionTable.path(Step.WITHDRAW_CONSENT));
    }

    void subjectIsNow(PersonId person, Clock clock) {
        subjectId = person.value();
        touch(clock);
    }

    /** A draft has disclosed nothing, and there is nothing to close. */
    private void closeAccess() {
        if (disclosure != null) {
            disclosure.close(updatedAt());
        }
    }

    private ReferralMoved move(Step step, Set<Party> parties, Actor by, String code, Clock clock) {
        ReferralStatus before = status;
        status = ReferralTransitions.TABLE.next(status, step, parties, this::possible);
        touch(clock);
        events.add(new ReferralEvent(this, TransitionTable.path(step), before, status, by, code, updatedAt()));
        return told(TransitionTable.path(step));
    }

    private ReferralMoved told(String step) {
        return new ReferralMoved(
                id(),
                agency(),
                caseId == null ? null : new CaseId(caseId),
                planActionId == null ? null : new PlanActionId(planActionId),
                step,
                status,
                outcome,
                serviceType);
    }

    ReferralMoved drafted() {
        return told("draft");
    }

    /** Before the registry is asked: there must be a point in asking. */
    void requireCan(Step step, Set<Party> parties) {
        ReferralTransitions.TABLE.next(status, step, parties, this::possible);
    }

    List<String> allowed(Set<Party> parties) {
        return ReferralTransitions.TABLE.allowed(status, parties, this::possible);
    }

    private boolean possible(Step step) {
        return switch (step) {
            case CONFIRM_CANCEL -> cancellation != null;
            case CANCEL -> cancellation == null;
            default -> true;
        };
    }

    Set<Party> partiesOf(AgencyId agency, boolean requests, boolean provides) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (requests && agency.equals(agency())) {
            parties.add(Party.REQUESTER);
        }
        if (provides && agency.equals(target())) {
            parties.add(Party.TARGET);
        }
        if (parties.isEmpty()) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return parties;
    }

    /** Who may learn of a step: the requester always, the recipient once it was sent. */
    Set<AgencyId> audience() {
        Set<AgencyId> audience = new HashSet<>(Set.of(agency()));
        if (sentAt != null) {
            audience.add(target());
        }
        return audience;
    }

    ReferralId id() {
        return new ReferralId(rawId());
    }

    AgencyId target() {
        return new AgencyId(targetOrganizationId);
    }

    ReferralStatus status() {
        return status;
    }

    ReferralPriority priority() {
        return priority;
    }

    PersonId subject() {
        return new PersonId(subjectId);
    }

    UUID serviceAtLocation() {
        return serviceAtLocationId;
    }

    ServiceType serviceType() {
        return serviceType;
    }

    List<ReferralEvent> events() {
        return events;
    }

    /** Hibernate reads an embedded value without a single column set as null. */
    private Deadlines deadlines() {
        return deadlines == null ? new Deadlines() : deadlines;
    }

    ReferralBusinessStatus businessStatus() {
        return businessStatus;
    }

    /** Empty until it was sent. */
    Optional<Disclosure> disclosure() {
        return Optional.ofNullable(disclosure);
    }

    /** The recipient said yes once, so the consented fields are open to it. */
    boolean wasAccepted() {
        return deadlines().running();
    }

    /** The plain fields, as they are shown; what is disclosed is added by the view. */
    ReferralView.Facts facts() {
        return new ReferralView.Facts(
                reference,
                caseId,
                planActionId,
                requester,
                reason,
                List.of(accommodationNeeds),
                interpreterLanguage,
                disclosure == null ? null : disclosure.consent(),
                appointmentStart,
                appointmentEnd,
                deadlines().acknowledge(),
                deadlines().decide(),
                deadlines().contact(),
                deadlines().outcome(),
                deadlines().expiry(),
                cancellation == null ? null : cancellation.askedAt(),
                cancellation == null ? null : cancellation.dueAt(),
                cancellation == null ? null : cancellation.code(),
                reasonCode,
                reasonText,
                outcome,
                sentAt,
                receivedAt,
                decidedAt,
                startedAt,
                closedAt);
    }
}
