package org.wasl.platform.paging;

import java.time.Instant;
import java.util.function.Function;
import org.wasl.platform.value.Aggregate;

/**
 * By a time that every row has, earliest first; ties by id.
 *
 * @param attribute of the entity, never null in any row
 */
public record Order<E>(String attribute, Function<E, Instant> time) {
    static <E extends Aggregate> Order<E> byChange() {
        return new Order<>("updatedAt", Aggregate::updatedAt);
    }
}
