package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Rules and dashboard ask for metrics that there are, and each alert has a page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ObservabilityTest {
    private static final String RULES = "deploy/observability/rules.yaml";
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "on", "bool", "offset");

    /** Of Prometheus itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        Manifests.all(RULES).get(0).required("groups").forEach(group -> group.required("rules")
                .forEach(rules::add));
        return rules;
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** The names of metrics in a query. */
    private static Set<String> metrics(String query) {
        String bare = query.replaceAll("\\{[^}]*}", " ")
                .replaceAll("\"[^\"]*\"", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|without|on)\\s*\\([^)]*\\)", " ");
        return Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()")
                .matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertKnown(String query, Set<String> recorded) throws IOException {
        List<String> described = Manifests.table("docs/guides/observability.md", "Metrics").stream()
                .flatMap(row -> Manifests.codes(row.get(0)).stream())
                .toList();
        assertThat(metrics(query))
                .as(query)
                .isNotEmpty()
                .allMatch(
                        name -> recorded.contains(name)
                                || OF_PROMETHEUS.contains(name)
                                || described.stream().anyMatch(row -> is(row, name)),
                        "is in the table of the guide");
    }

    private static boolean is(String row, String name) {
        return row.endsWith("*")
                ? name.startsWith(row.substring(0, row.length() - 1))
                : name.replaceFirst("_(bucket|count|sum|max)$", "").equals(row) || name.equals(row);
    }

    @Test
    void every_rule_asks_for_metrics_that_there_are() throws IOException {
        Set<String> recorded = recorded();

        assertThat(alerts()).hasSizeGreaterThan(15);
        for (JsonNode rule : rules()) {
            assertKnown(rule.required("expr").asText(), recorded);
        }
    }

    private static Set<String> recorded() throws IOException {
        return rules().stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.required("record").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void each_alert_has_a_page_and_each_page_an_alert() throws IOException {
        Set<String> named = new TreeSet<>();
        for (JsonNode alert : alerts()) {
            String page = alert.at("/annotations/runbook").asText();
            String name = alert.required("alert").asText();
            assertThat(Manifests.text(page))
                    .as(name)
                    .startsWith("# ")
                    .contains("**What it means.**", "**What users notice.**", "**Where to look.**", "**What to do.**");
            assertThat(Manifests.text(page).lines().findFirst().orElseThrow()).contains(name);
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            named.add(page);
        }
        try (var pages = Files.list(Manifests.ROOT.resolve("docs/runbooks"))) {
            assertThat(pages.map(page -> "docs/runbooks/" + page.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void alerts_and_promises_of_the_guide_are_those_of_the_rules() throws IOException {
        Set<String> names =
                alerts().stream().map(alert -> alert.required("alert").asText()).collect(Collectors.toSet());

        assertThat(Manifests.text("docs/guides/observability.md")
                        .lines()
                        .filter(line -> line.startsWith("| 9"))
                        .flatMap(line ->
                                Manifests.codes(line.substring(line.lastIndexOf('|', line.length() - 2))).stream()))
                .isNotEmpty()
                .allMatch(names::contains);
    }

    @Test
    void the_dashboard_asks_for_metrics_that_there_are() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Manifests.ROOT
                        .resolve("deploy/observability/grafana-dashboard.json")
                        .toFile());
        Set<String> recorded = recorded();
        Set<Integer> ids = new HashSet<>();

        assertThat(dashboard.required("uid").asText()).isEqualTo("wasl");
        assertThat(dashboard.required("schemaVersion").asInt()).isGreaterThan(30);
        assertThat(dashboard.required("panels")).hasSizeGreaterThan(20);
        for (JsonNode panel : dashboard.required("panels")) {
            assertThat(ids.add(panel.required("id").asInt())).isTrue();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(panel.path("datasource").path("uid").asText("${datasource}"))
                    .isEqualTo("${datasource}");
            for (JsonNode target : panel.path("targets")) {
                assertKnown(target.required("expr").asText(), recorded);
            }
        }
    }

    /** Links of the pages lead somewhere. */
    @Test
    void pages_name_files_that_there_are() throws IOException {
        try (var pages = Files.list(Manifests.ROOT.resolve("docs/runbooks"))) {
            for (Path page : pages.toList()) {
                Pattern.compile("]\\(([^)#]+)\\)")
                        .matcher(Files.readString(page))
                        .results()
                        .forEach(link -> assertThat(page.resolveSibling(link.group(1)))
                                .as(page.getFileName().toString())
                                .exists());
            }
        }
    }
}
