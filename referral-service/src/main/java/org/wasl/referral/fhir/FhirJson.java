package org.wasl.referral.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.ws.rs.core.Response;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4 as JSON, written by HAPI. Its model of the standard is read when it is first asked for. */
final class FhirJson {
    static final String MEDIA_TYPE = "application/fhir+json";

    private FhirJson() {}

    private static final class Standard {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }

    static String text(Resource resource) {
        return EncodingEnum.JSON.newParser(Standard.R4).setOmitResourceId(false).encodeResourceToString(resource);
    }

    static Response answer(Resource resource) {
        Response.ResponseBuilder response = Response.ok(text(resource), MEDIA_TYPE + ";charset=UTF-8");
        if (resource.getMeta().getVersionId() != null) {
            response.header("ETag", "W/\"" + resource.getMeta().getVersionId() + "\"");
        }
        return response.build();
    }
}
