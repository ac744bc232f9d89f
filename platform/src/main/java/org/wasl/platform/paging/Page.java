package org.wasl.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param next the path of the next page, null on the last
 * @param total only when asked for
 */
public record Page<T>(
        List<T> items,

        @Schema(nullable = true, examples = "/v1/persons?cursor=eyJ…")
        String next,

        @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {
    /** A list that has one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null);
    }

    /** The same page of what is shown of its rows, where they are looked up together. */
    public <V> Page<V> showing(List<V> views) {
        return new Page<>(views, next, total);
    }
}
