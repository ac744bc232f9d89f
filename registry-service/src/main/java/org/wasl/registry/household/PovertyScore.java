package org.wasl.registry.household;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How poor a household was found to be.
 *
 * @param type by which method: the scales of two methods do not compare
 * @param scoredOn when it was found
 */
@Embeddable
public record PovertyScore(
        @Column(name = "poverty_score") BigDecimal score,
        @Column(name = "poverty_score_type") String type,
        @Column(name = "poverty_scored_on") LocalDate scoredOn) {
    /** The database writes a number with its own count of digits. */
    boolean isSame(PovertyScore other) {
        return other != null
                && score.compareTo(other.score) == 0
                && Objects.equals(type, other.type)
                && Objects.equals(scoredOn, other.scoredOn);
    }
}
