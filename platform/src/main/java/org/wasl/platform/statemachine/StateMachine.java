package org.wasl.platform.statemachine;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * The states of a record as a table of rows: which step, by whom, from where, to where, and which rules stand against it. One evaluation of the table answers
 * all who ask: the step itself, the list of allowed actions, the list of objections, and the test of every illegal step.
 *
 * @param <X> what the guards look at; see {@link Guard}
 * @param <S> states
 * @param <A> steps; {@code SCREEN_OUT} is the path {@code screen-out}
 * @param <P> parties: what a caller is to the record
 */
public final class StateMachine<X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> {
    /** The state does not know this step. */
    public static final String NOT_IN_THIS_STATE = "not-in-this-state";

    /** The step is another party's. */
    public static final String NOT_YOUR_STEP = "not-your-step";

    private final List<Row<X, S, A, P>> rows;

    /**
     * @param to null where the step leads back to the state before, which the aggregate remembers, or leaves the state as it is
     * @param stays whether it leaves the state as it is
     * @param elsewhere whether the step is offered by a record of its own, as an approval, and so is no action of this one
     * @param guards the rules that may stand against it; all that do are told
     */
    public record Row<X, S, A, P>(
            A step, Set<P> by, Set<S> from, S to, boolean stays, boolean elsewhere, List<Guard<X>> guards) {
        private S after(S current) {
            return stays ? current : to;
        }

        private boolean isFor(Set<P> parties) {
            return by.stream().anyMatch(parties::contains);
        }

        private boolean isOpen(X facts) {
            return guards.stream().noneMatch(guard -> guard.objects(facts));
        }
    }

    /**
     * What the table says about one step.
     *
     * @param by the parties whose step it is, in whichever state
     * @param objections codes of what stands against it; empty where the caller can take it now
     */
    public record Verdict<A extends Enum<A>, P>(A step, Set<P> by, List<String> objections) {}

    private StateMachine(List<Row<X, S, A, P>> rows) {
        this.rows = rows;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> StateMachine<X, S, A, P> of(
            Row<X, S, A, P>... rows) {
        return new StateMachine<>(List.of(rows));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<X, S, A, P> row(
            A step, Set<P> by, Set<S> from, S to, Guard<? super X>... guards) {
        return new Row<>(step, by, from, to, false, false, listed(guards));
    }

    /** A step that leads back to the state before, which the aggregate remembers. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<X, S, A, P> back(
            A step, Set<P> by, Set<S> from, Guard<? super X>... guards) {
        return new Row<>(step, by, from, null, false, false, listed(guards));
    }

    /** A step that leaves the state as it is, whichever of these it is. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<X, S, A, P> stay(
            A step, Set<P> by, Set<S> from, Guard<? super X>... guards) {
        return new Row<>(step, by, from, null, true, false, listed(guards));
    }

    /** The same step, offered by a record of its own: an approval, a merge, a plan. */
    public static <X, S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<X, S, A, P> elsewhere(
            Row<X, S, A, P> row) {
        return new Row<>(row.step(), row.by(), row.from(), row.to(), row.stays(), true, row.guards());
    }

    @SuppressWarnings("unchecked")
    private static <X> List<Guard<X>> listed(Guard<? super X>[] guards) {
        return (List<Guard<X>>) (List<?>) List.of(guards);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Enum<S>> Set<S> from(S first, S... more) {
        return EnumSet.of(first, more);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <P extends Enum<P>> Set<P> by(P first, P... more) {
        return EnumSet.of(first, more);
    }

    /**
     * The state after the step.
     *
     * @throws Problem illegal-step where state or party do not allow it, else the problem of the first rule that stands against it; with what this caller
     *     could do instead, and the codes of all objections
     */
    public S next(S current, A step, Set<P> parties, X facts) {
        List<Row<X, S, A, P>> mine = rowsOf(step, current, parties);
        return mine.stream()
                .filter(row -> row.isOpen(facts))
                .findFirst()
                .orElseThrow(() -> refusal(mine, current, step, parties, facts))
                .after(current);
    }

    private Problem refusal(List<Row<X, S, A, P>> mine, S current, A step, Set<P> parties, X facts) {
        Problem refusal = mine.isEmpty()
                ? illegal(step, current)
                : mine.get(0).guards().stream()
                        .filter(guard -> guard.objects(facts))
                        .findFirst()
                        .map(guard -> guard.members()
                                .apply(
                                        guard.problem() == null ? illegal(step, current) : new Problem(guard.problem()),
                                        facts))
                        .orElseThrow();
        return refusal.with("allowedActions", allowed(current, parties, facts))
                .objections(objections(current, step, parties, facts));
    }

    private Problem illegal(A step, S current) {
        return new Problem(CommonProblem.ILLEGAL_STEP, path(step), current);
    }

    /** The steps open to these parties in this state, as path segments, in the order of the table. */
    public List<String> allowed(S current, Set<P> parties, X facts) {
        return rows.stream()
                .filter(row ->
                        !row.elsewhere() && row.from().contains(current) && row.isFor(parties) && row.isOpen(facts))
                .map(row -> path(row.step()))
                .distinct()
                .collect(Collectors.toList());
    }

    /** What the table says of each step that is an action of this record, in the order of the table. */
    public List<Verdict<A, P>> verdicts(S current, Set<P> parties, X facts) {
        Map<A, Set<P>> steps = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.elsewhere()).forEach(row -> steps.computeIfAbsent(
                        row.step(), step -> EnumSet.copyOf(row.by()))
                .addAll(row.by()));
        return steps.entrySet().stream()
                .map(step -> new Verdict<>(
                        step.getKey(), step.getValue(), objections(current, step.getKey(), parties, facts)))
                .toList();
    }

    private List<String> objections(S current, A step, Set<P> parties, X facts) {
        if (rows.stream().noneMatch(row -> row.step() == step && row.from().contains(current))) {
            return List.of(NOT_IN_THIS_STATE);
        }
        List<Row<X, S, A, P>> mine = rowsOf(step, current, parties);
        if (mine.isEmpty()) {
            return List.of(NOT_YOUR_STEP);
        }
        if (mine.stream().anyMatch(row -> row.isOpen(facts))) {
            return List.of();
        }
        return mine.get(0).guards().stream()
                .filter(guard -> guard.objects(facts))
                .map(Guard::code)
                .distinct()
                .toList();
    }

    private List<Row<X, S, A, P>> rowsOf(A step, S current, Set<P> parties) {
        return rows.stream()
                .filter(row -> row.step() == step && row.from().contains(current) && row.isFor(parties))
                .toList();
    }

    /** A state that no row leaves. */
    public boolean terminal(S state) {
        return rows.stream().noneMatch(row -> row.from().contains(state));
    }

    public List<Row<X, S, A, P>> rows() {
        return rows;
    }

    /** The step as the last segment of its path. */
    public static String path(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The table as a Mermaid state diagram, for the documents. */
    public String diagram() {
        return rows.stream()
                .flatMap(row -> row.from().stream()
                        .map(from -> "    " + from + " --> "
                                + (row.stays() ? from : row.to() == null ? "[before]" : row.to()) + ": "
                                + path(row.step()) + " ("
                                + told(row.by(), party -> party.name().toLowerCase(Locale.ROOT)) + ")"
                                + (row.guards().isEmpty() ? "" : " unless " + told(row.guards(), Guard::code))))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", "\n"));
    }

    private static <T> String told(Collection<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }
}
