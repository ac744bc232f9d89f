package org.wasl.platform.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** No name and no number has a NUL in it, and PostgreSQL keeps none: an address with one is refused before anybody looks for it. */
final class NulPathFilter {
    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        String address = request.getUriInfo().getRequestUri().toString();
        if (!address.contains("%00") && address.indexOf('\0') < 0) {
            return;
        }
        Problem problem = new Problem(CommonProblem.UNREADABLE_REQUEST);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                problem.at("#" + name, "control-characters");
            }
        });
        throw problem.errors().isEmpty() ? problem.at("#address", "control-characters") : problem;
    }
}
