package org.wasl.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The day that this run of the tests takes for today, and how far its clock is from the machine's.
 *
 * <p>{@code -Dwasl.test.day=FRIDAY} (a name in days.properties), a point in time, or {@code TODAY} for the machine's own. Without it the days take turns, one
 * for each date: every day is run, and each run can be repeated.
 */
record TestDay(String name, Duration offset) {
    private static final String TODAY = "TODAY";
    private static final String DAY = "wasl.test.day";
    private static final String OFFSET = "wasl.test.offset";

    /** Decided once for each JVM, which has several class loaders: what the tests and what the service under test see is one clock. */
    static TestDay ofThisRun() {
        synchronized (System.getProperties()) {
            String decided = System.getProperty(OFFSET);
            if (decided != null) {
                return new TestDay(System.getProperty(DAY), Duration.parse(decided));
            }
            Instant machine = Instant.now();
            String wanted = System.getProperty(DAY, "");
            TestDay day = named(wanted.isBlank() ? inTurn(machine) : wanted, machine);
            System.setProperty(DAY, day.name());
            System.setProperty(OFFSET, day.offset().toString());
            System.out.printf(
                    "The tests run as %s: %s. To repeat: ./wasl test --day %s%n",
                    day.name(), machine.plus(day.offset()), day.name());
            return day;
        }
    }

    static TestDay named(String name, Instant machine) {
        if (name.equals(TODAY)) {
            return new TestDay(TODAY, Duration.ZERO);
        }
        String begin = days().getOrDefault(name, name);
        return new TestDay(name, Duration.between(machine, Instant.parse(begin)));
    }

    /** As ./wasl chooses: the names in their order in the alphabet, by the number of the date. */
    static String inTurn(Instant machine) {
        String[] names = days().keySet().toArray(String[]::new);
        long date = machine.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return names[(int) (date % names.length)];
    }

    static TreeMap<String, String> days() {
        Properties days = new Properties();
        try (InputStream file = TestDay.class.getResourceAsStream("days.properties")) {
            days.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TreeMap<String, String> all = new TreeMap<>();
        days.forEach((name, begin) -> all.put((String) name, (String) begin));
        return all;
    }
}
