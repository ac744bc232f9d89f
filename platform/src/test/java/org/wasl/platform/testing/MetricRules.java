package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for every metric of every service: it is described, it names its unit, and nothing in it tells of a person or a record. */
public final class MetricRules {
    private static final String GUIDE = "docs/guides/observability.md";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_*]+)` \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Ids, numbers of people, addresses, tokens, names: what a label may not hold. */
    private static final Pattern TELLING =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}|\\d{8,}|@|\\?|[^\\p{ASCII}]|(?<![A-Za-z])ey[A-Za-z0-9_-]{10,}");

    /** Metrics of others that the alerts ask for, and that are there before anything happens. */
    private static final Set<String> ASKED_FOR = Set.of(
            "agroal_active_count",
            "agroal_awaiting_count",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "kafka_consumer_fetch_manager_records_lag_max",
            "process_cpu_usage");

    /** A row of the guide. */
    public record Described(String name, String where, String unit) {
        boolean isNamed(String metric) {
            return name.endsWith("*") ? metric.startsWith(name.substring(0, name.length() - 1)) : name.equals(metric);
        }

        boolean isOf(String service) {
            return where.equals("all") || Arrays.asList(where.split(", ")).contains(service);
        }
    }

    private MetricRules() {}

    public static List<Described> described() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("wasl.root")).resolve(GUIDE)).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Described(
                        row.group(1), row.group(2).strip(), row.group(3).strip()))
                .toList();
    }

    /**
     * @param service as in the guide: {@code registry}
     * @param text as Prometheus reads it
     */
    public static void check(String service, String text) throws IOException {
        Set<String> names = text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .map(type -> nameOf(type[2], type[3]))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Described> described = described();

        assertThat(names).as("metrics of " + service).hasSizeGreaterThan(20);
        assertThat(names.stream().filter(name -> described.stream()
                        .noneMatch(row -> row.isOf(service) && row.isNamed(baseOf(name)) && namesItsUnit(name, row))))
                .as("metrics of %s that the table of %s does not have, or not with this unit", service, GUIDE)
                .isEmpty();
        assertThat(described.stream()
                        .filter(row -> row.isOf(service) && row.name().startsWith("wasl_"))
                        .map(Described::name)
                        .filter(row -> names.stream().map(MetricRules::baseOf).noneMatch(row::equals)))
                .as("rows of the table of %s that %s does not tell", GUIDE, service)
                .isEmpty();
        assertThat(text)
                .as("the bucket of the promise for events")
                .containsPattern("wasl_event_delay_seconds_bucket\\{[^}]*le=\"30\\.0\"");
        assertThat(names)
                .as("what rules and dashboard ask for of others, in " + service)
                .containsAll(ASKED_FOR);
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher label = LABEL.matcher(line);
            while (label.find()) {
                assertThat(label.group(2))
                        .as("the label %s in %s", label.group(1), line)
                        .hasSizeLessThan(200)
                        .doesNotContainPattern(TELLING);
            }
        });
        assertThat(valueOf("wasl_job_interval_seconds", "MeasuredCounts.count", text))
                .as("rows were counted")
                .isPositive();
        assertThat(valueOf("wasl_job_failures_total", "MeasuredCounts.count", text))
                .as("no count failed")
                .isZero();
        assertThat(text.lines().filter(line -> line.startsWith("wasl_")))
                .allMatch(line -> line.contains("application=\""), "says whose it is");
    }

    private static double valueOf(String metric, String job, String text) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains("job_name=\"" + job + "\""))
                .map(line -> Double.parseDouble(
                        line.substring(line.lastIndexOf('}') + 1).strip().split(" ")[0]))
                .findFirst()
                .orElse(-1.0);
    }

    /** Ours alone: others are named by their makers. */
    private static boolean namesItsUnit(String metric, Described row) {
        return !metric.startsWith("wasl_")
                || baseOf(metric).endsWith("_" + row.unit())
                || row.unit().equals("yes or no");
    }

    /** One of the two formats leaves out what every counter ends in. */
    private static String nameOf(String told, String type) {
        return type.equals("counter") && !told.endsWith("_total") ? told + "_total" : told;
    }

    /** As queries name it, without what a kind of metric adds. */
    private static String baseOf(String metric) {
        return metric.replaceFirst("_(bucket|sum|max|created)$", "");
    }
}
