package org.wasl.referral.providerlink;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralTransitions.Party;
import org.wasl.referral.referral.Referrals;

/** Links for a recipient that has no system of its own. */
@Path("/v1/referrals/{id}/provider-links")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ProviderLinkResource {
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final ProviderLinks links;
    private final ProviderLinkService linkService;
    private final Caller caller;

    @Inject
    ProviderLinkResource(
            Referrals referrals,
            ReferralPresenter presenter,
            ProviderLinks links,
            ProviderLinkService linkService,
            Caller caller) {
        this.referrals = referrals;
        this.presenter = presenter;
        this.links = links;
        this.linkService = linkService;
        this.caller = caller;
    }

    /**
     * @param sentTo the address, shortened
     * @param mailedAt null while the mail waits, or when it could not be sent
     * @param waitsForMail whether sending is still tried
     */
    @Schema(name = "ProviderLink")
    public record LinkView(
            @JsonUnwrapped RecordMetadata metadata,
            @Schema(examples = "r…@example.org") String sentTo,
            Instant expiresAt,
            boolean waitsForMail,
            @Schema(nullable = true) Instant mailedAt,
            @Schema(nullable = true) Instant openedAt)
            implements View {
        static LinkView of(ProviderLink l) {
            return new LinkView(
                    RecordMetadata.of(l),
                    l.address().replaceAll("^(.).*@", "$1…@"),
                    l.expiresAt(),
                    l.waitsForMail(),
                    l.mailedAt(),
                    l.openedAt());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listProviderLinks", summary = "List the links that were sent, newest first")
    public Page<LinkView> list(@PathParam("id") ReferralId id) {
        List<LinkView> all = links.of(mine(id).id()).stream().map(LinkView::of).toList();
        return Page.whole(all);
    }

    /** Answered again while the caller is the same to the referral. */
    @Singleton
    record WhileRequester(ProviderLinkResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public Set<Party> access(RepeatedRequest request) {
            return resource.presenter.partiesOf(resource.mine(new ReferralId(request.id())));
        }
    }

    @POST
    @Once(WhileRequester.class)
    @Created
    @Operation(
            operationId = "sendProviderLink",
            summary = "Mail the recipient a link to this referral",
            description =
                    "To its address in the directory and to no other; nobody else sees the link. It opens once, within three"
                            + " days, and ends when another is asked for, when the directory has another address, and when the"
                            + " organization closes. 409 known-to-listed-accounts where the service is sensitive, 409 no-address where the directory knows none, 409 mail-not-configured where this installation"
                            + " sends no mail; three a day at most.")
    public LinkView send(@PathParam("id") ReferralId id) {
        return LinkView.of(linkService.to(mine(id)));
    }

    private Referral mine(ReferralId id) {
        Referral referral = referrals.get(id, caller);
        if (!presenter.partiesOf(referral).contains(Party.REQUESTER)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return referral;
    }
}
