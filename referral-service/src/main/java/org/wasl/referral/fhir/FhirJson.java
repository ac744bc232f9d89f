package org.wasl.referral.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.request.Representation;

/** FHIR R4 as JSON, written by HAPI. Its model of the standard is read when it is first asked for. */
@RequestScoped
class FhirJson {
    static final String MEDIA_TYPE = "application/fhir+json";

    private static final String VERSION = "fhirVersion";

    private final HttpHeaders headers;
    private final FhirQueries queries;

    @Inject
    FhirJson(HttpHeaders headers, FhirQueries queries) {
        this.headers = headers;
        this.queries = queries;
    }

    private static final class Standard {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }

    /** A resource that was asked for by its id. */
    RestResponse<String> answer(Resource resource) {
        return answer(resource, queries.output());
    }

    RestResponse<String> answer(Resource resource, FhirOutput output) {
        if (asksForOtherVersion()) {
            throw new Problem(CommonProblem.NOT_ACCEPTABLE);
        }
        if (output.isWithoutContained()) {
            FhirPatients.leaveOut(resource);
        }
        String text = output.applied(
                        EncodingEnum.JSON.newParser(Standard.R4).setOmitResourceId(false), resource instanceof Bundle)
                .encodeResourceToString(resource);
        String type = Representation.preferred(headers, MEDIA_TYPE, MediaType.APPLICATION_JSON);
        RestResponse.ResponseBuilder<String> response = RestResponse.ResponseBuilder.ok(text, type + ";charset=UTF-8");
        if (resource.getMeta().getVersionId() != null) {
            response.header("ETag", "W/\"" + resource.getMeta().getVersionId() + "\"");
        }
        if (queries.isHandlingPreferred()) {
            response.header("Preference-Applied", "handling=" + (queries.isLenient() ? "lenient" : "strict"));
        }
        return response.build();
    }

    /** Whether every type that the caller takes is of another version of FHIR than R4. */
    private boolean asksForOtherVersion() {
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        return !accepted.isEmpty()
                && accepted.stream()
                        .map(type -> type.getParameters().get(VERSION))
                        .allMatch(version -> version != null && !version.startsWith("4.0"));
    }
}
