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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.AppointmentStatus;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.ReferralAccessStated;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.deadline.Timetable;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.referral.ReferralTransitions.GuardContext;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** One request to one organization to serve one person. The only place where its status changes. */
@Entity
@Table(name = "referral")
public class Referral extends Aggregate {
    static final Duration DRAFT_KEPT = Duration.ofDays(30);
    private static final Duration REOPEN_WINDOW = Duration.ofDays(30);
    private static final int MOST_QUESTIONS = 2;

    private String reference;

    @Column(name = "receiver_reference")
    private String receiverReference;

    @Enumerated(EnumType.STRING)
    private ReferralStatus status = ReferralStatus.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(name = "business_status")
    private ReferralBusinessStatus businessStatus;

    @Enumerated(EnumType.STRING)
    private ReferralPriority priority;

    @Column(name = "case_id")
    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity = Sensitivity.STANDARD;

    @Column(name = "sensitive_service")
    private boolean sensitiveService;

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
    private Request request;
    private Chain chain;
    private Disclosure disclosure;
    private Milestones milestones;
    private Deadlines deadlines = new Deadlines();
    private Appointment appointment;
    private Cancellation cancellation;
    private ClientFeedback feedback;

    @Column(name = "reason_code")
    private String reasonCode;

    @Type(SealedText.class)
    @Column(name = "reason_text")
    private String reasonText;

    @Enumerated(EnumType.STRING)
    private ReferralOutcome outcome;

    private UUID[] alternatives = {};

    @Column(name = "estimated_start")
    private LocalDate estimatedStart;

    @Column(name = "info_requests")
    private int questions;

