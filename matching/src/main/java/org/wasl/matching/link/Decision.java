package org.wasl.matching.link;

/** What becomes of a pair. */
public enum Decision {
    /** One person. */
    LINK,
    /** Somebody should look. */
    REVIEW
}
