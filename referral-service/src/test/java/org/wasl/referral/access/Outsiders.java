package org.wasl.referral.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.wasl.platform.testing.Api;

/** Asks for many callers, some at the same time: thousands of requests that change nothing. */
final class Outsiders {
    /** So many that the service always has a request to answer while others are read. */
    private static final int AT_ONCE = 4;

    private Outsiders() {}

    /** What each caller is told, in the order of the callers. */
    static <T> List<T> each(Map<String, Api> callers, BiFunction<String, Api, T> asks) {
        ExecutorService some = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<T>> asked = new ArrayList<>();
            callers.forEach((name, caller) -> asked.add(some.submit(() -> asks.apply(name, caller))));
            List<T> told = new ArrayList<>();
            for (Future<T> one : asked) {
                told.add(one.get());
            }
            return told;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } finally {
            some.shutdownNow();
        }
    }

    /** @param leaks of one caller, to be named in the order in which they were found */
    static void areToldNothing(Map<String, Api> callers, BiFunction<String, Api, List<String>> leaks) {
        assertThat(each(callers, leaks).stream().flatMap(List::stream)).isEmpty();
    }
}
