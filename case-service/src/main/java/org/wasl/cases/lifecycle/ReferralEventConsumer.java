package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.service.ServiceDeliveries;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.transfer.Transfers;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.journal.Journal;

/** Follows the events of referrals: the plan action and the service of the case that a referral carries out, and the tasks that it makes. */
@ApplicationScoped
class ReferralEventConsumer {
    private static final int OVERDUE = 2;

    private final CaseFiles cases;
    private final Plans plans;
    private final ServiceDeliveries services;
    private final Tasks tasks;
    private final Transfers transfers;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReferralEventConsumer(
            CaseFiles cases,
            Plans plans,
            ServiceDeliveries services,
            Tasks tasks,
            Transfers transfers,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.plans = plans;
        this.services = services;
        this.tasks = tasks;
        this.transfers = transfers;
        this.journal = journal;
        this.clock = clock;
    }

    void on(ReferralMoved moved) {
        if (moved.caseId() == null) {
            return;
        }
        CaseFile file = cases.findById(moved.caseId().value());
        if (file == null || file.isErased() || !isOfTheCase(moved.requesterId(), file)) {
            return;
        }
        Set<String> changed = new HashSet<>();
        if (plans.onReferral(moved)) {
            changed.add("plans");
        }
        if (services.onReferral(file, moved)) {
            changed.add("services");
        }
        if (file.running() && tasksFollow(file, moved)) {
            changed.add("tasks");
        }
        if (!changed.isEmpty()) {
            journal.record(file.changed(changed, clock), file.audience());
        }
    }

    /**
     * Another agency can name our case in its referral; it does not move our plan. What the former agency sent before it gave the case away is the work of the
     * agency that has it now.
     */
    private boolean isOfTheCase(AgencyId requester, CaseFile file) {
        return file.agency().equals(requester) || transfers.isFormerAgency(requester, file.id());
    }

    /** What a step of a referral means for the work on the case. */
    private enum Meaning {
        /** The referral brought no service, a question, or a dispute of the person: the caseworker has to act. */
        COMES_BACK,
        /** What came back is dealt with. */
        DEALT_WITH,
        NO_WORK
    }

    private static Meaning meaning(ReferralStep step) {
        return switch (step) {
            case DECLINE, EXPIRE, FAIL, REQUEST_INFO, PERSON_DISPUTES -> Meaning.COMES_BACK;
            case RE_REFER,
                    PROVIDE_INFO,
                    ACCEPT,
                    WAITLIST,
                    COMPLETE,
                    REOPEN,
                    CANCEL,
                    CONFIRM_CANCEL,
                    WITHDRAW_CONSENT,
                    VOID -> Meaning.DEALT_WITH;
            case DRAFT,
                    EDIT,
                    SEND,
                    SEND_WITHOUT_CONSENT,
                    ACKNOWLEDGE,
                    REVIEW,
                    SCHEDULE,
                    ATTEND,
                    NO_SHOW,
                    CANCEL_APPOINTMENT,
                    START,
                    HOLD,
                    RESUME,
                    FEEDBACK,
                    PERSON_CONFIRMS,
                    REFER_ONWARD,
                    MESSAGE,
                    ASK_VOID,
                    PURGE -> Meaning.NO_WORK;
        };
    }

    private boolean tasksFollow(CaseFile file, ReferralMoved moved) {
        Meaning meaning = meaning(moved.step());
        if (meaning != Meaning.NO_WORK) {
            tasks.completeFor(moved.referralId().value());
        }
        if (meaning == Meaning.COMES_BACK) {
            tasks.open(
                    file,
                    TaskType.REFERRAL_RESPONSE,
                    file.owner(),
                    moved.referralId().value());
        }
        return meaning == Meaning.COMES_BACK;
    }

    /** Overdue: the supervisor asks the recipient, or looks elsewhere. */
    void on(ReferralEscalated raised) {
        CaseFile file = raised.caseId() == null || raised.level() < OVERDUE
                ? null
                : cases.findById(raised.caseId().value());
        if (file != null && isOfTheCase(raised.requesterId(), file) && file.running()) {
            tasks.openOnce(
                    file,
                    TaskType.ESCALATION,
                    file.supervisor(),
                    clock.instant(),
                    raised.referralId().value());
            journal.record(file.changed(Set.of("tasks"), clock), file.audience());
        }
    }
}
