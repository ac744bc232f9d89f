package org.wasl.platform.testing;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.TestInfo;

/**
 * The random data of tests, from one seed for each run, which is printed. {@code -Dwasl.test.seed=NUMBER} repeats a run. Each test draws from a sequence of its
 * own, so that it has the same data when it runs alone.
 */
public final class TestRandom {
    private static final String SEED = "wasl.test.seed";

    private TestRandom() {}

    /** Decided once for each JVM, which has several class loaders. */
    public static long seed() {
        synchronized (System.getProperties()) {
            Long decided = Long.getLong(SEED);
            if (decided == null) {
                decided = (long) new SecureRandom().nextInt(1_000_000_000);
                System.setProperty(SEED, decided.toString());
                System.out.printf("Random data from the seed %d. To repeat: -D%s=%d%n", decided, SEED, decided);
            }
            return decided;
        }
    }

    public static Random of(Class<?> test) {
        return of(test.getName());
    }

    /** For one test, or for what is prepared once for a class. */
    public static Random of(TestInfo test) {
        return of(test.getTestClass().map(Class::getName).orElse("")
                + test.getTestMethod().map(method -> "." + method.getName()).orElse("")
                + test.getDisplayName());
    }

    private static Random of(String name) {
        return new Random(seed() * 1_000_003L + name.hashCode());
    }
}
