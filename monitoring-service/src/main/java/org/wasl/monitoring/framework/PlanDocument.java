package org.wasl.monitoring.framework;

import java.time.Clock;

/**
 * What is written as one document: a plan, or what belongs to one.
 *
 * @param <C> all that it says
 */
public interface PlanDocument<C> {
    boolean says(C content);

    /** Refuses what the document may not say any more. */
    default void requireKept(C content) {}

    void change(C content, Clock clock);
}
