package org.wasl.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.wasl.platform.request.RequestIds;

/** Writes a problem as the answer of a request that no resource answers. */
@Singleton
public class ProblemWriter {
    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

    /** The form in which a refusal is told, by the standard that its address follows. */
    private enum Form {
        FHIR(OutcomeBody.MEDIA_TYPE),
        SPDCI(SpdciResponse.MEDIA_TYPE),
        PROBLEM(ProblemBody.MEDIA_TYPE);

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        /** @param path null where the address cannot be read */
        private static Form of(String path) {
            if (path == null) {
                return PROBLEM;
            }
            if (OutcomeBody.isFor(path)) {
                return FHIR;
            }
            return SpdciResponse.isFor(path) ? SPDCI : PROBLEM;
        }
    }

    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    ProblemWriter(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    public String body(ProblemType type, HttpServerRequest request, String requestId) {
        explain(type, requestId);
        try {
            ProblemBody body = ProblemBody.of(
                    new Problem(type), Language.preferredBy(request.getHeader("Accept-Language")), requestId);
            Object told =
                    switch (Form.of(request.path())) {
                        case FHIR -> OutcomeBody.of(body);
                        case SPDCI -> SpdciResponse.refused(body, clock.instant());
                        case PROBLEM -> body;
                    };
            return mapper.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line with the request id that the caller is told as the instance. No filter has put it there: no resource answers. */
    private static void explain(ProblemType type, String requestId) {
        if (type.status() >= 500) {
            Object before = MDC.get(RequestIds.LOGGED);
            MDC.put(RequestIds.LOGGED, requestId);
            LOG.warnf("Answered %d %s", type.status(), type.code());
            if (before == null) {
                MDC.remove(RequestIds.LOGGED);
            } else {
                MDC.put(RequestIds.LOGGED, before);
            }
        }
    }

    /** Of what {@link #body} writes. */
    public String mediaType(HttpServerRequest request) {
        return Form.of(request.path()).mediaType;
    }

    public void answer(HttpServerRequest request, ProblemType type, String requestId) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(type.status())
                .putHeader("Content-Type", mediaType(request))
                .putHeader(
                        "Content-Language",
                        Language.preferredBy(request.getHeader("Accept-Language"))
                                .tag())
                .putHeader(RequestIds.HEADER, requestId);
        if (type.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (type.status() == 503) {
            response.putHeader("Retry-After", "5");
        }
        if (type.status() == 413 || type.status() == 408) {
            response.putHeader("Connection", "close"); // the rest of the body is not read
        }
        response.end(body(type, request, requestId));
    }
}
