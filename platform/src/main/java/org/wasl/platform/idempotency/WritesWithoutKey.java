package org.wasl.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that keeps no key, and is no search: it does many acts, each of which tells what became of it, or the same again does nothing more. Who must not write
 * is refused there by the operation itself.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WritesWithoutKey {}
