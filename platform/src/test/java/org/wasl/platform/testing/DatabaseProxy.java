package org.wasl.platform.testing;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Stands between a service and PostgreSQL, and breaks the exchange that a test chooses: a statement, or COMMIT, with its answer. It knows where an exchange begins
 * and ends from the protocol of PostgreSQL: a message is a letter and a length; Sync and Query end what the service sends, ReadyForQuery what the server answers.
 */
public final class DatabaseProxy implements AutoCloseable {
    private static final int QUERY = 'Q';
    private static final int SYNC = 'S';
    private static final int BACKEND_KEY = 'K';
    private static final int READY = 'Z';

    /** What becomes of the exchange. */
    public enum Fault {
        /** The connection breaks before the server has it. */
        REQUEST_IS_LOST,
        /** The server does it, and the connection breaks before the service hears of it. */
        ANSWER_IS_LOST,
        /** The server has ended the session before it comes. */
        SESSION_IS_ENDED,
        /** The server is told to end the session while it comes. */
        SESSION_IS_ENDED_MEANWHILE
    }

    private final ServerSocket door;
    private final int server;
    private final IntConsumer end;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile int broken;
    private volatile boolean reached;
    private volatile Fault fault;

    /** @param server port of PostgreSQL on this machine @param end ends the session of this process of the server, and waits until it is over */
    DatabaseProxy(int server, IntConsumer end) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.end = end;
        inBackground(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** @param exchange the first from now on is 1 */
    public void breakExchange(int exchange, Fault how) {
        fault = how;
        reached = false;
        passed.set(0);
        broken = exchange;
    }

    /** Breaks nothing from now on. */
    public void repair() {
        broken = 0;
    }

    /** Whether it came to the exchange that was to be broken. */
    public boolean reached() {
        return reached;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket service = door.accept();
                Session session = new Session(service, new Socket(InetAddress.getLoopbackAddress(), server));
                inBackground(session::toServer);
                inBackground(session::toService);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private Fault faultOfNext() {
        if (passed.incrementAndGet() != broken) {
            return null;
        }
        reached = true;
        return fault;
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "database-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Session {
        private final Socket service;
        private final Socket database;
        private volatile int process;
        private volatile boolean losesAnswer;

        private Session(Socket service, Socket database) throws IOException {
            this.service = service;
            this.database = database;
            service.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        private void toServer() {
            try (service;
                    database) {
                DataInputStream in = new DataInputStream(service.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(database.getOutputStream()));
                pass(in, out); // the first message has no letter
                out.flush();
                for (int letter = in.read(); letter >= 0; letter = in.read()) {
                    boolean complete = letter == QUERY || letter == SYNC;
                    Fault now = complete ? faultOfNext() : null;
                    if (now == Fault.REQUEST_IS_LOST) {
                        return;
                    }
                    if (now == Fault.SESSION_IS_ENDED) {
                        end.accept(process);
                    }
                    losesAnswer = now == Fault.ANSWER_IS_LOST;
                    out.write(letter);
                    pass(in, out);
                    if (complete || in.available() == 0) {
                        out.flush();
                    }
                    if (now == Fault.SESSION_IS_ENDED_MEANWHILE) {
                        end.accept(process);
                    }
                }
            } catch (IOException broken) {
                // the other side sees it
            }
        }

        private void toService() {
            try (service;
                    database) {
                DataInputStream in = new DataInputStream(database.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(service.getOutputStream()));
                for (int letter = in.read(); letter >= 0; letter = in.read()) {
                    byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                    if (letter == BACKEND_KEY) {
                        process = java.nio.ByteBuffer.wrap(content).getInt();
                    }
                    if (losesAnswer) {
                        if (letter == READY) {
                            return;
                        }
                        continue;
                    }
                    out.write(letter);
                    out.writeInt(content.length + Integer.BYTES);
                    out.write(content);
                    if (letter == READY || in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException broken) {
                // the other side sees it
            }
        }

        private static void pass(DataInputStream in, DataOutputStream out) throws IOException {
            int length = in.readInt();
            out.writeInt(length);
            out.write(in.readNBytes(length - Integer.BYTES));
        }
    }

    static DatabaseProxy before(int server, IntConsumer end) {
        try {
            return new DatabaseProxy(server, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
