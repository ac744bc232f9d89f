package org.wasl.platform.statemachine;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;

/**
 * A rule that closes a step which the state and the party would allow.
 *
 * @param code names the rule, as in {@code supervisor-when-high}; its text in both languages is {@code field.<code>} of the problem files, or the title of
 *     the problem of that name
 * @param standsAgainst whether the rule refuses, given what it looks at
 * @param problem what the step answers with, 403 or 409; null for illegal-step
 * @param members adds to the problem what the caller should know
 * @param <X> what the rule looks at: the record, the caller, the time
 */
public record Guard<X>(
        String code, Predicate<X> standsAgainst, ProblemType problem, BiFunction<Problem, X, Problem> members) {
    /** A rule that has no problem of its own: the step is not possible now. */
    public static <X> Guard<X> of(String code, Predicate<X> standsAgainst) {
        return of(code, null, standsAgainst);
    }

    /** A rule that is named by its problem. */
    public static <X> Guard<X> of(ProblemType problem, Predicate<X> standsAgainst) {
        return of(problem.code(), problem, standsAgainst);
    }

    /** One of several rules of one problem, which lists their codes as its objections. */
    public static <X> Guard<X> of(String code, ProblemType problem, Predicate<X> standsAgainst) {
        return new Guard<>(code, standsAgainst, problem, (refusal, facts) -> refusal);
    }

    public Guard<X> telling(BiFunction<Problem, X, Problem> members) {
        return new Guard<>(code, standsAgainst, problem, members);
    }

    boolean objects(X facts) {
        return standsAgainst.test(facts);
    }
}
