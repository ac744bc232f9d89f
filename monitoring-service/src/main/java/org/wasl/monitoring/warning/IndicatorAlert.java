package org.wasl.monitoring.warning;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.IndicatorAlertStatus;
import org.wasl.contracts.event.IndicatorAlertMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.LastPeriodFigures.LastFigures;
import org.wasl.monitoring.indicator.WatchedFigure;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/** That a figure passed a threshold in a period. It keeps what the threshold said then, and the figures that everybody could read then. */
@Entity
@Table(name = "indicator_alert")
class IndicatorAlert extends Aggregate {
    enum Step {
        ACKNOWLEDGE,
        FOLLOW,
        DISMISS,
        CLEAR
    }

    enum Party {
        /** Who writes for the coordinating organization. */
        COORDINATOR,
        /** Of the agency that the threshold names. */
        RESPONSIBLE,
        PLATFORM
    }

    static final StateMachine<IndicatorAlert, IndicatorAlertStatus, Step, Party> TRANSITIONS =
            StateMachine.<IndicatorAlert, IndicatorAlertStatus, Step, Party>of(
                    row(
                            Step.ACKNOWLEDGE,
                            by(Party.COORDINATOR, Party.RESPONSIBLE),
                            from(IndicatorAlertStatus.RAISED),
                            IndicatorAlertStatus.ACKNOWLEDGED),
                    // By the action or the response that names it.
                    elsewhere(row(
                            Step.FOLLOW,
                            by(Party.COORDINATOR, Party.RESPONSIBLE),
                            from(
                                    IndicatorAlertStatus.RAISED,
                                    IndicatorAlertStatus.ACKNOWLEDGED,
                                    IndicatorAlertStatus.FOLLOWED),
                            IndicatorAlertStatus.FOLLOWED)),
                    row(
                            Step.DISMISS,
                            by(Party.COORDINATOR),
                            from(
                                    IndicatorAlertStatus.RAISED,
                                    IndicatorAlertStatus.ACKNOWLEDGED,
                                    IndicatorAlertStatus.FOLLOWED),
                            IndicatorAlertStatus.DISMISSED),
                    elsewhere(row(
                            Step.CLEAR,
                            by(Party.PLATFORM),
                            from(
                                    IndicatorAlertStatus.RAISED,
                                    IndicatorAlertStatus.ACKNOWLEDGED,
                                    IndicatorAlertStatus.FOLLOWED),
                            IndicatorAlertStatus.CLEARED)));

    @Column(name = "threshold_id", updatable = false)
    private UUID thresholdId;

    @Embedded
    private WatchedFigure watched;

    @Embedded
    @AttributeOverride(name = "comparison", column = @Column(name = "comparison", updatable = false))
    @AttributeOverride(name = "value", column = @Column(name = "limit_value", updatable = false))
    private ThresholdLimit limit;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar", updatable = false))
    @AttributeOverride(name = "en", column = @Column(name = "title_en", updatable = false))
    private LocalizedText title;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "advice_ar", updatable = false))
    @AttributeOverride(name = "en", column = @Column(name = "advice_en", updatable = false))
    private LocalizedText advice;

    @Column(name = "responsible_id", updatable = false)
    private UUID responsibleId;

    @Column(name = "starts_on", updatable = false)
    private LocalDate startsOn;

    @Column(name = "ends_on", updatable = false)
    private LocalDate endsOn;

    @Column(updatable = false)
    private double figure;

    @Column(name = "figure_before", updatable = false)
    private Double figureBefore;

    @Column(name = "published_at", updatable = false)
    private Instant publishedAt;

    @Enumerated(EnumType.STRING)
    private IndicatorAlertStatus status = IndicatorAlertStatus.RAISED;

    @Column(name = "dismissal_reason")
    private String dismissalReason;

    protected IndicatorAlert() {}

    /** @param publishedAt when the facts were published that the figures were counted from */
    IndicatorAlert(IndicatorThreshold threshold, LastFigures figures, Instant publishedAt, Clock clock) {
        super(threshold.agency(), clock);
        IndicatorThreshold.Content said = threshold.content();
        thresholdId = threshold.rawId();
        watched = threshold.watched();
        limit = said.limit();
        title = said.title();
        advice = said.advice();
        responsibleId = said.responsible() == null ? null : said.responsible().value();
        startsOn = figures.period().from();
        endsOn = figures.period().to();
        figure = figures.value();
        figureBefore = figures.before();
        this.publishedAt = publishedAt;
    }

    IndicatorAlertMoved raised() {
        return moved("raise");
    }

    IndicatorAlertMoved acknowledge(Set<Party> parties, Clock clock) {
        return take(Step.ACKNOWLEDGE, parties, clock);
    }

    /** Null where it was followed by another one before. */
    IndicatorAlertMoved follow(Set<Party> parties, Clock clock) {
        if (status == IndicatorAlertStatus.FOLLOWED) {
            TRANSITIONS.next(status, Step.FOLLOW, parties, this);
            return null;
        }
        return take(Step.FOLLOW, parties, clock);
    }

    IndicatorAlertMoved dismiss(String reason, Set<Party> parties, Clock clock) {
        IndicatorAlertMoved moved = take(Step.DISMISS, parties, clock);
        dismissalReason = reason;
        return moved;
    }

    IndicatorAlertMoved clear(Clock clock) {
        return take(Step.CLEAR, Set.of(Party.PLATFORM), clock);
    }

    private IndicatorAlertMoved take(Step step, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties, this);
        touch(clock);
        return moved(StateMachine.path(step));
    }

    private IndicatorAlertMoved moved(String step) {
        return new IndicatorAlertMoved(rawId(), thresholdId, step, status);
    }

    List<String> allowedActions(Set<Party> parties) {
        return TRANSITIONS.allowed(status, parties, this);
    }

    UUID thresholdId() {
        return thresholdId;
    }

    WatchedFigure watched() {
        return watched;
    }

    ThresholdLimit limit() {
        return limit;
    }

    LocalizedText title() {
        return title;
    }

    LocalizedText advice() {
        return advice;
    }

    Optional<AgencyId> responsible() {
        return Optional.ofNullable(responsibleId).map(AgencyId::new);
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    double figure() {
        return figure;
    }

    /** Null where it is not told. */
    Double figureBefore() {
        return figureBefore;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    IndicatorAlertStatus status() {
        return status;
    }

    /** Null where it was not dismissed. */
    String dismissalReason() {
        return dismissalReason;
    }
}
