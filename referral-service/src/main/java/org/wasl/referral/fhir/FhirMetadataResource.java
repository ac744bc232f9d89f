package org.wasl.referral.fhir;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Date;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.config.PublicAddress;

/** What a client of FHIR may ask here. */
@Path("/fhir/metadata")
@Tag(name = "FHIR")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@PermitAll
public class FhirMetadataResource {
    private static final String DOCUMENTATION =
            "Searches by GET, and by POST to _search. Values separated by commas: one is met; a parameter given several times:"
                    + " each is met. Modifiers and chains are refused. A parameter that is not listed is refused, with Prefer:"
                    + " handling=lenient it is passed over and named in an OperationOutcome. Dates without a time zone are"
                    + " those of Asia/Amman. Results: _count (0 to 200; 0 asks for the number alone, more than 200 answers 200),"
                    + " _sort, _total, _summary, _elements, _include, _format (json), _pretty.";

    private final PublicAddress address;
    private final FhirJson json;

    @Inject
    FhirMetadataResource(PublicAddress address, FhirJson json) {
        this.address = address;
        this.json = json;
    }

    @GET
    @Operation(operationId = "fhirMetadata", summary = "Read what can be read and searched in FHIR R4")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> metadata() {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(new Date(0))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.setName("Wasl").setTitle("Wasl: referrals and the service directory, read only");
        statement.getImplementation().setDescription("Wasl").setUrl(address.of("/fhir"));
        statement.getFormat().add(new CodeType(FhirJson.MEDIA_TYPE));
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.setDocumentation(DOCUMENTATION);
        rest.getSecurity().setDescription("OAuth 2.0 bearer tokens, as for the rest of the API.");
        FhirSearches.BY_TYPE.values().forEach(search -> describe(search, rest.addResource()));
        return json.answer(statement);
    }

    private static void describe(FhirSearches search, CapabilityStatementRestResourceComponent resource) {
        resource.setType(search.type());
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        search.includable().forEach(resource::addSearchInclude);
        search.parameters().values().forEach(parameter -> resource.addSearchParam()
                .setName(parameter.name())
                .setType(parameter.type())
                .setDocumentation(parameter.documentation()));
        resource.setDocumentation("Sorted by " + String.join(", ", search.sorts()) + ".");
    }
}
