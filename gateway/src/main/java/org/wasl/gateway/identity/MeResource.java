package org.wasl.gateway.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.gateway.document.ContractDocument;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;

/** The first call of every integration: who am I here, and what may I do? */
@Path("/v1/me")
@Tag(name = "Identity")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private final Caller caller;
    private final ContractDocument contract;

    @Inject
    MeResource(Caller caller, ContractDocument contract) {
        this.caller = caller;
        this.contract = contract;
    }

    /**
     * @param purpose why you read personal data, where the request names none
     * @param operations what your roles may call: operationId and where it is
     */
    @Schema(name = "Me")
    public record Me(
            String subject,
            @Schema(nullable = true) AgencyId agencyId,
            Set<String> roles,
            @Schema(nullable = true) ConsentPurpose purpose,
            Map<String, String> operations) {}

    @GET
    @RolesAllowed({
        Roles.REGISTRAR,
        Roles.DATA_STEWARD,
        Roles.CASEWORKER,
        Roles.SUPERVISOR,
        Roles.AGENCY_MANAGER,
        Roles.PROVIDER,
        Roles.DIRECTORY_EDITOR,
        Roles.DATA_INTEGRATOR,
        Roles.MONITOR,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "getMe", summary = "Get your account as the platform sees it, and what you may call")
    public Me me() {
        Set<String> roles = new TreeSet<>(caller.roles());
        Map<String, String> operations = new TreeMap<>();
        contract.operations().forEach(operation -> {
            List<String> needed = new ArrayList<>(operation.roles());
            needed.retainAll(roles);
            if (operation.roles().isEmpty() || !needed.isEmpty()) {
                operations.put(operation.id(), operation.method() + " " + operation.path());
            }
        });
        return new Me(
                caller.subject(),
                caller.agencyIfAny().orElse(null),
                roles,
                caller.purpose().orElse(null),
                operations);
    }
}
