package org.wasl.matching.link;

/** The classification of a pair that is no non-match. */
public enum Decision {
    /** A match. */
    LINK,
    /** A possible match: a person reviews it. */
    REVIEW
}
