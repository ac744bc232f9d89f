package org.wasl.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.wasl.platform.openapi.OpenApiConventions;

/**
 * An operation that may be sent again: it runs in a transaction of its own, once for each {@code Idempotency-Key} of a caller. See ADR 0043.
 *
 * <p>An operation that must ask another service first says {@code asksFirst}: it runs without a transaction, and does what it does in {@link Act#commit}.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Extension(name = OpenApiConventions.ONCE, value = "true")
public @interface Once {
    /** How a request is answered that is sent again. */
    @Nonbinding
    Class<? extends Replay> value();

    @Nonbinding
    boolean asksFirst() default false;

    /** Whether an organization may do it that the directory says is closed: it hands over, or ends, what it has. */
    @Nonbinding
    boolean windsUp() default false;
}