    @Column(name = "reopened_count")
    private int reopened;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "void_asked_at")
    private Instant voidAskedAt;

    @OneToMany(mappedBy = "referral", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<ReferralEvent> events = new ArrayList<>();

    @OneToMany(mappedBy = "referral", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<Escalation> escalations = new ArrayList<>();

    protected Referral() {}

    /**
     * @param guidance seals the guidance of the body for the row of the referral
     * @param sensitivity of the case it is made from, or of the referral that it follows
     * @param after the referral before it in the chain, as {@link Chain} continues it; null for the first
     */
    Referral(
            AgencyId agency,
            String requester,
            ReferralBody body,
            ServiceAtLocation target,
            Function<UUID, String> guidance,
            Sensitivity sensitivity,
            Chain after,
            Clock clock) {
        super(agency, clock);
        reference = Reference.next();
        this.requester = requester;
        this.sensitivity = sensitivity;
        chain = after == null ? Chain.begunBy(rawId()) : after;
        write(body, target, guidance);
        deadlines.drafted(createdAt().plus(DRAFT_KEPT));
    }

    private void write(ReferralBody body, ServiceAtLocation target, Function<UUID, String> guidance) {
        if (agency().equals(target.organization())) {
            throw Problem.invalidField("/serviceAtLocationId", "same-agency");
        }
        priority = body.priority();
        caseId = body.caseId() == null ? null : body.caseId().value();
        planActionId = body.planActionId() == null ? null : body.planActionId().value();
        subjectId = body.subjectId().value();
        originalSubjectId = subjectId;
        serviceAtLocationId = target.rawId();
        targetOrganizationId = target.organization().value();
        serviceType = target.service().serviceType();
        sensitiveService = target.service().sensitive();
        request = new Request(body, guidance.apply(rawId()));
    }

    /** @param sensitivityNow of the case that it is made from now; a draft that follows another keeps what it inherited */
    ReferralMoved edit(
            ReferralBody body,
            ServiceAtLocation target,
            Function<UUID, String> guidance,
            Sensitivity sensitivityNow,
            StepContext context) {
        return execute(ReferralStep.EDIT, context, null, at -> {
            write(body, target, guidance);
            if (body.caseId() != null || !chain.follows()) {
                sensitivity = sensitivityNow;
            }
        });
    }

    /** To a service that became sensitive after the draft it goes as to one that was. */
    ReferralMoved send(Disclosure frozen, ServiceAtLocation target, Timetable timetable, StepContext context) {
        ReferralStep step = frozen.isWithoutConsent() ? ReferralStep.SEND_WITHOUT_CONSENT : ReferralStep.SEND;
        String basis = frozen.isWithoutConsent() ? frozen.legalBasis().name() : null;
        return execute(step, context, basis, at -> {
            disclosure = frozen;
            sensitiveService = sensitiveService || target.service().sensitive();
            businessStatus = ReferralBusinessStatus.SUMMARY_SENT;
            milestones().sent(at);
            deadlines.sent(at, timetable);
        });
    }

    public ReferralMoved acknowledge(StepContext context) {
        return execute(
                ReferralStep.ACKNOWLEDGE, context, null, at -> milestones().received(at));
    }

    /** The clock of the decision stands still until the answer: twice at most. */
    public ReferralMoved requestInfo(Timetable timetable, StepContext context) {
        return execute(ReferralStep.REQUEST_INFO, context, null, at -> {
            milestones().received(at);
            questions++;
            deadlines.pause(at, timetable.informationDue(at));
            businessStatus = ReferralBusinessStatus.INFO_REQUESTED;
        });
    }

    public ReferralMoved provideInfo(StepContext context) {
        return execute(ReferralStep.PROVIDE_INFO, context, null, at -> {
            deadlines.resume(ReferralStatus.RECEIVED, at);
            businessStatus = ReferralBusinessStatus.INFO_PROVIDED;
        });
    }

    /** The consented fields open with this step. */
    public ReferralMoved accept(
            Instant start, Instant end, String theirReference, Timetable timetable, StepContext context) {
        Appointment first = Appointment.at(start, end);
        return execute(ReferralStep.ACCEPT, context, null, at -> {
            appointment = first;
            receiverReference = theirReference;
            businessStatus = first == null ? null : ReferralBusinessStatus.APPOINTMENT_SCHEDULED;
            estimatedStart = null;
            milestones().decided(at);
            deadlines.accepted(at, timetable);
        });
    }

    ReferralMoved waitlist(LocalDate estimate, Timetable timetable, StepContext context) {
        return execute(ReferralStep.WAITLIST, context, null, at -> {
            businessStatus = ReferralBusinessStatus.WAITLISTED;
            estimatedStart = estimate;
            milestones().waitlisted(at);
            awaitPlace(at, timetable);
        });
    }

    /** Looked at again: it goes on waiting for a place, or for the end of a pause. */
    ReferralMoved review(LocalDate estimate, Timetable timetable, StepContext context) {
        return execute(ReferralStep.REVIEW, context, null, at -> {
            if (status == ReferralStatus.WAITLISTED) {
                estimatedStart = estimate;
                awaitPlace(at, timetable);
            } else {
                deadlines.reviewBy(timetable.reviewDue(at), at);
            }
        });
    }

    private void awaitPlace(Instant at, Timetable timetable) {
        Instant review = timetable.reviewDue(at);
        deadlines.waitsUntil(review, at, timetable.expiry(review));
    }

    public ReferralMoved decline(Enum<?> code, String text, List<ServiceAtLocationId> instead, StepContext context) {
        return close(ReferralStep.DECLINE, code, text, context, at -> {
            milestones().decided(at);
            alternatives = instead.stream().map(ServiceAtLocationId::value).toArray(UUID[]::new);
            closeAccess(at);
        });
    }

    /** Before acceptance the requester takes it back at once; after, she asks, and the recipient confirms. */
    ReferralMoved cancel(CancelReason code, String text, Timetable timetable, StepContext context) {
        if (!ReferralTransitions.UNDER_WAY.contains(status)) {
            return close(ReferralStep.CANCEL, code, text, context, this::closeAccess);
        }
        requireText(code, text);
        return execute(ReferralStep.CANCEL, context, code.name(), at -> {
            cancellation = new Cancellation(code, text, at, timetable.cancellationDue(at));
            businessStatus = ReferralBusinessStatus.CANCELLATION_REQUESTED;
        });
    }

    /** By the recipient, or by the platform once the time for an answer ran out. */
    ReferralMoved confirmCancel(StepContext context) {
        requireCan(ReferralStep.CONFIRM_CANCEL, context.parties(), context.clock());
        return close(ReferralStep.CONFIRM_CANCEL, cancellation.code(), cancellation.text(), context, this::closeAccess);
    }

    public ReferralMoved schedule(Instant start, Instant end, StepContext context) {
        Appointment next = Appointment.at(start, end);
        return execute(ReferralStep.SCHEDULE, context, null, at -> {
            appointment = next;
            businessStatus = ReferralBusinessStatus.APPOINTMENT_SCHEDULED;
        });
    }

    /** Somebody who came was contacted. */
    public ReferralMoved attend(StepContext context) {
        return updateAppointment(
                AppointmentStatus.ATTENDED, ReferralBusinessStatus.ATTENDED, ReferralStep.ATTEND, context);
    }

    public ReferralMoved noShow(StepContext context) {
        return updateAppointment(
                AppointmentStatus.NO_SHOW, ReferralBusinessStatus.NO_SHOW, ReferralStep.NO_SHOW, context);
    }

    ReferralMoved cancelAppointment(StepContext context) {
        return updateAppointment(
                AppointmentStatus.CANCELLED,
                ReferralBusinessStatus.APPOINTMENT_CANCELLED,
                ReferralStep.CANCEL_APPOINTMENT,
                context);
    }

    private ReferralMoved updateAppointment(
            AppointmentStatus now, ReferralBusinessStatus is, ReferralStep step, StepContext context) {
        return execute(step, context, null, at -> {
            appointment.is(now);
            businessStatus = cancellation == null ? is : businessStatus;
            if (status == ReferralStatus.IN_PROGRESS) {
                milestones().started(at);
            }
        });
    }

    public ReferralMoved start(StepContext context) {
        return execute(ReferralStep.START, context, null, at -> milestones().started(at));
    }

    /** @param until when to look at it again; null for the time that the policy gives */
    ReferralMoved hold(Enum<?> code, String text, Instant until, Timetable timetable, StepContext context) {
        requireText(code, text);
        if (until != null && !until.isAfter(context.clock().instant())) {
            throw Problem.invalidField("/resumeOn", "in-the-past");
        }
        return execute(ReferralStep.HOLD, context, code.name(), at -> {
            reasonCode = code.name();
            reasonText = text;
            deadlines.pause(at, until == null ? timetable.reviewDue(at) : until);
        });
    }

    ReferralMoved resume(StepContext context) {
        return execute(ReferralStep.RESUME, context, null, at -> {
            reasonCode = null;
            reasonText = null;
            milestones().started(at);
            deadlines.resume(ReferralStatus.ON_HOLD, at);
        });
    }

    public ReferralMoved complete(ReferralOutcome result, String text, StepContext context) {
        return execute(ReferralStep.COMPLETE, context, result.name(), at -> {
            outcome = result;
            reasonCode = null;
            reasonText = text;
            milestones().closed(at);
        });
    }

    public ReferralMoved fail(Enum<?> code, String text, StepContext context) {
        return close(ReferralStep.FAIL, code, text, context, at -> {});
    }

    ReferralMoved reopen(String why, Timetable timetable, StepContext context) {
        return execute(ReferralStep.REOPEN, context, null, at -> {
            outcome = null;
            reasonCode = null;
            reasonText = why;
            cancellation = null;
            feedback = null;
            reopened++;
            businessStatus = ReferralBusinessStatus.REOPENED;
            milestones().reopened();
            deadlines.reopened(at, timetable);
        });
    }

    boolean isReopenWindowOver(Instant now) {
        Instant closed = milestones().closed();
        return closed != null && now.isAfter(closed.plus(REOPEN_WINDOW));
    }

    ReferralMoved feedback(ClientFeedback said, StepContext context) {
        return execute(ReferralStep.FEEDBACK, context, said.received().name(), at -> feedback = said);
    }

    /** Whether it came out as the recipient says: the caseworker hears at once where it did not. */
    ReferralMoved personSays(ClientFeedback said, StepContext context) {
        ReceivedService asReported = status == ReferralStatus.FAILED ? ReceivedService.NO : ReceivedService.YES;
        ReferralStep step = said.received() == asReported ? ReferralStep.PERSON_CONFIRMS : ReferralStep.PERSON_DISPUTES;
        return execute(step, context, said.received().name(), at -> feedback = said);
    }

    /** The step that says that another referral follows this one. */
    ReferralMoved followedBy(ReferralStep step, StepContext context) {
        return execute(step, context, null, at -> {});
    }

    /** A message waits for the other side. */
    public ReferralMoved message(StepContext context) {
        return execute(ReferralStep.MESSAGE, context, null, at -> {});
    }

    ReferralMoved askVoid(StepContext context) {
        return execute(ReferralStep.ASK_VOID, context, null, at -> voidAskedAt = at);
    }

    /** It should never have been: the words go, for both sides. */
    ReferralMoved markVoid(Enum<?> code, String text, StepContext context) {
        return close(ReferralStep.VOID, code, text, context, at -> {
            request.erase();
            closeAccess(at);
        });
    }

    ReferralMoved expire(StepContext context) {
        if (priority == ReferralPriority.EMERGENCY) {
            throw new IllegalStateException("An emergency escalates, it never expires");
        }
        return execute(ReferralStep.EXPIRE, context, null, at -> {
            businessStatus = ReferralBusinessStatus.EXPIRED;
            milestones().closed(at);
            closeAccess(at);
        });
    }

    /** Whether it was sent on the consent of the other of two persons who were one. */
    boolean reliesOnUndoneMerge(MergeUndone undone) {
        return disclosure != null
                && !disclosure.closed()
                && disclosure.consent() != null
                && undone.takesFrom(subject(), new ConsentId(disclosure.consent()));
    }

    /** What the person's consents leave open to its recipient; empty where it went on another basis or the statement is older than its consent. */
    Optional<Set<FieldGroup>> fieldsLeftOpenBy(ConsentEffectStated stated) {
        return disclosure == null || disclosure.closed() || disclosure.consent() == null
                ? Optional.empty()
                : stated.openOf(disclosure.consent(), ConsentPurpose.REFERRAL, target());
    }

    void narrow(String profileSealed, StepContext context) {
        disclosure.narrow(profileSealed);
        touch(context.clock());
    }

    /** Cuts the recipient off, whatever the state; an open referral ends with it. */
    ReferralMoved consentWithdrawn(StepContext context) {
        if (ReferralTransitions.OPEN.contains(status)) {
            return close(
                    ReferralStep.WITHDRAW_CONSENT, CancelReason.CONSENT_WITHDRAWN, null, context, this::closeAccess);
        }
        touch(context.clock());
        closeAccess(updatedAt());
        return moved(ReferralStep.WITHDRAW_CONSENT);
    }

    /** Her record was erased: what counts stays (service, dates, outcome), the words go for both sides. Only after it has ended. */
    void erase(Clock clock) {
        request.erase();
        reasonText = null;
        receiverReference = null;
        if (disclosure != null) {
            disclosure.erase();
        }
        if (cancellation != null) {
            cancellation.erase();
        }
        if (feedback != null) {
            feedback.erase();
        }
        touch(clock);
        erasedAt = updatedAt();
    }

    void changeSubject(PersonId person, Clock clock) {
        subjectId = person.value();
        touch(clock);
    }

    private ReferralMoved close(
            ReferralStep step, Enum<?> code, String text, StepContext context, Consumer<Instant> effect) {
        requireText(code, text);
        return execute(step, context, code.name(), at -> {
            reasonCode = code.name();
            reasonText = text;
            milestones().closed(at);
            effect.accept(at);
        });
    }

    /** A code that means "other" needs a text. */
    private static void requireText(Enum<?> code, String text) {
        if (code.name().equals("OTHER") && (text == null || text.isBlank())) {
            throw Problem.invalidField("/text", "text-required");
        }
    }

    /** A draft has disclosed nothing, and there is nothing to close. */
    private void closeAccess(Instant at) {
        if (disclosure != null) {
            disclosure.close(at);
        }
    }

    /** The one way to move: by the table, with its effect, the event, and the clocks set after it. */
    private ReferralMoved execute(ReferralStep step, StepContext context, String code, Consumer<Instant> effect) {
        ReferralStatus before = status;
        status = next(step, context.parties(), context.clock());
        touch(context.clock());
        milestones = milestones();
        effect.accept(updatedAt());
        events.add(new ReferralEvent(this, step.path(), before, status, context.by(), code, updatedAt()));
        clock().reschedule(updatedAt());
        return moved(step);
    }

    private ResponseClock clock() {
        return new ResponseClock(deadlines, escalations, status, endsAt());
    }

    /** When the platform itself ends the wait. */
    private Instant endsAt() {
        return switch (status) {
            case DRAFT -> createdAt().plus(DRAFT_KEPT);
            case SENT, RECEIVED, WAITLISTED -> deadlines.expiry();
            case ACCEPTED, IN_PROGRESS, ON_HOLD -> cancellation == null ? null : cancellation.dueAt();
            default -> null;
        };
    }

    boolean isDue(Instant now) {
        return deadlines.isDue(now);
    }

    boolean hasEnded(Instant now) {
        Instant endsAt = endsAt();
        return endsAt != null && !endsAt.isAfter(now);
    }

    /** Raises what has waited too long, each level of a clock once. */
    List<ReferralEscalated> escalate(Clock clock) {
        Instant now = now(clock);
        return clock().raise(now, reached -> new Escalation(this, reached, now)).stream()
                .map(r -> new ReferralEscalated(
                        id(),
                        agency(),
                        target(),
                        caseId == null ? null : new CaseId(caseId),
                        r.deadline().kind(),
                        r.level(),
                        priority,
                        serviceType))
                .toList();
    }

    private ReferralMoved moved(ReferralStep step) {
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
        return moved(ReferralStep.DRAFT);
    }

    /** Nobody sent it for so long that it goes; it has told nothing to anybody. */
    ReferralMoved purged() {
        status = ReferralStatus.ENTERED_IN_ERROR;
        return moved(ReferralStep.PURGE);
    }

    /** Before the registry is asked: there must be a point in asking. */
    void requireCan(ReferralStep step, Set<Party> parties, Clock clock) {
        next(step, parties, clock);
    }

    private ReferralStatus next(ReferralStep step, Set<Party> parties, Clock clock) {
        return ReferralTransitions.TABLE.next(status, step, parties, new GuardContext(this, clock.instant()));
    }

    /** Files are added to a draft by its requester, later by both, as messages are. */
    public void requireTakesFiles(Set<Party> parties, Clock clock) {
        requireCan(stepOfFiles(), parties, clock);
    }

    public boolean takesFiles(Set<Party> parties, Clock clock) {
        return allowed(parties, clock.instant()).contains(stepOfFiles().path());
    }

    private ReferralStep stepOfFiles() {
        return status == ReferralStatus.DRAFT ? ReferralStep.EDIT : ReferralStep.MESSAGE;
    }

    List<String> allowed(Set<Party> parties, Instant now) {
        return ReferralTransitions.TABLE.allowed(status, parties, new GuardContext(this, now));
    }

    boolean hasAskedMostQuestions() {
        return questions >= MOST_QUESTIONS;
    }

    boolean isVoidAsked() {
        return voidAskedAt != null;
    }

    /** The case is more, or less, sensitive than was known. */
    void changeSensitivity(Sensitivity now) {
        sensitivity = now;
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    /** Known to few on either side: no feed and no statistics of others tell of it. */
    boolean isConfidential() {
        return sensitivity == Sensitivity.RESTRICTED || sensitiveService;
    }

    boolean isToSensitiveService() {
        return sensitiveService;
    }

    /** Null where it was not made from a case. */
    UUID caseId() {
        return caseId;
    }

    /**
     * Who may learn of a step. The requester's feed is read by others than those who know a case that is not a standard one; the recipient's, once it was
     * sent, by others than those who know of a sensitive service.
     */
    public Audience audience() {
        if (isConfidential()) {
            return Audience.RESTRICTED;
        }
        Set<AgencyId> agencies = new HashSet<>();
        if (sensitivity == Sensitivity.STANDARD) {
            agencies.add(agency());
        }
        if (milestones().sent() != null) {
            agencies.add(target());
        }
        return Audience.of(agencies);
    }

    /**
     * Who of the recipient works with the person on it: whom {@link Referrals} shows it to.
     *
     * @param listed the accounts that the recipient lists for its sensitive services
     */
    ReferralAccessStated accessStated(Set<String> listed, long revision) {
        boolean underWay = ReferralTransitions.UNDER_WAY.contains(status) && !disclosure.closed();
        Stream<String> keys =
                sensitiveService ? listed.stream().map(ReaderKey::account) : Stream.of(ReaderKey.role(Roles.PROVIDER));
        return new ReferralAccessStated(
                id(),
                underWay ? new PersonId(originalSubjectId) : null,
                target(),
                underWay,
                underWay ? keys.sorted().map(ReferralAccessStated.Reader::new).toList() : List.of(),
                revision);
    }

    /** As it counts among those who have a place or want one. */
    CapacityReservations.PlaceRequest placeRequest() {
        return new CapacityReservations.PlaceRequest(rawId(), serviceAtLocationId, agency(), isConfidential());
    }

    /** As it will count once it was sent there: the service may have become sensitive after the draft. */
    CapacityReservations.PlaceRequest placeRequestAt(ServiceAtLocation target) {
        boolean confidential = isConfidential() || target.service().sensitive();
        return new CapacityReservations.PlaceRequest(rawId(), serviceAtLocationId, agency(), confidential);
    }

    /** Whether a recipient has anything to do with it now. */
    public boolean isOpenTo(AgencyId recipient) {
        return recipient.equals(target()) && ReferralTransitions.OPEN.contains(status) && !disclosure.closed();
    }

    /** Sent, and nobody of the recipient has seen it. */
    public boolean isUnopened() {
        return status == ReferralStatus.SENT;
    }

    public ReferralId id() {
        return new ReferralId(rawId());
    }

    public AgencyId target() {
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

    public UUID serviceAtLocation() {
        return serviceAtLocationId;
    }

    ServiceType serviceType() {
        return serviceType;
    }

    Chain chain() {
        return chain;
    }

    List<ReferralEvent> events() {
        return events;
    }

    List<Escalation> escalations() {
        return escalations;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    ReferralBusinessStatus businessStatus() {
        return businessStatus;
    }

    Request request() {
        return request;
    }

    /** Hibernate reads an embedded value without a single column set as null. */
    Milestones milestones() {
        return milestones == null ? new Milestones() : milestones;
    }

    /** Empty until it was sent. */
    Optional<Disclosure> disclosure() {
        return Optional.ofNullable(disclosure);
    }

    Optional<Appointment> appointment() {
        return Optional.ofNullable(appointment);
    }

    Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    /** Account of the caseworker who drafted it. */
    public String requester() {
        return requester;
    }

    Optional<ClientFeedback> feedback() {
        return Optional.ofNullable(feedback);
    }

    /** The recipient said yes once, so the consented fields are open to it. */
    boolean wasAccepted() {
        return deadlines.everAccepted();
    }

    /** The draft as it was written, to be changed or sent again. */
    ReferralBody body(SafeContactInstructions guidance) {
        return new ReferralBody(
                subject(),
                new ServiceAtLocationId(serviceAtLocationId),
                priority,
                caseId == null ? null : new CaseId(caseId),
                planActionId == null ? null : new PlanActionId(planActionId),
                request.reason(),
                request.needCodes(),
                request.accommodationNeeds(),
                request.interpreterLanguage(),
                request.restrictions(),
                guidance);
    }

    /** @param mine shown to the requester: the case, its action and the consent are hers alone
     * @param open whether words may still be read */
    ReferralView.Facts facts(boolean mine, boolean open) {
        return new ReferralView.Facts(
                reference,
                receiverReference,
                mine ? caseId : null,
                mine ? planActionId : null,
                mine ? requester : null,
                open ? request.reason() : null,
                open ? request.needCodes() : Set.of(),
                open ? request.accommodationNeeds() : Set.of(),
                open ? request.interpreterLanguage() : null,
                open ? request.restrictions() : null,
                mine && disclosure != null ? disclosure.consent() : null,
                reasonCode,
                open ? reasonText : null,
                outcome,
                Arrays.stream(alternatives).map(ServiceAtLocationId::new).toList(),
                estimatedStart,
                reopened,
                voidAskedAt,
                milestones().sent(),
                milestones().received(),
                milestones().waitlisted(),
                milestones().decided(),
                milestones().started(),
                milestones().closed());
    }
}
