package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.ReferralId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;

/** Drafts the next referral of a chain: once more to another recipient, or on from a recipient. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class ChainResource {
    private final ReferralSteps steps;

    @Inject
    ChainResource(ReferralSteps steps) {
        this.steps = steps;
    }

    /** @param priority, reason as they were where null */
    @Schema(name = "ReferralAgain")
    public record AgainBody(
            @NotNull ServiceAtLocationId serviceAtLocationId,
            @Schema(nullable = true) ReferralPriority priority,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String reason) {}

    @POST
    @Path("/re-refer")
    @Once(ReferralReplay.class)
    @Created(at = "/v1/referrals")
    @Operation(
            operationId = "referAgain",
            summary = "Draft it once more, to another recipient",
            description = "The new draft stands in the same chain and is sent on a consent for the new recipient.")
    public ReferralView again(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull AgainBody body) {
        return steps.draftNext(id, expected, body, ReferralStep.RE_REFER);
    }

    @POST
    @Path("/refer-onward")
    @RolesAllowed(Roles.PROVIDER)
    @Once(ReferralReplay.class)
    @Created(at = "/v1/referrals")
    @Operation(
            operationId = "referOnward",
            summary = "Draft a referral of the person you serve to somebody else",
            description = "You become its requester. It is sent only on the person's consent for the new recipient, and"
                    + " only while the referral that you received is under way: refer onward before you complete it. 409"
                    + " person-is-restricted while the person's record is only kept.")
    public ReferralView onward(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull AgainBody body) {
        return steps.draftNext(id, expected, body, ReferralStep.REFER_ONWARD);
    }
}
