package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.referral.directory.Editors;

/**
 * What waits too long, for those who can do something about it: supervisors see their agency's, as requester and as recipient; the coordinating body sees what
 * both left lying, without a word about the person.
 */
@Path("/v1/referral-escalations")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.PROVIDER, Roles.DIRECTORY_EDITOR})
public class EscalationResource {
    private final Referrals referrals;
    private final Editors editors;
    private final Pages pages;
    private final Caller caller;

    @Inject
    EscalationResource(Referrals referrals, Editors editors, Pages pages, Caller caller) {
        this.referrals = referrals;
        this.editors = editors;
        this.pages = pages;
        this.caller = caller;
    }

    /** @param escalations those that are open */
    @Schema(name = "EscalatedReferral")
    public record EscalatedView(
            @Schema(examples = "R-7K3M9QX2A") String reference,
            ReferralStatus status,
            ReferralPriority priority,
            ServiceType serviceType,
            ServiceAtLocationId serviceAtLocationId,
            AgencyId requesterOrganizationId,
            AgencyId targetOrganizationId,
            int level,
            List<EscalationView> escalations) {
        static EscalatedView of(Referral r) {
            return new EscalatedView(
                    r.reference(),
                    r.status(),
                    r.priority(),
                    r.serviceType(),
                    new ServiceAtLocationId(r.serviceAtLocation()),
                    r.agency(),
                    r.target(),
                    r.deadlines().level(),
                    r.escalations().stream()
                            .filter(Escalation::isOpen)
                            .map(EscalationView::of)
                            .toList());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listEscalatedReferrals",
            summary = "List referrals that wait too long, newest first",
            description = "The coordinating body sees those of level 3 of all agencies, except to sensitive services.")
    public Page<EscalatedView> list(
            @Valid @BeanParam PageRequest page, @QueryParam("level") @DefaultValue("1") @Min(1) @Max(3) int level) {
        return pages.of(referrals.escalated(level, editors.isCoordinator(caller), caller), page, EscalatedView::of);
    }
}
