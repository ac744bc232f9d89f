package org.wasl.system.prove;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wasl.stack.Ports;

/**
 * The network between the gateway and the services, and between services, as a program that passes on what it is given: so it can be cut for one of them without
 * the rights that a real cut needs.
 */
final class Wires implements AutoCloseable {
    static final List<String> SERVICES = List.of("registry", "case", "referral", "monitoring");

    /** What happens on the way to a service. */
    enum State {
        WHOLE,
        /** Connections break, and none is made. */
        BROKEN,
        /** Nothing arrives, on either side, until the way is whole: what was sent arrives then. */
        SILENT,
        /** Requests arrive, and answers do not. */
        ANSWERS_LOST
    }

    private final Map<String, Wire> wires = new LinkedHashMap<>();

    Wires(Ports ports) {
        SERVICES.forEach(service ->
                wires.put(service, new Wire(ports.of(Ports.Name.valueOf(service.toUpperCase(Locale.ROOT))))));
    }

    /** With which services and the gateway reach each other through the wires. */
    String options() {
        return wires.entrySet().stream()
                .flatMap(each -> List.of(
                        "-Dwasl.gateway.routes." + each.getKey() + "="
                                + each.getValue().url(),
                        "-Dquarkus.rest-client." + each.getKey() + ".url="
                                + each.getValue().url())
                        .stream())
                .collect(Collectors.joining(" "));
    }

    void change(String service, State state) {
        wires.get(service).change(state);
    }

    /** How many connections passed on the way to a service. */
    long connections(String service) {
        return wires.get(service).accepted;
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }

    private static final class Wire {
        private final int target;
        private final ServerSocket server;
        private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
        private State state = State.WHOLE;
        private volatile long accepted;

        Wire(int target) {
            this.target = target;
            try {
                this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            run("wire to " + target, this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        synchronized void change(State next) {
            state = next;
            notifyAll();
            if (next == State.BROKEN) {
                List.copyOf(open).forEach(Wire::closed);
                open.clear();
            }
        }

        void close() {
            closed(server);
            change(State.BROKEN);
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket caller = server.accept();
                    accepted++;
                    run("wire", () -> connect(caller));
                } catch (IOException ended) {
                    // asked above
                }
            }
        }

        private void connect(Socket caller) {
            try {
                if (now() == State.BROKEN) {
                    closed(caller);
                    return;
                }
                Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(caller);
                open.add(service);
                run("wire", () -> pass(caller, service, false));
                pass(service, caller, true);
            } catch (IOException notThere) {
                closed(caller);
            }
        }

        /** Until one of them ends. */
        private void pass(Socket from, Socket to, boolean answers) {
            byte[] bytes = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (!passes(answers)) {
                        break;
                    }
                    out.write(bytes, 0, read);
                }
            } catch (IOException ended) {
                // both ends learn it below
            } finally {
                closed(from);
                closed(to);
                open.remove(from);
                open.remove(to);
            }
        }

        private synchronized State now() {
            return state;
        }

        /** Waits while nothing arrives. */
        private synchronized boolean passes(boolean answers) {
            while (state == State.SILENT) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return state == State.WHOLE || state == State.ANSWERS_LOST && !answers;
        }

        private static void closed(Closeable one) {
            try {
                one.close();
            } catch (IOException e) {
                // it is of no use any more either way
            }
        }

        private static void run(String name, Runnable work) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
        }
    }
}
