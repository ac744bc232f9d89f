package org.wasl.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.wasl.stack.journey.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    /** Lists of a document that is sent in pieces, one organization in each, so that it may be as large as it likes. */
    private static final Set<String> SENT_APART = Set.of("taxonomies", "taxonomy_terms", "organizations");

    @Mixin
    private Options options;

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--report", paramLabel = "FILE")
    private Path report;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        if (!kind.equals("directory")) {
            throw new CliException(Words.of("only-directory"));
        }
        if (!Files.isReadable(file)) {
            throw new CliException(Words.of("unreadable", file));
        }
        Stack stack = options.installation();
        if (stack.status().values().stream().anyMatch(state -> !state.equals("ready"))) {
            throw new CliException(Words.of("start-it"));
        }
        Api api = new Api(
                stack.gateway(),
                stack.issuer(),
                Api.demoGrants(List.of("editor"), stack.secrets().password("demo"), ""),
                Words.language().name(),
                Duration.ofMinutes(1));
        Totals totals = new Totals();
        if (file.toString().endsWith(".zip")) {
            System.out.println(Words.of("taken-in"));
            totals.add(api.call("editor", "POST", path("/csv-package"), null, file));
        } else {
            takeDocument(api, totals);
        }
        Path faults = report != null ? report : stack.log("import-faults").resolveSibling("import-faults.csv");
        Files.createDirectories(faults.toAbsolutePath().getParent());
        Files.writeString(faults, totals.csv.toString());
        totals.print();
        System.out.println(Words.of("faults-are-in", faults));
        return totals.failed == 0 ? 0 : 1;
    }

    private String path(String kind) {
        return "/v1/directory/imports" + kind + (dryRun ? "?dryRun=true" : "");
    }

    private void takeDocument(Api api, Totals totals) throws IOException {
        JsonNode read = new ObjectMapper().readTree(file.toFile());
        JsonNode organizations = read.path("organizations");
        if (!(read instanceof ObjectNode document)
                || !organizations.isArray()
                || !document.properties().stream().allMatch(list -> SENT_APART.contains(list.getKey()))) {
            // A page, an array, a record on each line: the directory knows what it is.
            System.out.println(Words.of("taken-in"));
            totals.add(api.call("editor", "POST", path(""), null, new Api.Lines(Files.readString(file))));
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(Words.of("organizations"))
                .setInitialMax(organizations.size())
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            // What services are sorted by, before the services.
            ObjectNode terms = JsonNodeFactory.instance.objectNode();
            terms.set("taxonomies", document.withArray("taxonomies"));
            terms.set("taxonomy_terms", document.withArray("taxonomy_terms"));
            totals.add(api.call("editor", "POST", path(""), null, terms.toString()));
            for (JsonNode organization : organizations) {
                ObjectNode one = JsonNodeFactory.instance.objectNode();
                one.putArray("organizations").add(organization);
                totals.add(api.call("editor", "POST", path(""), null, one.toString()));
                bar.step();
            }
        }
    }

    private static final class Totals {
        private final Map<String, Integer> accepted = new TreeMap<>();
        private final Map<String, Integer> rejected = new TreeMap<>();
        private final Map<String, Integer> codes = new TreeMap<>();
        private final Map<String, Integer> refusals = new TreeMap<>();
        private final StringBuilder csv = new StringBuilder("record,id,pointer,code,kept\n");
        private int failed;

        void add(Api.Answer answer) {
            if (answer.status() != 200) {
                failed++;
                refusals.merge(answer.status() + " " + answer.text("/title"), 1, Integer::sum);
                return;
            }
            answer.body()
                    .path("accepted")
                    .properties()
                    .forEach(e -> accepted.merge(e.getKey(), e.getValue().asInt(), Integer::sum));
            answer.body()
                    .path("rejected")
                    .properties()
                    .forEach(e -> rejected.merge(e.getKey(), e.getValue().asInt(), Integer::sum));
            answer.body().path("faults").forEach(fault -> {
                codes.merge(
                        fault.path("record").asText() + ": "
                                + fault.path("code").asText(),
                        1,
                        Integer::sum);
                csv.append(fault.path("record").asText())
                        .append(',')
                        .append(fault.path("id").asText())
                        .append(',')
                        .append(fault.path("pointer").asText())
                        .append(',')
                        .append(fault.path("code").asText())
                        .append(',')
                        .append(fault.path("kept").asText())
                        .append('\n');
            });
        }

        void print() {
            System.out.println(Words.of("accepted", accepted));
            System.out.println(Words.of("rejected", rejected));
            codes.forEach((code, count) -> System.out.printf("  %6d  %s%n", count, code));
            if (failed > 0) {
                System.out.println(Words.of("not-taken", failed));
                refusals.forEach((why, count) -> System.out.printf("  %6d  %s%n", count, why));
            }
        }
    }
}
