package org.wasl.referral.directory.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of HSDS, with members of the standard only. Neither the API nor the directory may rename one, so it is body and stored form at once (ADR 41). A part
 * with a member of ours has a body of its own.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HsdsRecord {
    /** Kind of the record, such as {@code cost_option}. */
    String value();
}
