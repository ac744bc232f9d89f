package org.wasl.platform.idempotency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** The act of an operation that asks first ({@link Once#asksFirst}): what it does in its transaction, after it has asked. */
@RequestScoped
public class Act {
    private final Idempotency idempotency;
    private Idempotency.Request request;
    private boolean committed;

    @Inject
    Act(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Claims the key, runs the act and keeps its answer, in one transaction. The operation returns what this returns. */
    public <T> T commit(Supplier<T> act) {
        if (request == null || committed) {
            throw new IllegalStateException("An operation that asks first commits once");
        }
        committed = true;
        return idempotency.once(request, act::get);
    }

    /**
     * For a file that was received: its digest is compared as the body of a request is, and a known key answers now. Without this a file is not compared.
     */
    public void received(String digest) {
        request = request.withBody(digest);
        idempotency.answerIfKnown(request);
    }

    void begin(Idempotency.Request asked) {
        request = asked;
        committed = false;
    }

    void requireCommitted() {
        if (!committed) {
            throw new IllegalStateException("An operation that asks first returned without its act");
        }
    }
}
