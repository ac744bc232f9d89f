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
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.contracts.event.PlanReportMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

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

    /** That a correction was begun is known to its agency alone, and so is no new version of what all read. */
    @OptimisticLock(excluded = true)
    @Column(name = "corrected_by_id")
    private UUID correctedById;

    @Enumerated(EnumType.STRING)
    private PlanReportStatus status = PlanReportStatus.DRAFT;

    @Column(name = "narrative_ar")
    private String narrativeAr;

    @Column(name = "narrative_en")
    private String narrativeEn;

    @Column(name = "return_reason")
    private String returnReason;

    /** The accounts that began, changed, computed or submitted it. */
    @Column(name = "written_by")
    private String[] writers = {};

    @Column(name = "locked_at")
    private Instant lockedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ReportLine> lines;

    protected PlanReport() {}

    /** Who acts, and as what. */
    record Context(String account, Set<ReportStep.Party> parties, Clock clock) {}

    PlanReport(
            AgencyId agency,
            PlanFramework plan,
            LocalDate from,
            LocalDate to,
            List<ReportLine> lines,
            String account,
            Clock clock) {
        super(agency, clock);
        frameworkId = plan.rawId();
        startsOn = from;
        endsOn = to;
        revision = 1;
        this.lines = List.copyOf(lines);
        wrote(account);
    }

    private PlanReport(PlanReport locked, List<ReportLine> lines, Context context) {
        super(locked.agency(), context.clock());
        frameworkId = locked.frameworkId;
        startsOn = locked.startsOn;
        endsOn = locked.endsOn;
        revision = locked.revision + 1;
        correctsId = locked.rawId();
        narrativeAr = locked.narrativeAr;
        narrativeEn = locked.narrativeEn;
        this.lines = List.copyOf(lines);
        wrote(context.account());
    }

    private void wrote(String account) {
        writers = Stream.concat(Stream.of(writers), Stream.of(account))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** With its first figures. */
    PlanReportMoved begun(List<ReportLine> computed) {
        lines = List.copyOf(computed);
        return begun();
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
        wrote(context.account());
        touch(context.clock());
        return moved("change");
    }

    PlanReportMoved refresh(Supplier<List<ReportLine>> computed, Context context) {
        require(ReportStep.REFRESH, context);
        lines = List.copyOf(computed.get());
        wrote(context.account());
        touch(context.clock());
        return moved("refresh");
    }

    PlanReportMoved submit(ReportStep step, Context context) {
        PlanReportMoved submitted = execute(step, context);
        wrote(context.account());
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

    /** The next version of it. */
    PlanReport correct(Supplier<List<ReportLine>> renewed, Context context) {
        require(ReportStep.CORRECT, context);
        PlanReport next = new PlanReport(this, renewed.get(), context);
        correctedById = next.rawId();
        return next;
    }

    private PlanReportMoved execute(ReportStep step, Context context) {
        status = require(step, context);
        touch(context.clock());
        return moved(StateMachine.path(step));
    }

    private PlanReportStatus require(ReportStep step, Context context) {
        return ReportStep.TRANSITIONS.next(status, step, context.parties(), facts(context));
    }

    PlanReportMoved moved(String step) {
        return new PlanReportMoved(rawId(), frameworkId, revision, step, status);
    }

    List<String> allowedActions(Context context) {
        return ReportStep.TRANSITIONS.allowed(status, context.parties(), facts(context));
    }

    private ReportStep.Facts facts(Context context) {
        return new ReportStep.Facts(this, context.account(), context.clock().instant());
    }

    boolean isLocked() {
        return status == PlanReportStatus.LOCKED;
    }

    boolean isDraft() {
        return status == PlanReportStatus.DRAFT;
    }

    boolean isCorrected() {
        return correctedById != null;
    }

    boolean isWrittenBy(String account) {
        return Set.of(writers).contains(account);
    }

    /** When the day after its last one begins. */
    Instant periodOver() {
        return endsOn.plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
    }

    boolean hasFiguresOfAPart() {
        return lines.stream().anyMatch(line -> line.isComputedBefore(periodOver()));
    }

    UUID correctedById() {
        return correctedById;
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

    Instant lockedAt() {
        return lockedAt;
    }

    List<ReportLine> lines() {
        return lines;
    }
}
