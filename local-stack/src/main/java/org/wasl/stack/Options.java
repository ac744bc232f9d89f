package org.wasl.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes that works on an installation. */
final class Options {
    @Option(names = "--data", paramLabel = "FOLDER", descriptionKey = "data")
    private Path data;

    @Option(names = "--port", paramLabel = "NAME=NUMBER", descriptionKey = "port")
    private Map<String, Integer> ports = new HashMap<>();

    /** One that is there, with its secrets. */
    Stack installation() throws IOException {
        Stack stack = stack();
        stack.requireInstallation();
        return stack;
    }

    /** One that is there, to be stopped or removed. */
    Stack existing() throws IOException {
        Stack stack = stack();
        stack.requireExisting();
        return stack;
    }

    /** Also one that is not there yet. */
    Stack stack() throws IOException {
        return stack(System.out);
    }

    /** @param progress where the steps are told */
    Stack stack(PrintStream progress) throws IOException {
        return new Stack(folder(), ports(), Wasl.environment(), line -> progress.println("  " + line));
    }

    Path folder() {
        String variable = Wasl.environment().get("WASL_DATA");
        return data != null
                ? data
                : variable != null && !variable.isBlank()
                        ? Path.of(variable)
                        : Distribution.ofThisBuild().root().resolve(".wasl");
    }

    /** Another command for the same installation, as a shell reads it. */
    String again(String command) {
        return "./wasl " + command
                + (data == null ? "" : " --data '" + data.toString().replace("'", "'\\''") + "'");
    }

    Ports ports() {
        return new Ports(ports, Wasl.environment());
    }
}
