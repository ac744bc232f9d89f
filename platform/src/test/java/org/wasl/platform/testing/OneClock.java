package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Nobody asks the machine or the database what time it is, neither in a service nor in its tests: a rule that does is tested on no day but the day of the
 * test. In a service it is asked of the {@link Clock} that is injected, in tests of {@link TestClock}.
 */
public final class OneClock {
    private static final Set<String> WHERE_IT_IS_MADE = Set.of(
            "org.wasl.platform.value.Clocks",
            "org.wasl.platform.testing.TestClock",
            "org.wasl.platform.testing.TestDay");

    private static final Pattern TEXT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern ASKS_THE_DATABASE = Pattern.compile(
            "\\b(?:now|clock_timestamp|transaction_timestamp|statement_timestamp|timeofday)\\s*\\(\\s*\\)"
                    + "|\\b(?:local|current)[ _](?:date|time|timestamp|datetime|instant)\\b|\\blocaltime(?:stamp)?\\b",
            Pattern.CASE_INSENSITIVE);

    /** What a run drew must be drawn again to repeat it. */
    private static final ArchRule CHANCE = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "chance is asked that has no seed: tests draw from TestRandom", OneClock::draws));

    private OneClock() {}

    /** All classes under a root package, tests too, and the queries in the sources of the module under test. */
    public static Stream<DynamicTest> checked(String root) {
        return checked(new ClassFileImporter().importPackages(root));
    }

    static Stream<DynamicTest> checked(JavaClasses all) {
        ArchRule rule = noClasses()
                .that(DescribedPredicate.describe(
                        "do not make the clock", type -> !WHERE_IT_IS_MADE.contains(type.getFullName())))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("the machine is asked for the time", OneClock::asks));
        return Stream.of(
                dynamicTest(rule.getDescription(), () -> rule.check(all)),
                dynamicTest(CHANCE.getDescription(), () -> CHANCE.check(all)),
                dynamicTest("no query asks the database for the time", () -> assertThat(queriesThatAsk())
                        .isEmpty()));
    }

    private static boolean asks(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = target.getOwner().getFullName();
        boolean withClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !withClock;
            case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.equals(Clock.class.getName());
            case "currentTimeMillis" -> owner.equals(System.class.getName());
            case "<init>" ->
                owner.equals(Date.class.getName())
                        && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static boolean draws(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        return switch (access.getTarget().getName()) {
            case "current" -> owner.equals(ThreadLocalRandom.class.getName());
            case "random" -> owner.equals(Math.class.getName());
            case "<init>" ->
                owner.equals(Random.class.getName())
                        && access.getTarget() instanceof CodeUnitAccessTarget made
                        && made.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static List<String> queriesThatAsk() {
        return Stream.of("src/main/java", "src/test/java")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(OneClock::sources)
                .flatMap(OneClock::queriesThatAsk)
                .toList();
    }

    private static Stream<String> queriesThatAsk(Path source) {
        try {
            return TEXT.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group())
                    .filter(text -> ASKS_THE_DATABASE.matcher(text).find())
                    .map(text -> source + ": " + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
