package org.wasl.platform.problem;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;

/**
 * What a value may be: a number, a length in characters or a count of rows.
 *
 * @param least null where there is no limit
 * @param most null where there is no limit
 */
public record Limits(BigDecimal least, BigDecimal most) {
    static final Limits NONE = new Limits(null, null);

    /** Of the rule that was breached. */
    static Limits of(ConstraintDescriptor<?> rule) {
        Annotation said = rule.getAnnotation();
        if (said instanceof Size size) {
            return new Limits(
                    size.min() == 0 ? null : BigDecimal.valueOf(size.min()),
                    size.max() == Integer.MAX_VALUE ? null : BigDecimal.valueOf(size.max()));
        } else if (said instanceof Min min) {
            return new Limits(BigDecimal.valueOf(min.value()), null);
        } else if (said instanceof Max max) {
            return new Limits(null, BigDecimal.valueOf(max.value()));
        } else if (said instanceof DecimalMin min) {
            return new Limits(new BigDecimal(min.value()), null);
        } else if (said instanceof DecimalMax max) {
            return new Limits(null, new BigDecimal(max.value()));
        }
        return NONE;
    }
}
