package org.wasl.monitoring.fact;

/** How often facts are published, and the schema that holds the last publication (ADR 60). */
public enum PublicationSeries {
    /** Of the whole, as it was at the last midnight. */
    DAILY("published"),
    /** By groups: with the first publication of a month. */
    MONTHLY("published_month");

    private final String schema;

    PublicationSeries(String schema) {
        this.schema = schema;
    }

    String schema() {
        return schema;
    }
}
