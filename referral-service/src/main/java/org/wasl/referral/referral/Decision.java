package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.referral.deadline.Timetable;

/** What the recipient decides: it asks, accepts, puts on the waiting list, declines. */
@Embeddable
public class Decision extends AggregatePart {
    private static final int MOST_QUESTIONS = 2;

    @Column(name = "receiver_reference")
    private String receiverReference;

    @Column(name = "alternatives")
    private UUID[] alternatives = {};

    @Column(name = "estimated_start")
    private LocalDate estimatedStart;

    @Column(name = "info_requests")
    private int questions;

    @Column(name = "void_asked_at")
    private Instant voidAskedAt;

    protected Decision() {}

    Decision(Referral referral) {
        super(referral);
    }

    public ReferralMoved acknowledge(StepContext context) {
        return referral.execute(ReferralStep.ACKNOWLEDGE, context, null, at -> referral.milestones()
                .received(at));
    }

    /** The clock of the decision stands still until the answer: twice at most. */
    public ReferralMoved requestInfo(Timetable timetable, StepContext context) {
        return referral.execute(ReferralStep.REQUEST_INFO, context, null, at -> {
            questions++;
            referral.milestones().received(at);
            referral.deadlines().pause(at, timetable.informationDue(at));
            referral.changeBusinessStatus(ReferralBusinessStatus.INFO_REQUESTED);
        });
    }

    /** The consented fields open with this step. */
    public ReferralMoved accept(
            Instant start, Instant end, String theirReference, Timetable timetable, StepContext context) {
        Appointment first = Appointment.at(start, end);
        return referral.execute(ReferralStep.ACCEPT, context, null, at -> {
            receiverReference = theirReference;
            estimatedStart = null;
            referral.delivery().expect(first);
            referral.milestones().decided(at);
            referral.deadlines().accepted(at, timetable);
        });
    }

    ReferralMoved waitlist(LocalDate estimate, Timetable timetable, StepContext context) {
        return referral.execute(ReferralStep.WAITLIST, context, null, at -> {
            referral.changeBusinessStatus(ReferralBusinessStatus.WAITLISTED);
            referral.milestones().waitlisted(at);
            awaitPlace(estimate, at, timetable);
        });
    }

    /** Looked at again: it still waits for a place, or for the end of a pause. */
    ReferralMoved review(LocalDate estimate, Timetable timetable, StepContext context) {
        return referral.execute(ReferralStep.REVIEW, context, null, at -> {
            if (referral.status() == ReferralStatus.WAITLISTED) {
                awaitPlace(estimate, at, timetable);
            } else {
                referral.deadlines().reviewBy(timetable.reviewDue(at), at);
            }
        });
    }

    private void awaitPlace(LocalDate estimate, Instant at, Timetable timetable) {
        estimatedStart = estimate;
        Instant review = timetable.reviewDue(at);
        referral.deadlines().waitsUntil(review, at, timetable.expiry(review));
    }

    public ReferralMoved decline(Enum<?> code, String text, List<ServiceAtLocationId> instead, StepContext context) {
        return referral.close(ReferralStep.DECLINE, code, text, context, at -> {
            suggest(instead);
            referral.milestones().decided(at);
            referral.sharing().close(at);
        });
    }

    /** The recipient has closed: nobody there will answer, or go on. It comes back to the requester, and the recipient reads nothing more. */
    ReferralMoved recipientClosed(List<ServiceAtLocationId> instead, StepContext context) {
        if (!ReferralTransitions.UNDER_WAY.contains(referral.status())) {
            return decline(DeclineReason.SERVICE_SUSPENDED, null, instead, context);
        }
        return referral.close(ReferralStep.FAIL, FailReason.PROVIDER_WITHDREW, null, context, at -> {
            suggest(instead);
            referral.sharing().close(at);
        });
    }

    private void suggest(List<ServiceAtLocationId> instead) {
        alternatives = instead.stream().map(ServiceAtLocationId::value).toArray(UUID[]::new);
    }

    ReferralMoved askVoid(StepContext context) {
        return referral.execute(ReferralStep.ASK_VOID, context, null, at -> voidAskedAt = at);
    }

    void erase() {
        receiverReference = null;
    }

    boolean hasAskedMostQuestions() {
        return questions >= MOST_QUESTIONS;
    }

    String receiverReference() {
        return receiverReference;
    }

    List<ServiceAtLocationId> alternatives() {
        return Arrays.stream(alternatives).map(ServiceAtLocationId::new).toList();
    }

    LocalDate estimatedStart() {
        return estimatedStart;
    }

    Instant voidAskedAt() {
        return voidAskedAt;
    }
}
