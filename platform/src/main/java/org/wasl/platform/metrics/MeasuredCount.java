package org.wasl.platform.metrics;

/**
 * A number of rows that a metric tells. It is counted now and then ({@link MeasuredCounts}) and never when metrics are asked for, so a query may take a moment;
 * it reads an index and not a table. Make it a {@code @Singleton} beside the rows.
 */
public interface MeasuredCount {
    /** With dots, ending in what is counted: {@code wasl.tasks.overdue}. */
    String metric();

    String description();

    /** Within a transaction. */
    long count();
}
