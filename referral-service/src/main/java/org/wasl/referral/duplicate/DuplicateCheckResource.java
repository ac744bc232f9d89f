package org.wasl.referral.duplicate;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;
import org.wasl.referral.disclosure.Registry;

/** Before a service is given twice: one person, or the list of a distribution. */
@Path("/v1/referrals/duplicate-check")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.DATA_INTEGRATOR})
public class DuplicateCheckResource {
    private final DuplicateServices duplicates;
    private final Registry registry;
    private final Journal journal;

    @Inject
    DuplicateCheckResource(DuplicateServices duplicates, Registry registry, Journal journal) {
        this.duplicates = duplicates;
        this.registry = registry;
        this.journal = journal;
    }

    /** @param serviceTypes those that are asked about; all where left out */
    @Schema(name = "DuplicateCheck")
    public record CheckBody(
            @NotNull @Size(min = 1, max = 1000) Set<@NotNull PersonId> subjectIds,
            @Schema(nullable = true) Set<@NotNull ServiceType> serviceTypes) {}

    @POST
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "checkDuplicateServices",
            summary = "Check which of up to 1,000 persons get a service already",
            description =
                    "Tells the kind of service, the month and how sure it is; never whom it comes from, and nothing of sensitive"
                            + " services, nor of persons who do not exist for you. Who is not in the answer gets none that may be told.")
    @APIResponse(responseCode = "200", description = "One entry for each person and service.")
    public Page<DuplicateServices.Duplicate> check(@Valid @NotNull CheckBody body) {
        // Asked of all of them, before anything is looked up: the time of the answer tells nothing of those who are
        // hidden.
        Set<PersonId> known = registry.known(body.subjectIds());
        List<DuplicateServices.Duplicate> found = QuarkusTransaction.requiringNew()
                .call(() -> {
                    journal.read(
                            "referral.duplicates",
                            known.stream().map(PersonId::value).toList(),
                            Set.of(FieldGroup.NEEDS));
                    return duplicates.of(known, body.serviceTypes() == null ? Set.of() : body.serviceTypes());
                });
        return Page.whole(found);
    }
}
