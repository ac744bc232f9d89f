package org.wasl.platform.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives a request that was sent again its answer. */
final class AnsweredBeforeMapper {
    @ServerExceptionMapper
    Response answer(AnsweredBefore before) {
        return before.answer();
    }
}
