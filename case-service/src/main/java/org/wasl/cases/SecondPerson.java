package org.wasl.cases;

import java.util.Arrays;
import java.util.Collection;
import org.wasl.platform.problem.Problem;

/** An account that did the work, or asked for it, does not decide about it, in any role. Every approval, review, licence and override asks here. */
public final class SecondPerson {
    private SecondPerson() {}

    /** @param whose accounts whose work it is; null where nobody is known */
    public static void require(String by, String... whose) {
        require(by, Arrays.asList(whose));
    }

    public static void require(String by, Collection<String> whose) {
        if (whose.contains(by)) {
            throw new Problem(CaseProblem.SECOND_PERSON_NEEDED);
        }
    }
}
