package org.wasl.system.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Known faults of libraries, from a file in the form of OSV. */
final class KnownVulnerabilities {
    private static final String MAVEN = "pkg:maven/";

    private final JsonNode file;

    private KnownVulnerabilities(JsonNode file) {
        this.file = file;
    }

    static KnownVulnerabilities of(Path path) throws IOException {
        return new KnownVulnerabilities(new ObjectMapper().readTree(path.toFile()));
    }

    static KnownVulnerabilities of(String json) throws IOException {
        return new KnownVulnerabilities(new ObjectMapper().readTree(json));
    }

    LocalDate refreshed() {
        return LocalDate.parse(file.path("refreshed").asText());
    }

    /** Those that the components have and that are not ignored on that day. */
    List<String> in(Collection<Component> components, LocalDate today) {
        List<String> found = new ArrayList<>();
        for (JsonNode vulnerability : file.path("vulnerabilities")) {
            for (JsonNode affected : vulnerability.path("affected")) {
                components.stream()
                        .filter(component -> affects(affected, component))
                        .filter(component -> !ignored(vulnerability, component, today))
                        .map(component -> vulnerability.path("id").asText() + " in " + component + ": "
                                + vulnerability.path("summary").asText())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Nobody ignores for ever, or without saying why. */
    List<String> ignoredWithoutReasonOrEnd() {
        List<String> faults = new ArrayList<>();
        for (JsonNode ignored : file.path("ignored")) {
            if (ignored.path("reason").asText().isBlank()
                    || ignored.path("expires").asText().isBlank()) {
                faults.add(ignored.path("id").asText());
            }
        }
        return faults;
    }

    private boolean ignored(JsonNode vulnerability, Component component, LocalDate today) {
        for (JsonNode ignored : file.path("ignored")) {
            if (ignored.path("id").asText().equals(vulnerability.path("id").asText())
                    && component.isCalled(ignored.path("purl").asText().substring(MAVEN.length()))
                    && !today.isAfter(LocalDate.parse(ignored.path("expires").asText()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean affects(JsonNode affected, Component component) {
        String purl = affected.path("package").path("purl").asText();
        if (!purl.startsWith(MAVEN) || !component.isCalled(purl.substring(MAVEN.length()))) {
            return false;
        }
        for (JsonNode range : affected.path("ranges")) {
            if (!range.path("type").asText().equals("GIT") && contains(range.path("events"), component.version())) {
                return true;
            }
        }
        return false;
    }

    /** Events come in the order of versions: each that is reached opens or closes. */
    private static boolean contains(JsonNode events, String version) {
        ComparableVersion asked = new ComparableVersion(version);
        boolean inside = false;
        for (JsonNode event : events) {
            if (event.has("introduced") && asked.compareTo(version(event, "introduced")) >= 0) {
                inside = true;
            }
            if (event.has("fixed") && asked.compareTo(version(event, "fixed")) >= 0) {
                inside = false;
            }
            if (event.has("last_affected") && asked.compareTo(version(event, "last_affected")) > 0) {
                inside = false;
            }
        }
        return inside;
    }

    private static ComparableVersion version(JsonNode event, String name) {
        return new ComparableVersion(event.path(name).asText());
    }
}
