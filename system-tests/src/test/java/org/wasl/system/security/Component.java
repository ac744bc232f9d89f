package org.wasl.system.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A library that a service ships. Its file is called {@code group.artifact-version.jar}, which does not say where the group ends. */
record Component(String name, String version) implements Comparable<Component> {
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** What lies beside the programs of these modules; they must be built. */
    static Set<Component> shippedBy(Path root, Iterable<String> modules) throws IOException {
        Set<Component> shipped = new TreeSet<>();
        for (String module : modules) {
            try (Stream<Path> jars = Files.list(root.resolve(module).resolve("target/lib"))) {
                jars.map(jar -> FILE.matcher(jar.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(file -> shipped.add(new Component(file.group(1), file.group(2))));
            }
        }
        return shipped;
    }

    /** @param groupAndArtifact {@code group/artifact}, as in a purl */
    boolean isCalled(String groupAndArtifact) {
        return name.equals(groupAndArtifact.replace('/', '.'));
    }

    @Override
    public int compareTo(Component other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
