package org.wasl.gateway.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * What is released when a request ends: its place among those of its caller, its slot to a service, the memory of its body. It runs once, at the end of the
 * answer or of what sends it on, whichever is first: a client that breaks off a download ends the one and not the other. On the request's event loop.
 */
final class RequestCleanup {
    private final List<Runnable> releases = new ArrayList<>();
    private boolean done;

    /** What is taken after the request has ended, because its client broke off meanwhile, is released at once. */
    void add(Runnable release) {
        if (done) {
            release.run();
        } else {
            releases.add(release);
        }
    }

    void run() {
        if (!done) {
            done = true;
            releases.forEach(Runnable::run);
        }
    }
}
