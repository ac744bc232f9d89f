package org.wasl.platform.transition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * A state machine as its table: which step, by whom, from where, to where. The aggregate asks it; so do the list of allowed actions, the 409 and the test of
 * every illegal step. Guards that need data are not in it.
 *
 * @param <S> states
 * @param <A> steps; {@code SCREEN_OUT} is the path {@code screen-out}
 * @param <P> parties
 */
public final class TransitionTable<S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> {
    private final List<Row<S, A, P>> rows;

    /**
     * @param to null where the step leads back to the state before, which the aggregate remembers, or leaves the state as it is
     * @param stays whether it leaves the state as it is
     */
    public record Row<S, A, P>(A step, Set<P> by, Set<S> from, S to, boolean stays) {
        private S after(S current) {
            return stays ? current : to;
        }
    }

    private TransitionTable(List<Row<S, A, P>> rows) {
        this.rows = rows;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> TransitionTable<S, A, P> of(
            Row<S, A, P>... rows) {
        return new TransitionTable<>(List.of(rows));
    }

    public static <S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<S, A, P> row(
            A step, Set<P> by, Set<S> from, S to) {
        return new Row<>(step, by, from, to, false);
    }

    public static <S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<S, A, P> back(
            A step, Set<P> by, Set<S> from) {
        return new Row<>(step, by, from, null, false);
    }

    /** A step that leaves the state as it is, whichever of these it is. */
    public static <S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Row<S, A, P> stay(
            A step, Set<P> by, Set<S> from) {
        return new Row<>(step, by, from, null, true);
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

    /** The state after the step; 409 with what this party could do instead. */
    public S next(S current, A step, Set<P> parties) {
        return next(current, step, parties, any -> true);
    }

    /** As above, where data of the aggregate closes some steps that the table opens. */
    public S next(S current, A step, Set<P> parties, Predicate<A> guard) {
        return rows.stream()
                .filter(row -> row.step() == step && permits(row, current, parties) && guard.test(step))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonProblem.ILLEGAL_STEP, path(step), current)
                        .with("allowedActions", allowed(current, parties, guard)))
                .after(current);
    }

    /** The steps open to these parties in this state, as path segments, in the order of the table. */
    public List<String> allowed(S current, Set<P> parties) {
        return allowed(current, parties, step -> true);
    }

    public List<String> allowed(S current, Set<P> parties, Predicate<A> guard) {
        return rows.stream()
                .filter(row -> permits(row, current, parties) && guard.test(row.step()))
                .map(row -> path(row.step()))
                .distinct()
                .collect(Collectors.toList());
    }

    /** A state that no row leaves. */
    public boolean terminal(S state) {
        return rows.stream().noneMatch(row -> row.from().contains(state));
    }

    public List<Row<S, A, P>> rows() {
        return rows;
    }

    public static String path(Enum<?> step) {
        return step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The table as a Mermaid state diagram, for the documents. */
    public String diagram() {
        return rows.stream()
                .flatMap(row -> row.from().stream()
                        .map(from -> "    " + from + " --> "
                                + (row.stays() ? from : row.to() == null ? "[before]" : row.to()) + ": "
                                + path(row.step()) + " ("
                                + row.by().stream()
                                        .map(Enum::name)
                                        .map(String::toLowerCase)
                                        .collect(Collectors.joining(", "))
                                + ")"))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", "\n"));
    }

    private boolean permits(Row<S, A, P> row, S current, Set<P> parties) {
        return row.from().contains(current) && row.by().stream().anyMatch(parties::contains);
    }

    @Override
    public String toString() {
        return Arrays.toString(rows.toArray());
    }
}
