package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.wasl.contracts.code.ConsentPurpose;

/** The REST client of the registry; the caller's token goes with each request. */
@RegisterRestClient(configKey = "registry")
@RegisterClientHeaders
@Path("/v1/persons")
interface RegistryClient {
    String PURPOSE = "X-Purpose";
    String CASE_MANAGEMENT = "CASE_MANAGEMENT";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(UUID id, UUID survivorId, boolean restricted) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record People(List<KnownPerson> items) {}

    record Lookup(Collection<UUID> ids) {}

    @POST
    @Path("/lookup")
    People lookUp(@QueryParam("limit") int limit, Lookup lookup);

    record ByNumber(PersonNumber identifier) {}

    @POST
    @Path("/search")
    @ClientHeaderParam(name = PURPOSE, value = CASE_MANAGEMENT)
    Found withNumber(@QueryParam("limit") int limit, ByNumber number);

    /** In a dry run null for whom it would register. */
    @PUT
    @Path("/by-external-id/{scheme}/{value}")
    @ClientHeaderParam(name = PURPOSE, value = CASE_MANAGEMENT)
    Person put(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @QueryParam("dryRun") boolean dryRun,
            NewPerson person);

    @GET
    @Path("/by-external-id/{scheme}/{value}")
    @ClientHeaderParam(name = PURPOSE, value = CASE_MANAGEMENT)
    Person get(@PathParam("scheme") String scheme, @PathParam("value") String value);

    /** @param until null where it holds until withdrawn */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EffectiveConsent(boolean granted, UUID consentId, Instant until) {}

    @GET
    @Path("/{id}")
    Person get(@PathParam("id") UUID person);

    /** For case work, whatever the caller says. */
    @GET
    @Path("/{id}")
    @ClientHeaderParam(name = PURPOSE, value = CASE_MANAGEMENT)
    Person getForCaseWork(@PathParam("id") UUID person);

    /** Words of a name in either script; those whom the caller may know of. */
    record Search(String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<Person> items) {}

    @POST
    @Path("/search")
    Found search(@QueryParam("limit") int limit, Search search);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Household(UUID id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Households(List<Household> items) {}

    @GET
    @Path("/{id}/households")
    @ClientHeaderParam(name = PURPOSE, value = CASE_MANAGEMENT)
    Households households(@PathParam("id") UUID person, @QueryParam("limit") int limit);

    @GET
    @Path("/{id}/consents/effective")
    EffectiveConsent effective(
            @PathParam("id") UUID person,
            @QueryParam("purpose") ConsentPurpose purpose,
            @QueryParam("recipient") UUID recipient);

    @GET
    @Path("/{id}/consents/{consentId}/validity")
    ConsentCheck check(
            @PathParam("id") UUID person,
            @PathParam("consentId") UUID consent,
            @QueryParam("purpose") ConsentPurpose purpose);
}
