package org.wasl.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What compose and Kubernetes are given, as it is written in this project. */
final class Manifests {
    static final Path ROOT = Path.of(System.getProperty("wasl.root"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** The documents of a file, with what anchors refer to put in its place. */
    static List<JsonNode> all(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text(file))
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    /** The documents of a file that are of a kind, by name. */
    static Map<String, JsonNode> named(String file, String kind) throws IOException {
        return all(file).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .collect(Collectors.toMap(
                        document -> document.at("/metadata/name").asText(), document -> document));
    }

    static JsonNode one(String file, String kind) throws IOException {
        return named(file, kind).values().iterator().next();
    }

    static JsonNode composeService(String name) throws IOException {
        return all("docker-compose.yml").get(0).required("services").required(name);
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** What a container of Kubernetes is told of its own; empty where the value is in a secret. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        container
                .path("env")
                .forEach(one -> environment.put(
                        one.required("name").asText(), one.path("value").asText()));
        return environment;
    }

    /** What a kustomization tells all services. */
    static Map<String, String> configuration(String kustomization) throws IOException {
        return StreamSupport.stream(
                        all(kustomization)
                                .get(0)
                                .at("/configMapGenerator/0/literals")
                                .spliterator(),
                        false)
                .map(literal -> literal.asText().split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** A property of the parent POM. */
    static String version(String property) throws IOException {
        Matcher found =
                Pattern.compile("<" + property + ">([^<]+)</" + property + ">").matcher(text("pom.xml"));
        if (!found.find()) {
            throw new IllegalArgumentException("no property " + property);
        }
        return found.group(1);
    }

    /** The rows of the tables of a page below a heading, cell by cell. */
    static List<List<String>> table(String page, String heading) throws IOException {
        String section = text(page)
                .split("(?m)^## " + Pattern.quote(heading) + "$", 2)[1]
                .split("(?m)^## ", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(1).split("\\|")).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What stands between back-ticks. */
    static List<String> codes(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
