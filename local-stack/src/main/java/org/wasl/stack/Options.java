package org.wasl.stack;

import java.io.IOException;
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

    Stack stack() throws IOException {
        Map<String, String> environment = Wasl.environment();
        Path folder = data != null
                ? data
                : environment.containsKey("WASL_DATA")
                        ? Path.of(environment.get("WASL_DATA"))
                        : Distribution.ofThisBuild().root().resolve(".wasl");
        return new Stack(folder, new Ports(ports, environment), environment, line -> System.out.println("  " + line));
    }
}
