package org.wasl.referral.match;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;
import org.wasl.referral.directory.DirectoryViews.ServiceAtLocationView;
import org.wasl.referral.directory.TaxonomyTerms;

/** Where somebody can be helped. It asks for needs and not for a person: nothing of what is asked is kept. */
@Path("/v1/directory/matches")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class MatchResource {
    private final Matches matches;
    private final TaxonomyTerms terms;

    @Inject
    MatchResource(Matches matches, TaxonomyTerms terms) {
        this.matches = matches;
        this.terms = terms;
    }

    /**
     * @param fits whether nothing that is required speaks against it
     * @param score 0 to 100, to order those that fit
     * @param distanceKm null where no point was given or the place of the service is not known
     * @param freePlaces null where nobody counts them
     * @param expectedResponse null where too little is known
     */
    @Schema(name = "DirectoryMatch")
    public record Match(
            ServiceAtLocationView serviceAtLocation,
            boolean fits,
            int score,
            @Schema(nullable = true) Double distanceKm,
            @Schema(nullable = true) Integer freePlaces,
            @Schema(nullable = true) ResponseTimes.Expected expectedResponse,
            List<Fit> reasons) {}

    @POST
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "matchServices",
            summary = "Match services to a need, the best first, with the reasons",
            description = "Those that fit come first, then those that something required speaks against. The"
                    + " expected response is that of the last half year.")
    @APIResponse(responseCode = "200", description = "Never empty because the search failed.")
    public Page<Match> match(
            @Valid @NotNull MatchRequest request, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
        terms.requireAll(request.termIds(), "/termIds");
        return Page.whole(matches.of(request, limit));
    }
}
