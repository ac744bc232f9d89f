package org.wasl.platform.value;

import java.util.List;
import java.util.function.Function;

/** Lists of one kind as lists of another. */
public final class Lists {
    private Lists() {}

    /** Each element translated, in the same order. A list that is missing stays missing. */
    public static <A, B> List<B> map(List<A> all, Function<? super A, ? extends B> translation) {
        return all == null ? null : all.stream().<B>map(translation).toList();
    }
}
