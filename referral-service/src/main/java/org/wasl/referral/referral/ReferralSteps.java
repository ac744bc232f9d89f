package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Commands;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.deadline.DeadlinePolicies;
import org.wasl.referral.deadline.Timetable;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Executes the steps of referrals. After each, the place that is counted and the statement of who may know of the referral follow. */
@Singleton
public class ReferralSteps extends Commands<Referral, StepContext, ReferralMoved> {
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final CaseRelations cases;
    private final Targets targets;
    private final CapacityReservations reservations;
    private final DeadlinePolicies deadlines;
    private final AccessStatements statements;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReferralSteps(
            Referrals referrals,
            ReferralPresenter presenter,
            CaseRelations cases,
            Targets targets,
            CapacityReservations reservations,
            DeadlinePolicies deadlines,
            AccessStatements statements,
            Caller caller,
            Journal journal,
            Clock clock) {
        super(journal);
        this.referrals = referrals;
        this.presenter = presenter;
        this.cases = cases;
        this.targets = targets;
        this.reservations = reservations;
        this.deadlines = deadlines;
        this.statements = statements;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    protected Referral find(UUID id) {
        return referrals.get(new ReferralId(id), caller);
    }

    @Override
    protected StepContext context(Referral referral) {
        return presenter.contextOf(referral);
    }

    @Override
    protected Audience audience(Referral referral) {
        return referral.audience();
    }

    /** A step, and the referral as the caller sees it after it. */
    public ReferralView executeAndShow(
            ReferralId id, IfMatch expected, BiFunction<Referral, StepContext, ReferralMoved> step) {
        return presenter.whole(execute(id, expected, step));
    }

    /** What the caller is to the referral now, and whether it is closed to the caller; 404 where it is not known to the caller. */
    public String accessNow(ReferralId id) {
        Referral referral = referrals.get(id, caller);
        Set<Party> parties = presenter.partiesOf(referral);
        return new TreeSet<>(parties) + (presenter.isClosedTo(referral, parties) ? "closed" : "open");
    }

    /** Drafted by the caller, whose agency is the requester. */
    Referral draft(ReferralBody body) {
        return draft(content(body, Sensitivity.STANDARD), null);
    }

    /** The next of a chain: once more, or on from the recipient. What is confidential stays so. */
    ReferralView draftNext(ReferralId id, IfMatch expected, ChainResource.AgainBody body, ReferralStep step) {
        boolean onward = step == ReferralStep.REFER_ONWARD;
        Referral before = execute(id, expected, (r, context) -> r.followedBy(step, context));
        ReferralBody again = ReferralBody.of(before, presenter.guidanceOf(before))
                .to(body.serviceAtLocationId(), body.priority(), body.reason());
        Sharing sharing = before.sharing();
        Sensitivity inherited = sharing.isConfidential() ? Sensitivity.RESTRICTED : sharing.sensitivity();
        Referral next = draft(
                content(onward ? again.outsideOfTheCase() : again, inherited),
                before.chain().next(before.rawId(), onward));
        return presenter.whole(next);
    }

    /** @param withoutCase how sensitive it is where it is made from no case */
    DraftContent content(ReferralBody body, Sensitivity withoutCase) {
        return body.content(
                targets.of(body.serviceAtLocationId()),
                presenter.seal(body.guidance()),
                body.caseId() == null ? withoutCase : cases.sensitivityOfOwn(body.caseId(), body.subjectId()));
    }

    private Referral draft(DraftContent content, Chain chain) {
        Referral referral = new Referral(caller.agency(), caller.subject(), content, chain, clock);
        referrals.persist(referral);
        journal.record(referral.drafted(), referral.audience());
        return referral;
    }

    /** The referral, where the step can be taken now and nothing else stands against it; in a transaction of its own. */
    public Referral require(ReferralId id, IfMatch expected, ReferralStep step, Consumer<Referral> also) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Referral referral = referrals.get(id, caller, expected);
            referral.requireCan(step, context(referral));
            also.accept(referral);
            return referral;
        });
    }

    /** In a transaction of its own, for one of many. */
    Referral executeInOwnTransaction(
            ReferralId id, IfMatch expected, BiFunction<Referral, StepContext, ReferralMoved> step) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> execute(id, expected, step));
        } catch (OptimisticLockException changedMeanwhile) {
            throw new Problem(CommonProblem.STALE_VERSION);
        }
    }

    /** A step that needs no version, because it takes nothing away. One at a time. */
    public Referral executeWithoutVersion(ReferralId id, BiFunction<Referral, StepContext, ReferralMoved> step) {
        return execute(referrals.locked(referrals.get(id, caller)), step);
    }

    /** What the person said, as the requester writes it down at the version that they read. One at a time: it moves no version. */
    ReferralView recordFeedback(ReferralId id, IfMatch expected, RequesterStepResource.FeedbackBody body) {
        Referral seen = IfMatch.require(expected, referrals.get(id, caller));
        return presenter.whole(
                execute(referrals.locked(seen), (r, context) -> r.request().feedback(feedbackOf(r, body), context)));
    }

    /** By somebody of the recipient who has a link and no account. In the caller's transaction. */
    public Referral executeByLink(
            Referral referral, IfMatch expected, Actor by, BiFunction<Referral, StepContext, ReferralMoved> step) {
        IfMatch.require(expected, referral);
        StepContext context = StepContext.of(by, Party.TARGET, clock);
        Journal.asSystem(by, () -> record(referral, step.apply(referral, context)));
        return referral;
    }

    /** Whether the person has still to say what became of it. */
    public void requireAwaitsFeedback(Referral referral) {
        referral.requireCan(ReferralStep.FEEDBACK, context(referral));
    }

    /** By the person, who has no account. In the caller's transaction. */
    public void personFeedback(
            Referral seen, ReceivedService received, Integer rating, String comment, String codeShownTo) {
        Referral referral = referrals.locked(seen);
        ClientFeedback given = new ClientFeedback(
                received,
                rating,
                FeedbackChannel.ONLINE,
                presenter.sealComment(referral, comment),
                true,
                codeShownTo,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Actor person = new Actor("person", null, null, null);
        StepContext context = StepContext.of(person, Party.PERSON, clock);
        Journal.asSystem(person, () -> record(referral, referral.request().personFeedback(given, context)));
    }

    private ClientFeedback feedbackOf(Referral referral, RequesterStepResource.FeedbackBody body) {
        return new ClientFeedback(
                body.receivedService(),
                body.rating(),
                body.channel(),
                presenter.sealComment(referral, body.comment()),
                false,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    public Timetable timetable(Referral referral) {
        return deadlines.of(
                referral.priority(), targets.known(referral.serviceAtLocation()).intake());
    }

    /** After every step, by any party. */
    @Override
    protected void record(Referral referral, ReferralMoved moved) {
        reservations.update(referral.placeRequest(referral.sharing().isConfidential()), use(moved));
        journal.record(moved, referral.audienceOf(moved.step()));
        statements.update(referral);
    }

    private static CapacityReservations.PlaceUse use(ReferralMoved moved) {
        return switch (moved.status()) {
            case DRAFT, SENT, RECEIVED -> CapacityReservations.PlaceUse.WAITS;
            case ACCEPTED, IN_PROGRESS, ON_HOLD ->
                moved.step() == ReferralStep.REOPEN
                        ? CapacityReservations.PlaceUse.TAKES_AGAIN
                        : CapacityReservations.PlaceUse.TAKES;
            case WAITLISTED, DECLINED, COMPLETED, FAILED, CANCELLED, EXPIRED, ENTERED_IN_ERROR ->
                CapacityReservations.PlaceUse.LEAVES;
        };
    }
}
