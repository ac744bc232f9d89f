package org.wasl.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes. */
final class Options {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where this installation keeps everything. Default: .wasl, or WASL_DATA.")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "NAME=NUMBER",
            description =
                    "Another port: gateway, registry, case, referral, each with -management (gateway-management ...), keycloak, keycloak-management, postgres, kafka, kafka-controller.")
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
        Map<String, String> environment = Wasl.environment();
        Path folder = data != null
                ? data
                : environment.containsKey("WASL_DATA")
                        ? Path.of(environment.get("WASL_DATA"))
                        : Distribution.ofThisBuild().root().resolve(".wasl");
        return new Stack(folder, new Ports(ports, environment), environment, line -> progress.println("  " + line));
    }
}
