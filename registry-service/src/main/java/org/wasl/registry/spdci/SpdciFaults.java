package org.wasl.registry.spdci;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemBody;
import org.wasl.platform.problem.SpdciResponse;
import org.wasl.registry.spdci.message.SpdciJson;

/** A client of SPDCI is told what is wrong as the standard has it: an acknowledgement that says ERR, with a code, and the text in the client's language. */
class SpdciFaults {
    private final SpdciJson json;
    private final Clock clock;

    @Inject
    SpdciFaults(SpdciJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The framework takes a body of no type for one of any. */
    @ServerRequestFilter
    void typed(ContainerRequestContext request) {
        if (isOurs(request) && request.getMethod().equals("POST") && request.getMediaType() == null) {
            throw new Problem(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    @ServerResponseFilter
    void problem(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOurs(request) && response.getEntity() instanceof ProblemBody problem) {
            SpdciResponse refused = SpdciResponse.refused(problem, code(problem), clock.instant());
            response.setEntity(json.text(refused), null, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        }
    }

    private static boolean isOurs(ContainerRequestContext request) {
        return SpdciResponse.isFor(request.getUriInfo().getPath());
    }

    private static String code(ProblemBody problem) {
        return Arrays.stream(SpdciProblem.values())
                .filter(known -> known.uri().equals(problem.type()))
                .findFirst()
                .map(SpdciProblem::error)
                .orElseGet(() -> SpdciResponse.code(problem.status()));
    }
}
