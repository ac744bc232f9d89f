package org.wasl.platform.problem;

import java.util.Locale;

/** One way to say no: an RFC 9457 problem type. Its title and detail stand in contracts, {@code problems_ar/en.properties}, under {@link #code()}. */
public interface ProblemType {
    String name();

    int status();

    /** Stable: clients branch on it. {@code STALE_VERSION} is {@code stale-version}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default String uri() {
        return "/problems/" + code();
    }
}
