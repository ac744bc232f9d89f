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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.annotations.OptimisticLock;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.referral.ReferralTransitions.GuardContext;

/**
 * One request to one organization to serve one person: the aggregate, and the only place where its status changes. The requester's steps are in
 * {@link Request} and {@link Sharing}, the recipient's in {@link Decision} and {@link Delivery}, the others here; all move it by {@link #execute}.
 */
@Entity
@Table(name = "referral")
public class Referral extends Aggregate {
    static final Duration DRAFT_KEPT = Duration.ofDays(30);

    private String reference;

    @Enumerated(EnumType.STRING)
    private ReferralStatus status = ReferralStatus.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(name = "business_status")
    private ReferralBusinessStatus businessStatus;

    @Enumerated(EnumType.STRING)
    private ReferralPriority priority;

    private Origin origin;
    private Subject subject;
    private Target target;
    private Request request;
    private Sharing sharing;
    private Chain chain;
    private Milestones milestones;
    private Deadlines deadlines = new Deadlines();
    private Decision decision = new Decision(this);
    private Delivery delivery = new Delivery(this);
    private Result result;

    /** The recipient must not see that the person said something: it moves neither the version nor the time of the referral. */
    @OptimisticLock(excluded = true)
    private ClientFeedback feedback;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @OneToMany(mappedBy = "referral", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<ReferralEvent> events = new ArrayList<>();

    @OneToMany(mappedBy = "referral", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<Escalation> escalations = new ArrayList<>();

    protected Referral() {}

    /** @param after the referral before it in the chain, as {@link Chain} continues it; null for the first */
    Referral(AgencyId agency, String requester, DraftContent content, Chain after, Clock clock) {
        super(agency, clock);
        reference = Reference.next();
        chain = after == null ? Chain.begunBy(rawId()) : after;
        write(requester, Set.of(requester), content);
        deadlines.drafted(createdAt().plus(DRAFT_KEPT));
    }

    private void write(String requester, Set<String> writers, DraftContent content) {
        if (agency().equals(content.service().organization())) {
            throw Problem.invalidField("/serviceAtLocationId", "same-agency");
        }
        priority = content.priority();
        origin = new Origin(requester, writers, content);
        subject = new Subject(content.subject());
        target = new Target(content.service());
        request = new Request(this, content);
        sharing = new Sharing(this, content);
    }

    /** A draft that follows another one and is made from no case keeps the sensitivity that it inherited. */
    ReferralMoved edit(DraftContent content, StepContext context) {
        Sensitivity inherited = sharing.sensitivity();
        AgencyId responsible = sharing.responsible();
        return execute(ReferralStep.EDIT, context, null, at -> {
            write(origin.requester(), origin.writersAnd(context.by().subject()), content);
            if (origin.caseId() == null && chain.follows()) {
                sharing.changeSensitivity(inherited);
            }
            sharing.caseWasHandedOver(agency(), responsible);
        });
    }

    /** The step that says that another referral follows this one. */
    ReferralMoved followedBy(ReferralStep step, StepContext context) {
        return execute(step, context, null, at -> {});
    }

    /** A message waits for the other party. */
    public ReferralMoved message(StepContext context) {
        return execute(ReferralStep.MESSAGE, context, null, at -> {});
    }

    ReferralMoved expire(StepContext context) {
        if (priority == ReferralPriority.EMERGENCY) {
            throw new IllegalStateException("An emergency escalates, it never expires");
        }
        return execute(ReferralStep.EXPIRE, context, null, at -> {
            businessStatus = ReferralBusinessStatus.EXPIRED;
            milestones.closed(at);
            sharing.close(at);
        });
    }

    /** The person's record was erased: what counts stays (service, dates, outcome), the words go, for both parties. Only after it has ended. */
    void erase(Clock clock) {
        request.erase();
        feedback().ifPresent(ClientFeedback::erase);
        result = result().withoutText();
        decision.erase();
        sharing.disclosure().ifPresent(Disclosure::erase);
        touch(clock);
        erasedAt = updatedAt();
    }

    /** The person's record was merged into another one. */
    void changeSubject(PersonId person, Clock clock) {
        subject.change(person);
        touch(clock);
    }

    /** The merge was taken back. */
    void part(MergeUndone undone, Clock clock) {
        if (subject.part(undone, agency(), createdAt())) {
            touch(clock);
        }
    }

    ReferralMoved close(ReferralStep step, Enum<?> code, String text, StepContext context, Consumer<Instant> effect) {
        Result.requireText(code, text);
        return execute(step, context, code.name(), at -> {
            result = result().because(code, text);
            milestones.closed(at);
            effect.accept(at);
        });
    }

    /** The one way to move: by the table, with the effect and the event of the step, and the clocks set after it. */
    ReferralMoved execute(ReferralStep step, StepContext context, String code, Consumer<Instant> effect) {
        ReferralStatus before = status;
        status = next(step, context);
        touch(context.clock());
        milestones = milestones();
        effect.accept(updatedAt());
        if (status != before && ReferralTransitions.ENDED.contains(status)) {
            delivery.end(updatedAt());
        }
        events.add(new ReferralEvent(this, step.path(), before, status, context.by(), code, updatedAt()));
        clock().reschedule(updatedAt());
        return moved(step);
    }

    /** What the person says of it. It is no step of the recipient's or the requester's, and changes nothing that the recipient may see. */
    ReferralMoved hear(ReferralStep step, ClientFeedback said, StepContext context) {
        requireCan(step, context);
        feedback = said;
        events.add(new ReferralEvent(
                this, step.path(), status, status, context.by(), said.received().name(), said.at()));
        return moved(step);
    }

    /** It goes on: what the person said was of what was done so far. */
    void askAnew() {
        feedback = null;
    }

    void changeBusinessStatus(ReferralBusinessStatus now) {
        businessStatus = now;
    }

    void changeResult(Result now) {
        result = now;
    }

    ResponseClock clock() {
        return ResponseClock.of(this);
    }

    /** Something changed that is no step. */
    Instant changed(StepContext context) {
        touch(context.clock());
        return updatedAt();
    }

    /** Raises what has waited too long, or can be read by nobody of the recipient, each level of a clock once. */
    List<ReferralEscalated> escalate(boolean unread, Clock clock) {
        Instant now = now(clock);
        List<ReferralEscalated> raised = new ArrayList<>();
        clock().raise(now, unread, reached -> {
            Escalation escalation = new Escalation(this, reached, now);
            raised.add(escalation.event());
            return escalation;
        });
        return raised;
    }

    ReferralMoved moved(ReferralStep step) {
        return new ReferralMoved(
                id(),
                agency(),
                origin.caseId(),
                origin.planActionId(),
                step,
                status,
                result().outcome(),
                target.serviceType(),
                tellCodes(),
                place());
    }

    @Override
    protected Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        codes.put("status", status.name());
        codes.put("businessStatus", businessStatus == null ? null : businessStatus.name());
        codes.put("priority", priority.name());
        return codes;
    }

    EventPlace place() {
        return EventPlace.at(target.location());
    }

    ReferralMoved drafted() {
        return moved(ReferralStep.DRAFT);
    }

    /** Nobody sent it in time, and it is deleted; nobody was told of it. */
    ReferralMoved purged() {
        status = ReferralStatus.ENTERED_IN_ERROR;
        return moved(ReferralStep.PURGE);
    }

    /** Before a step that costs something: there must be a point in it. */
    public void requireCan(ReferralStep step, StepContext context) {
        next(step, context);
    }

    private ReferralStatus next(ReferralStep step, StepContext context) {
        return ReferralTransitions.TABLE.next(status, step, context.parties(), new GuardContext(this, context));
    }

    public List<String> allowed(StepContext context) {
        return ReferralTransitions.TABLE.allowed(status, context.parties(), new GuardContext(this, context));
    }

    /** Files are added to a draft by its requester, later by both, as messages are. */
    public ReferralStep stepOfFiles() {
        return status == ReferralStatus.DRAFT ? ReferralStep.EDIT : ReferralStep.MESSAGE;
    }

    public Audience audience() {
        return sharing.audience();
    }

    /** The person's own word is for the requester, whatever else the recipient learns of. */
    Audience audienceOf(ReferralStep step) {
        return ReferralTransitions.PERSONS_WORD.contains(step) ? audience().only(sharing.responsible()) : audience();
    }

    /** As it counts among those who have a place or want one. */
    public CapacityReservations.PlaceRequest placeRequest(boolean confidential) {
        return new CapacityReservations.PlaceRequest(rawId(), serviceAtLocation(), agency(), confidential);
    }

    /** As it will count once it was sent there: the service may have become sensitive after the draft. */
    public CapacityReservations.PlaceRequest placeRequestAt(ServiceAtLocation service) {
        return placeRequest(sharing.isConfidential() || service.service().sensitive());
    }

    /** Whether a recipient has anything to do with it now. */
    public boolean isOpenTo(AgencyId recipient) {
        return recipient.equals(target()) && ReferralTransitions.OPEN.contains(status) && !sharing.isClosed();
    }

    /** Sent, and nobody of the recipient has seen it. */
    public boolean isUnopened() {
        return status == ReferralStatus.SENT;
    }

    public ReferralId id() {
        return new ReferralId(rawId());
    }

    String reference() {
        return reference;
    }

    ReferralStatus status() {
        return status;
    }

    ReferralBusinessStatus businessStatus() {
        return businessStatus;
    }

    public ReferralPriority priority() {
        return priority;
    }

    public Origin origin() {
        return origin;
    }

    public PersonId subject() {
        return subject.person();
    }

    PersonId originalSubject() {
        return subject.original();
    }

    /** The organization that receives it. */
    public AgencyId target() {
        return target.organization();
    }

    public UUID serviceAtLocation() {
        return target.serviceAtLocation();
    }

    public ServiceType serviceType() {
        return target.serviceType();
    }

    public Request request() {
        return request;
    }

    public Sharing sharing() {
        return sharing;
    }

    public Chain chain() {
        return chain;
    }

    /** Hibernate reads an embedded value without a single column set as null. */
    Milestones milestones() {
        return milestones == null ? new Milestones() : milestones;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    public Decision decision() {
        return decision;
    }

    public Delivery delivery() {
        return delivery;
    }

    Result result() {
        return result == null ? Result.NONE : result;
    }

    Optional<ClientFeedback> feedback() {
        return Optional.ofNullable(feedback);
    }

    /** @param withPersonsWord whether what the person said is among them */
    List<ReferralEvent> events(boolean withPersonsWord) {
        return events.stream()
                .filter(event -> withPersonsWord || !event.isPersonsWord())
                .toList();
    }

    List<Escalation> escalations() {
        return escalations;
    }
}
