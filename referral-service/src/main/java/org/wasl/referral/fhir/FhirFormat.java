package org.wasl.referral.fhir;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code _format} goes before the header Accept: a browser sends one that nothing here meets. */
class FhirFormat {
    private static final Set<String> JSON = Set.of("json", "text/json", "application/json", FhirJson.MEDIA_TYPE);

    @ServerRequestFilter(preMatching = true)
    void prefer(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/fhir/")
                && request.getUriInfo().getQueryParameters().containsKey("_format")) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, FhirJson.MEDIA_TYPE);
        }
    }

    /** The plus may have come as a blank. */
    static boolean isJson(String format) {
        return JSON.contains(format.strip().split(";")[0].strip().replace(' ', '+'));
    }
}
