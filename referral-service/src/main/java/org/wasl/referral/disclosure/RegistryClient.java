package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.LegalBasis;

/** The registry, asked as the caller: the caller's token goes with the request. */
@RegisterRestClient(configKey = "registry")
@RegisterClientHeaders
@Path("/v1/persons")
interface RegistryClient {
    record Request(
            ConsentPurpose purpose, UUID recipient, LegalBasis legalBasis, String reason, Set<String> requestedBy) {}

    /** The part of the registry's answer that is used; it may say more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            UUID consentId,
            UUID basisUseId,
            LegalBasis legalBasis,
            Instant until,
            DisclosedPerson.Summary summary,
            DisclosedPerson profile) {}

    /** As far as the caller may read it. Mostly only that the registry answers counts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(UUID id, List<DisclosedPerson.ContactPoint> contactPoints) {}

    @GET
    @Path("/{id}")
    Person get(@PathParam("id") UUID person);

    /** For a referral, whatever the caller says. */
    @GET
    @Path("/{id}")
    @ClientHeaderParam(name = "X-Purpose", value = "REFERRAL")
    Person getForReferral(@PathParam("id") UUID person);

    record Ids(Collection<UUID> ids) {}

    /** Those of them who exist for the caller. */
    @POST
    @Path("/known")
    Ids known(Ids asked);

    @POST
    @Path("/{id}/disclosures")
    Answer disclose(@PathParam("id") UUID person, Request request);
}
