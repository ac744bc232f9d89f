package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.approval.Approval;
import org.wasl.cases.approval.Approval.Step;
import org.wasl.cases.assessment.Assessment;
import org.wasl.cases.assessment.Assessments;
import org.wasl.cases.assessment.RiskAssessments;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.plan.CasePlan;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.transfer.Transfers;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;

/** What follows from a decision: it acts on what it is about, in the same transaction. */
@ApplicationScoped
class ApprovalDecisions {
    private final Assessments assessments;
    private final RiskAssessments risks;
    private final Plans plans;
    private final Tasks tasks;
    private final HouseholdHeadConsumer heads;
    private final ShareGrants grants;
    private final Transfers transfers;
    private final AccessStatements statements;

    @Inject
    ApprovalDecisions(
            Assessments assessments,
            RiskAssessments risks,
            Plans plans,
            Tasks tasks,
            HouseholdHeadConsumer heads,
            ShareGrants grants,
            Transfers transfers,
            AccessStatements statements) {
        this.assessments = assessments;
        this.risks = risks;
        this.plans = plans;
        this.tasks = tasks;
        this.heads = heads;
        this.grants = grants;
        this.transfers = transfers;
        this.statements = statements;
    }

    void decide(CaseCommand command, Approval approval, Step step, String comment) {
        approval.decide(step, comment, deciding(approval, command.context()));
        tasks.completeFor(approval.rawId());
        command.record(effect(command, approval, step == Step.APPROVE));
    }

    List<String> allowedActions(Approval approval, StepContext reader) {
        return approval.allowedActions(deciding(approval, reader));
    }

    private Approval.Deciding deciding(Approval approval, StepContext as) {
        return new Approval.Deciding(approval, as, () -> author(approval));
    }

    /** Of a closure and of what is done without consent it is the account that asked. */
    private String author(Approval approval) {
        return switch (approval.kind()) {
            case ASSESSMENT -> assessments.findById(approval.subjectId()).author();
            case CASE_PLAN -> plans.findById(approval.subjectId()).author();
            case RISK_DOWNGRADE -> risks.findById(approval.subjectId()).assessedBy();
            case CLOSURE, LEGAL_BASIS, SHARE_GRANT, TRANSFER -> null;
        };
    }

    private DomainEvent effect(CaseCommand command, Approval approval, boolean yes) {
        UUID subject = approval.subjectId();
        CaseFile file = command.file();
        Clock clock = command.clock();
        return switch (approval.kind()) {
            case ASSESSMENT -> {
                assessments
                        .findById(subject)
                        .execute(yes ? Assessment.Step.APPROVE : Assessment.Step.RETURN, command.context());
                yield file.changed("assessments", clock);
            }
            case CASE_PLAN -> {
                plans.findById(subject).execute(yes ? CasePlan.Step.APPROVE : CasePlan.Step.RETURN, command.context());
                yield file.changed("plans", clock);
            }
            case CLOSURE -> {
                if (yes) {
                    tasks.cancel(file.id());
                }
                yield yes
                        ? file.lifecycle().close(command.step())
                        : file.lifecycle().returnClosure(approval.comment(), command.step());
            }
            case LEGAL_BASIS -> {
                if (yes) {
                    yield file.lifecycle().basisHolds(file, clock);
                }
                CaseMoved returned = file.lifecycle().returnRegistration(approval.comment(), command.step());
                tasks.cancel(file.id());
                tasks.open(file, TaskType.FIRST_RESPONSE, file.owner(), null);
                heads.begins(file);
                yield returned;
            }
            case SHARE_GRANT -> {
                if (!yes) {
                    grants.reject(subject);
                    statements.stateNow(file);
                }
                yield file.changed("grants", clock);
            }
            case TRANSFER -> {
                transfers.decide(subject, yes);
                yield file.changed("transfers", clock);
            }
            case RISK_DOWNGRADE -> {
                if (!yes) {
                    yield file.changed("risk-assessments", clock);
                }
                CaseChanged changed = file.changeRisk(risks.findById(subject).level(), clock);
                tasks.reschedule(file);
                yield changed;
            }
        };
    }
}
