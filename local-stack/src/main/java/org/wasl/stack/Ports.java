package org.wasl.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where everything listens on the loopback. Each can be set by {@code --port NAME=NUMBER} or {@code WASL_PORT_NAME}. */
public final class Ports {
    /** What needs a port, and the one it takes where nobody says otherwise. */
    public enum Name {
        GATEWAY(8080),
        REGISTRY(8081),
        CASE(8082),
        REFERRAL(8083),
        MONITORING(8084),
        GATEWAY_MANAGEMENT(8280),
        REGISTRY_MANAGEMENT(8281),
        CASE_MANAGEMENT(8282),
        REFERRAL_MANAGEMENT(8283),
        MONITORING_MANAGEMENT(8284),
        KEYCLOAK(8180),
        KEYCLOAK_MANAGEMENT(8181),
        POSTGRES(8432),
        KAFKA(8092),
        KAFKA_CONTROLLER(8093);

        private final int usual;

        Name(int usual) {
            this.usual = usual;
        }
    }

    private final Map<Name, Integer> numbers = new EnumMap<>(Name.class);

    public Ports(Map<String, Integer> options, Map<String, String> environment) {
        List<String> known = Arrays.stream(Name.values()).map(Ports::option).toList();
        options.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new CliException(Words.of("no-such-port", unknown, String.join(", ", known)));
                });
        for (Name name : Name.values()) {
            Integer option = options.get(option(name));
            String variable = environment.get("WASL_PORT_" + name);
            numbers.put(
                    name,
                    option != null
                            ? usable("--port " + option(name), String.valueOf(option))
                            : variable != null ? usable("WASL_PORT_" + name, variable) : name.usual);
        }
    }

    private static int usable(String where, String number) {
        try {
            int port = Integer.parseInt(number.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new CliException(Words.of("no-port-number", where, number));
    }

    /** Free ones, for tests. */
    public static Ports free() {
        Ports ports = new Ports(Map.of(), Map.of());
        ports.numbers.replaceAll((name, usual) -> {
            try {
                return TestServers.freePort();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return ports;
    }

    /** How the command line names it. */
    static String option(Name name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int of(Name name) {
        return numbers.get(name);
    }

    public String url(Name name) {
        return "http://127.0.0.1:" + of(name);
    }

    boolean taken(Name name) {
        try (ServerSocket probe = new ServerSocket(of(name), 1, InetAddress.getLoopbackAddress())) {
            return !probe.isBound();
        } catch (IOException inUse) {
            return true;
        }
    }
}
