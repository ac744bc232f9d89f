package org.wasl.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.wasl.platform.testing.Api.Answer;

/** Requests that are sent at the same moment. A rule that is read before it is written shows here whether it holds. */
public final class AtOnce {
    /** More than a database pool has connections. */
    public static final int MANY = 20;

    private AtOnce() {}

    /** @return the answers, however they came */
    public static List<Answer> many(IntFunction<Answer> request) {
        ExecutorService users = Executors.newFixedThreadPool(MANY);
        try {
            CyclicBarrier start = new CyclicBarrier(MANY);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                sent.add(users.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            users.shutdownNow();
        }
    }

    /** As many succeed as would one after another; each of the others is refused as it would be then. */
    public static void succeed(int number, int status, String otherwise, IntFunction<Answer> request) {
        List<Answer> answers = many(request);
        List<Answer> refused = answers.stream()
                .filter(answer -> answer.raw().statusCode() >= 300)
                .toList();
        refused.forEach(answer -> answer.isProblem(status, otherwise));
        org.assertj.core.api.Assertions.assertThat(answers.size() - refused.size())
                .as("that succeeded")
                .isEqualTo(number);
    }

    /** What may be said again succeeds for all. */
    public static void allSucceed(IntFunction<Answer> request) {
        many(request).forEach(answer -> answer.hasStatus(200));
    }
}
