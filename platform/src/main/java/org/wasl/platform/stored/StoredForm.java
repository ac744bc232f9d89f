package org.wasl.platform.stored;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is kept as JSON, in a column or sealed. It is nobody's API body: rows outlive the API (ADR 41). A sample of each version stands in
 * {@code src/test/resources/stored} for as long as rows of it may exist, and a test reads them all.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredForm {
    /** Name of the folder of its samples, such as {@code safety-plan}. */
    String value();

    /** Raised with each change of what is written. What was renamed is still read by its old name ({@code @JsonAlias}). */
    int version() default 1;
}
