package org.wasl.monitoring.warning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Optional;
import org.wasl.contracts.code.ThresholdComparison;
import org.wasl.monitoring.PlainNumber;

/** What a figure is compared with. */
@Embeddable
record ThresholdLimit(
        @Column(name = "comparison") @Enumerated(EnumType.STRING)
        ThresholdComparison comparison,

        @Column(name = "limit_value") BigDecimal value) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    ThresholdLimit {
        value = PlainNumber.of(value);
    }

    /**
     * Whether the figure passes it; empty where that is not known, because a figure is not told.
     *
     * @param figure null where it is not told
     * @param before of the period before; null where it is not told
     */
    Optional<Boolean> isPassedBy(Double figure, Double before) {
        if (figure == null) {
            return Optional.empty();
        }
        BigDecimal now = BigDecimal.valueOf(figure);
        return switch (comparison) {
            case ABOVE -> Optional.of(now.compareTo(value) > 0);
            case BELOW -> Optional.of(now.compareTo(value) < 0);
            case RISES_BY ->
                before == null ? Optional.empty() : Optional.of(isRiseFrom(BigDecimal.valueOf(before), now));
        };
    }

    /** From nothing there is no percentage. */
    private boolean isRiseFrom(BigDecimal before, BigDecimal now) {
        BigDecimal rise = now.subtract(before);
        return before.signum() > 0
                && rise.signum() > 0
                && rise.multiply(HUNDRED).compareTo(value.multiply(before)) >= 0;
    }
}
