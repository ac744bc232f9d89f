package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.wasl.contracts.code.AppointmentStatus;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.deadline.Timetable;

/** What the recipient does after it accepted, to the outcome: appointments, attendance, pauses, the end. */
@Embeddable
public class Delivery extends AggregatePart {
    private Appointment appointment;

    @Column(name = "reopened_count")
    private int reopened;

    protected Delivery() {}

    Delivery(Referral referral) {
        super(referral);
    }

    /** @param first the appointment that was named with the acceptance; null where none was */
    void expect(Appointment first) {
        appointment = first;
        referral.changeBusinessStatus(first == null ? null : ReferralBusinessStatus.APPOINTMENT_SCHEDULED);
    }

    public ReferralMoved schedule(Instant start, Instant end, StepContext context) {
        Appointment next = Appointment.at(start, end);
        return referral.execute(ReferralStep.SCHEDULE, context, null, at -> expect(next));
    }

    /** Whoever came was contacted. */
    public ReferralMoved attend(StepContext context) {
        return update(AppointmentStatus.ATTENDED, ReferralBusinessStatus.ATTENDED, ReferralStep.ATTEND, context);
    }

    public ReferralMoved noShow(StepContext context) {
        return update(AppointmentStatus.NO_SHOW, ReferralBusinessStatus.NO_SHOW, ReferralStep.NO_SHOW, context);
    }

    ReferralMoved cancelAppointment(StepContext context) {
        return update(
                AppointmentStatus.CANCELLED,
                ReferralBusinessStatus.APPOINTMENT_CANCELLED,
                ReferralStep.CANCEL_APPOINTMENT,
                context);
    }

    private ReferralMoved update(
            AppointmentStatus status, ReferralBusinessStatus business, ReferralStep step, StepContext context) {
        return referral.execute(step, context, null, at -> {
            appointment.is(status);
            if (referral.request().cancellation().isEmpty()) {
                referral.changeBusinessStatus(business);
            }
            if (referral.status() == ReferralStatus.IN_PROGRESS) {
                referral.milestones().started(at);
            }
        });
    }

    public ReferralMoved start(StepContext context) {
        return referral.execute(
                ReferralStep.START, context, null, at -> referral.milestones().started(at));
    }

    /** @param until when to look at it again; null for the time that the policy gives */
    ReferralMoved hold(Enum<?> code, String text, Instant until, Timetable timetable, StepContext context) {
        Result.requireText(code, text);
        if (until != null && !until.isAfter(context.clock().instant())) {
            throw Problem.invalidField("/resumeOn", "in-the-past");
        }
        return referral.execute(ReferralStep.HOLD, context, code.name(), at -> {
            referral.changeResult(referral.result().because(code, text));
            referral.deadlines().pause(at, until == null ? timetable.reviewDue(at) : until);
        });
    }

    ReferralMoved resume(StepContext context) {
        return referral.execute(ReferralStep.RESUME, context, null, at -> {
            referral.changeResult(referral.result().withoutReason());
            referral.milestones().started(at);
            referral.deadlines().resume(ReferralStatus.ON_HOLD, at);
        });
    }

    public ReferralMoved complete(ReferralOutcome outcome, String text, StepContext context) {
        return referral.execute(ReferralStep.COMPLETE, context, outcome.name(), at -> {
            referral.changeResult(Result.completed(outcome, text));
            referral.milestones().closed(at);
        });
    }

    public ReferralMoved fail(Enum<?> code, String text, StepContext context) {
        return referral.close(ReferralStep.FAIL, code, text, context, at -> {});
    }

    /**
     * Nothing is awaited of a referral that has ended. Whoever was expected before the service was completed came; another appointment does not take place. Of
     * an expired referral the business status says how it ended.
     */
    void end(Instant at) {
        appointment().filter(Appointment::isAwaited).ifPresent(awaited -> {
            boolean came = referral.status() == ReferralStatus.COMPLETED && awaited.hasBegun(at);
            awaited.is(came ? AppointmentStatus.ATTENDED : AppointmentStatus.CANCELLED);
        });
        if (referral.businessStatus() != ReferralBusinessStatus.EXPIRED) {
            referral.changeBusinessStatus(null);
        }
    }

    void reopened(String why) {
        reopened++;
        referral.changeResult(Result.reopened(why));
        referral.changeBusinessStatus(ReferralBusinessStatus.REOPENED);
    }

    int timesReopened() {
        return reopened;
    }

    /** The last one; the events know of those before. */
    Optional<Appointment> appointment() {
        return Optional.ofNullable(appointment);
    }
}
