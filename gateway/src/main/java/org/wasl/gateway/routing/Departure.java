package org.wasl.gateway.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request gives back when it is over: its place among those of its caller, its slot to a service, the memory of its body. Said by whichever comes first, the end of the answer
 * or the end of what sends it on: a client that breaks off a download ends the one and not the other. On the request's event loop.
 */
final class Departure {
    private final List<Runnable> leaves = new ArrayList<>();
    private boolean over;

    void with(Runnable leave) {
        leaves.add(leave);
    }

    void now() {
        if (!over) {
            over = true;
            leaves.forEach(Runnable::run);
        }
    }
}
