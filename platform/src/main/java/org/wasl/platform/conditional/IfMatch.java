package org.wasl.platform.conditional;

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
        String now = String.valueOf(current.version());
        String tag = expected.tag.startsWith("W/") ? expected.tag.substring(2) : expected.tag;
        if (!tag.equals("*") && !tag.replace("\"", "").equals(now)) {
            throw new Problem(CommonProblem.STALE_VERSION).with("currentVersion", current.version());
        }
        return current;
    }
}
