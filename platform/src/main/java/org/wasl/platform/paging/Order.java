package org.wasl.platform.paging;

import java.time.Instant;
import java.util.function.Function;
import org.wasl.platform.value.Aggregate;

/**
 * By a value that every row has; ties by id.
 *
 * @param expression in HQL on the alias {@code e}, never null in any row; its parameters are those of the filter
 * @param value of a row; its text is read again by {@code read}
 * @param highestFirst or else lowest, earliest
 */
public record Order<E>(
        String expression, Function<E, Object> value, Function<String, Object> read, boolean highestFirst) {
    public static <E> Order<E> earliest(String attribute, Function<E, Instant> time) {
        return new Order<>("e." + attribute, time::apply, Instant::parse, false);
    }

    public static <E> Order<E> highest(String expression, Function<E, Double> number) {
        return new Order<>(expression, number::apply, Double::valueOf, true);
    }

    static <E extends Aggregate> Order<E> byChange() {
        return earliest("updatedAt", Aggregate::updatedAt);
    }

    /** The rows after one, as a comparison of rows, so that one range of the index serves it. */
    String after() {
        return "(" + expression + ", e.id) " + (highestFirst ? "<" : ">") + " (:afterValue, :afterId)";
    }

    String sorted() {
        String direction = highestFirst ? " desc" : "";
        return expression + direction + ", e.id" + direction;
    }
}
