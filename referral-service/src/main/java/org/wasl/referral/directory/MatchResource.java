package org.wasl.referral.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.referral.directory.DirectoryViews.ServiceAtLocationView;

/** Which service fits a person, from needs alone: nobody is named. */
@Path("/v1/directory/matches")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class MatchResource {
    private final ServicesAtLocations places;
    private final DirectoryViews views;
    private final Caller caller;

    @Inject
    MatchResource(ServicesAtLocations places, DirectoryViews views, Caller caller) {
        this.places = places;
        this.views = views;
        this.caller = caller;
    }

    @Schema(name = "Point")
    public record Point(
            @NotNull @Min(-90) @Max(90) @Schema(examples = "32.5556")
            Double latitude,

            @NotNull @Min(-180) @Max(180) @Schema(examples = "35.85")
            Double longitude) {}

    /** @param age years; with it, services for other ages are left out */
    @Schema(name = "DirectoryNeeds")
    public record NeedsBody(
            @NotNull ServiceType serviceType,
            @Valid @Schema(nullable = true) Point near,

            @Min(1) @Max(500) @Schema(nullable = true, description = "50 where left out.")
            Integer radiusKm,

            @Schema(nullable = true) Set<@NotNull AccessibilityFeature> accessibility,
            @Min(0) @Max(130) @Schema(nullable = true) Integer age) {}

    /** Why it fits or does not quite. */
    public enum FitReason {
        OFFERS_THE_SERVICE,
        NEAR,
        ACCESSIBLE,
        NOT_FULLY_ACCESSIBLE,
        FOR_THIS_AGE,
        CONFIRMED_LATELY,
        NOT_CONFIRMED_LATELY
    }

    /** @param distanceKm null where no point was given or the place of the service is not known */
    @Schema(name = "DirectoryMatch")
    public record Match(
            ServiceAtLocationView serviceAtLocation,
            @Schema(nullable = true) Double distanceKm,
            List<FitReason> reasons) {}

    @POST
    @Transactional
    @Operation(
            operationId = "matchServices",
            summary = "Services that fit a need, the best first, with the reasons",
            description = "Those that can take a referral and are accessible come first, then the nearest. At most 50.")
    @APIResponse(responseCode = "200", description = "Never empty because the search failed.")
    public Page<Match> match(@Valid @NotNull NeedsBody needs) {
        double radius = needs.radiusKm() == null ? 50 : needs.radiusKm();
        Double lat = needs.near() == null ? null : needs.near().latitude();
        Double lon = needs.near() == null ? null : needs.near().longitude();
        List<Match> found = places.candidates(caller, needs.serviceType(), lat, lon, radius).stream()
                .filter(s -> fitsAge(s.service().ages(), needs.age()))
                .map(s -> match(s, needs, lat == null ? null : s.location().distanceTo(lat, lon)))
                .filter(m -> m.distanceKm() == null || m.distanceKm() <= radius)
                .sorted(Comparator.comparing((Match m) -> !m.serviceAtLocation().referralTarget())
                        .thenComparing(m -> m.reasons().contains(FitReason.NOT_FULLY_ACCESSIBLE))
                        .thenComparing(Match::distanceKm, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(50)
                .toList();
        return new Page<>(found, null, null);
    }

    private Match match(ServiceAtLocation place, NeedsBody needs, Double distance) {
        List<FitReason> reasons = new ArrayList<>(List.of(FitReason.OFFERS_THE_SERVICE));
        if (distance != null) {
            reasons.add(FitReason.NEAR);
        }
        if (needs.accessibility() != null && !needs.accessibility().isEmpty()) {
            boolean all = place.location().accessibility().containsAll(needs.accessibility());
            reasons.add(all ? FitReason.ACCESSIBLE : FitReason.NOT_FULLY_ACCESSIBLE);
        }
        if (needs.age() != null) {
            reasons.add(FitReason.FOR_THIS_AGE);
        }
        reasons.add(views.isTarget(place) ? FitReason.CONFIRMED_LATELY : FitReason.NOT_CONFIRMED_LATELY);
        return new Match(views.of(place), distance == null ? null : Math.round(distance * 10) / 10.0, reasons);
    }

    private static boolean fitsAge(Service.Ages ages, Integer age) {
        return age == null
                || ((ages.minimum() == null || age >= ages.minimum())
                        && (ages.maximum() == null || age <= ages.maximum()));
    }
}
