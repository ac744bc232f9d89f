package org.wasl.platform.conditional;

import java.util.stream.Stream;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** The version that a caller read before changing something: the {@code If-Match} header. */
public record IfMatch(String tag) {
    public static IfMatch fromString(String header) {
        return new IfMatch(header.trim());
    }

    /** Where a body names the version. */
    public static IfMatch version(int version) {
        return new IfMatch(Integer.toString(version));
    }

    /** The record itself; 428 where the caller named no version, 412 where it is not the current one. */
    public static <A extends Aggregate> A require(IfMatch expected, A current) {
        if (expected == null) {
            throw new Problem(CommonProblem.VERSION_REQUIRED);
        }
        if (!expected.names(current.version())) {
            throw new Problem(CommonProblem.STALE_VERSION).with("currentVersion", current.version());
        }
        return current;
    }

    /** For what is to be made: 412 where the caller named a version of it, since there is none. */
    public static void requireNew(IfMatch expected) {
        if (expected != null) {
            throw new Problem(CommonProblem.STALE_VERSION);
        }
    }

    /**
     * RFC 9110, 13.1.1: any version, or a list of tags of which one is the current one by strong comparison, so that a weak one names none. The tag of what was
     * read through the gateway is {@code "7-0f3a…"}: the version, and a hash of what the caller was shown.
     */
    private boolean names(int version) {
        return tag.equals("*")
                || Stream.of(tag.split(","))
                        .map(one -> one.trim().replace("\"", "").split("-", 2)[0])
                        .anyMatch(String.valueOf(version)::equals);
    }
}
