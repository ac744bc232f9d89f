package org.wasl.monitoring.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.contracts.event.PlanReportMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;

/** What an agency reports on a plan for some months. A locked one is never changed: a correction is another version of it. */
@Entity
@Table(name = "plan_report")
class PlanReport extends Aggregate {
    @Column(name = "framework_id", updatable = false)
    private UUID frameworkId;

    @Column(name = "starts_on", updatable = false)
    private LocalDate startsOn;

    @Column(name = "ends_on", updatable = false)
    private LocalDate endsOn;

    @Column(updatable = false)
    private int revision;

    @Column(name = "corrects_id", updatable = false)
    private UUID correctsId;

    private boolean corrected;

    @Enumerated(EnumType.STRING)
    private PlanReportStatus status = PlanReportStatus.DRAFT;

    @Column(name = "narrative_ar")
    private String narrativeAr;

    @Column(name = "narrative_en")
    private String narrativeEn;

    @Column(name = "return_reason")
    private String returnReason;

    @Column(name = "submitted_by")
    private String submittedBy;

    @Column(name = "locked_at")
    private Instant lockedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ReportLine> lines;

    protected PlanReport() {}

    /** Who acts, and as what. */
    record Context(String account, Set<ReportStep.Party> parties, Clock clock) {}

    PlanReport(AgencyId agency, PlanFramework plan, LocalDate from, LocalDate to, List<ReportLine> lines, Clock clock) {
        super(agency, clock);
        frameworkId = plan.rawId();
        startsOn = from;
        endsOn = to;
        revision = 1;
        this.lines = List.copyOf(lines);
    }

    private PlanReport(PlanReport locked, List<ReportLine> lines, Clock clock) {
        super(locked.agency(), clock);
        frameworkId = locked.frameworkId;
        startsOn = locked.startsOn;
        endsOn = locked.endsOn;
        revision = locked.revision + 1;
        correctsId = locked.rawId();
        narrativeAr = locked.narrativeAr;
        narrativeEn = locked.narrativeEn;
        this.lines = List.copyOf(lines);
    }

    PlanReportMoved begun() {
        return moved("begin");
    }

    /** Null where it says all that already. */
    PlanReportMoved change(String ar, String en, List<ReportLine> changed, Context context) {
        require(ReportStep.CHANGE, context);
        if (lines.equals(changed) && Objects.equals(narrativeAr, ar) && Objects.equals(narrativeEn, en)) {
            return null;
        }
        narrativeAr = ar;
        narrativeEn = en;
        lines = List.copyOf(changed);
        touch(context.clock());
        return moved("change");
    }

    PlanReportMoved refresh(Supplier<List<ReportLine>> computed, Context context) {
        require(ReportStep.REFRESH, context);
        lines = List.copyOf(computed.get());
        touch(context.clock());
        return moved("refresh");
    }

    PlanReportMoved submit(ReportStep step, Context context) {
        PlanReportMoved submitted = execute(step, context);
        submittedBy = context.account();
        returnReason = null;
        return submitted;
    }

    PlanReportMoved returnTo(String reason, Context context) {
        PlanReportMoved returned = execute(ReportStep.RETURN, context);
        returnReason = reason;
        return returned;
    }

    PlanReportMoved review(Context context) {
        return execute(ReportStep.REVIEW, context);
    }

    PlanReportMoved lock(Context context) {
        PlanReportMoved locked = execute(ReportStep.LOCK, context);
        lockedAt = updatedAt();
        return locked;
    }

    /** The next version of it, with figures of today. */
    PlanReport correct(Supplier<List<ReportLine>> computed, Context context) {
        require(ReportStep.CORRECT, context);
        corrected = true;
        touch(context.clock());
        return new PlanReport(this, computed.get(), context.clock());
    }

    private PlanReportMoved execute(ReportStep step, Context context) {
        status = require(step, context);
        touch(context.clock());
        return moved(StateMachine.path(step));
    }

    private PlanReportStatus require(ReportStep step, Context context) {
        return ReportStep.TRANSITIONS.next(
                status, step, context.parties(), new ReportStep.Facts(this, context.account()));
    }

    PlanReportMoved moved(String step) {
        return new PlanReportMoved(rawId(), frameworkId, revision, step, status);
    }

    List<String> allowedActions(Context context) {
        return ReportStep.TRANSITIONS.allowed(status, context.parties(), new ReportStep.Facts(this, context.account()));
    }

    boolean isLocked() {
        return status == PlanReportStatus.LOCKED;
    }

    boolean isCorrected() {
        return corrected;
    }

    UUID frameworkId() {
        return frameworkId;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    int revision() {
        return revision;
    }

    UUID correctsId() {
        return correctsId;
    }

    PlanReportStatus status() {
        return status;
    }

    String narrativeAr() {
        return narrativeAr;
    }

    String narrativeEn() {
        return narrativeEn;
    }

    String returnReason() {
        return returnReason;
    }

    String submittedBy() {
        return submittedBy;
    }

    Instant lockedAt() {
        return lockedAt;
    }

    List<ReportLine> lines() {
        return lines;
    }
}
