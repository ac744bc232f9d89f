package org.wasl.monitoring.warning;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.LastPeriodFigures.LastFigures;
import org.wasl.monitoring.indicator.WatchedFigure;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/** When a figure is so high, so low, or rises so fast that somebody must look at it. Each publication is compared with it once. See ADR 0062. */
@Entity
@DynamicUpdate
@Table(name = "indicator_threshold")
class IndicatorThreshold extends Aggregate {
    @Embedded
    private WatchedFigure watched;

    @Embedded
    private ThresholdLimit limit;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private LocalizedText title;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "advice_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "advice_en"))
    private LocalizedText advice;

    @Column(name = "responsible_id")
    private UUID responsibleId;

    private boolean active;

    /** When the facts were published that it was compared with last; null where none were. Nothing that is told, and so no version. */
    @OptimisticLock(excluded = true)
    @Column(name = "compared_with")
    private Instant comparedWith;

    protected IndicatorThreshold() {}

    /**
     * @param advice what to do when it is passed
     * @param responsible whose alerts they are, beside those of the coordinating organization; null for nobody
     */
    record Content(
            LocalizedText title, LocalizedText advice, ThresholdLimit limit, AgencyId responsible, boolean active) {}

    IndicatorThreshold(AgencyId writer, WatchedFigure watched, Content content, Clock clock) {
        super(writer, clock);
        this.watched = watched;
        write(content);
    }

    /** The present publication is looked at again. Answers whether it is another one now. */
    boolean change(Content content, Clock clock) {
        if (content().equals(content)) {
            return false;
        }
        write(content);
        comparedWith = null;
        touch(clock);
        return true;
    }

    private void write(Content content) {
        title = content.title();
        advice = content.advice();
        limit = content.limit();
        responsibleId =
                content.responsible() == null ? null : content.responsible().value();
        active = content.active();
    }

    boolean isDue(Instant publishedAt) {
        return active && (comparedWith == null || comparedWith.isBefore(publishedAt));
    }

    /** Whether the figures pass it; empty where they do not tell. */
    Optional<Boolean> compare(LastFigures figures) {
        return limit.isPassedBy(figures.value(), figures.before());
    }

    void comparedWith(Instant publishedAt) {
        comparedWith = publishedAt;
    }

    WatchedFigure watched() {
        return watched;
    }

    Content content() {
        return new Content(title, advice, limit, responsible().orElse(null), active);
    }

    Optional<AgencyId> responsible() {
        return Optional.ofNullable(responsibleId).map(AgencyId::new);
    }
}
