package org.wasl.platform.idempotency;

import jakarta.ws.rs.core.Response;

/** Carries the answer of a request that was sent again past the operation, which is not run. No fault, and so without a stack trace. */
final class AnsweredBefore extends RuntimeException {
    private final transient Response answer;

    AnsweredBefore(Response answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Response answer() {
        return answer;
    }
}
