package org.wasl.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the processes of an installation listen, as the kernel tells it. */
record ListeningSockets(List<Socket> sockets) {
    private static final String TCP_LISTEN = "0A";
    private static final String UDP_UNCONNECTED = "07";

    /** @param address in hexadecimal, as the kernel writes it */
    record Socket(String protocol, String address, int port) {
        /** 127.0.0.1, ::1, or the first written as the second. */
        boolean isLoopback() {
            return address.equals("0100007F")
                    || address.equals("00000000000000000000000001000000")
                    || address.equals("0000000000000000FFFF00000100007F");
        }
    }

    /** @param data folder of the installation */
    static ListeningSockets of(Path data) throws IOException {
        Set<String> theirs = new HashSet<>();
        for (long pid : processes(data)) {
            theirs.addAll(socketsOf(pid));
        }
        List<Socket> found = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path table = Path.of("/proc/net", protocol);
            if (Files.exists(table)) {
                Files.readAllLines(table).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> row[3].equals(protocol.startsWith("tcp") ? TCP_LISTEN : UDP_UNCONNECTED))
                        .filter(row -> theirs.contains("socket:[" + row[9] + "]"))
                        .map(row -> row[1].split(":"))
                        .forEach(local -> found.add(new Socket(protocol, local[0], Integer.parseInt(local[1], 16))));
            }
        }
        return new ListeningSockets(found);
    }

    private static Set<Long> processes(Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> run = Files.list(data.resolve("run"))) {
            files = new ArrayList<>(
                    run.filter(file -> file.toString().endsWith(".pid")).toList());
        }
        files.add(data.resolve("postgres/postmaster.pid"));
        Set<Long> pids = new HashSet<>();
        for (Path file : files) {
            long pid = Long.parseLong(Files.readString(file).strip().split("\\s+")[0]);
            pids.add(pid);
            ProcessHandle.of(pid).ifPresent(handle -> handle.descendants().forEach(child -> pids.add(child.pid())));
        }
        return pids;
    }

    private static Set<String> socketsOf(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException closedMeanwhile) {
                    // It listens no more.
                }
            }
        }
        return sockets;
    }
}
