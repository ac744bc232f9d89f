package org.wasl.platform.paging;

import java.time.Instant;
import java.util.function.Function;
import org.wasl.platform.value.Aggregate;

/**
 * By a value that every row has; ties by id.
 *
 * @param attribute of the entity, never null in any row
 * @param value of a row; its text is read again by {@code read}
 * @param highestFirst or else lowest, earliest
 */
public record Order<E>(
        String attribute, Function<E, Object> value, Function<String, Object> read, boolean highestFirst) {
    public static <E> Order<E> earliest(String attribute, Function<E, Instant> time) {
        return new Order<>(attribute, time::apply, Instant::parse, false);
    }

    public static <E> Order<E> highest(String attribute, Function<E, Double> number) {
        return new Order<>(attribute, number::apply, Double::valueOf, true);
    }

    static <E extends Aggregate> Order<E> byChange() {
        return earliest("updatedAt", Aggregate::updatedAt);
    }

    /** The rows after one, as a comparison of rows, so that one range of the index serves it. */
    String after() {
        return "(e." + attribute + ", e.id) " + (highestFirst ? "<" : ">") + " (:afterValue, :afterId)";
    }

    String sorted() {
        String direction = highestFirst ? " desc" : "";
        return "e." + attribute + direction + ", e.id" + direction;
    }
}
