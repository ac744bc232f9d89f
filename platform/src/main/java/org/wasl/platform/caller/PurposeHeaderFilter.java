package org.wasl.platform.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** A purpose that is none of the list is refused by every operation, also by those that ask for none: what is written in the audit is true. */
final class PurposeHeaderFilter {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        String named = request.getHeaderString("X-Purpose");
        if (named != null
                && Stream.of(ConsentPurpose.values())
                        .noneMatch(purpose -> purpose.name().equals(named))) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).atUnknownCode("#X-Purpose", ConsentPurpose.class);
        }
    }
}
