package org.wasl.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;

/** An account that did the work, or asked for it, does not decide about it, in any role. Every approval, review, licence and override asks here. */
public final class SecondPerson {
    private SecondPerson() {}

    /**
     * The same as a guard of a step.
     *
     * @param whose accounts whose work it is; none of them decides
     */
    public static <X> Guard<X> guard(Function<X, String> by, Function<X, Collection<String>> whose) {
        return Guard.of(
                CommonProblem.SECOND_PERSON_NEEDED, step -> whose.apply(step).contains(by.apply(step)));
    }

    /** @param whose accounts whose work it is; null where nobody is known */
    public static void require(String by, String... whose) {
        require(by, Arrays.asList(whose));
    }

    public static void require(String by, Collection<String> whose) {
        if (whose.contains(by)) {
            throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
        }
    }
}
