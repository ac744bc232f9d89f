package org.wasl.registry.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Order;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.registry.review.ReviewTransitions.Looked;
import org.wasl.registry.review.ReviewTransitions.Step;

/** The stewards' queue of pairs that may be one person. */
@Path("/v1/match-reviews")
@Tag(name = "Matching")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_STEWARD)
public class MatchReviewResource {
    /** Below every weight. */
    private static final double UNWEIGHED = -1_000_000;

    private final MatchReviews reviews;
    private final ReviewPresenter views;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    MatchReviewResource(
            MatchReviews reviews, ReviewPresenter views, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.reviews = reviews;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "ReviewDecision")
    public record DecisionBody(
            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String note) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listMatchReviews",
            summary = "List pairs that may be one person",
            description =
                    "Pairs of your agency alone come first, the most probable first. Pairs with another agency's record follow, newest first: their order"
                            + " tells nothing of how alike the two are.")
    public Page<ReviewView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") MatchStatus status,
            @QueryParam("otherAgencies")
                    @Parameter(
                            description =
                                    "true: only pairs with another agency's record; false: only pairs of your agency alone.")
                    Boolean otherAgencies,
            @QueryParam("unclaimed") @Parameter(description = "Only those that no other steward is looking at.")
                    boolean unclaimed) {
        Filter<MatchReview> filter = reviews.queue(caller, status, otherAgencies, unclaimed);
        Page<MatchReview> found = pages.of(filter, page, queue(), review -> review);
        return found.showing(views.withoutPersons(found.items()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMatchReview", summary = "Get a pair to review, side by side")
    public ReviewView get(@PathParam("id") MatchReviewId id) {
        return views.sideBySide(reviews.get(id, caller));
    }

    /** The pair as it is now, without the two persons. */
    @Singleton
    record Again(MatchReviewResource resource) implements Replay.Current {
        @Override
        public ReviewView read(RepeatedRequest request) {
            return resource.views.withoutPersons(resource.reviews.get(request.id(), resource.caller));
        }
    }

    @POST
    @Path("/{id}/claim")
    @Once(Again.class)
    @Operation(
            operationId = "claimMatch",
            summary = "Claim a pair for half an hour",
            description =
                    "So that two stewards do not do the same work. Claimed again, it is yours for another half an hour.")
    public ReviewView claim(@PathParam("id") MatchReviewId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.CLAIM, (review, as) -> review.claim(as, clock));
    }

    @POST
    @Path("/{id}/release")
    @Once(Again.class)
    @Operation(operationId = "releaseMatch", summary = "Leave a pair to others")
    public ReviewView release(@PathParam("id") MatchReviewId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.RELEASE, (review, as) -> review.release(as, clock));
    }

    @POST
    @Path("/{id}/confirm")
    @Once(Again.class)
    @Operation(
            operationId = "confirmMatch",
            summary = "Confirm that it is one person",
            description =
                    "Where several agencies hold the two, the pair is PROPOSED until a steward of each has confirmed;"
                            + " in the place of those that do not, two stewards of the coordinating organization may."
                            + " Nobody confirms twice. The records are merged by a merge.")
    public ReviewView confirm(
            @PathParam("id") MatchReviewId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecisionBody body) {
        return step(id, expected, Step.CONFIRM, (review, as) -> review.confirm(as, body.note(), clock));
    }

    @POST
    @Path("/{id}/reject")
    @Once(Again.class)
    @Operation(
            operationId = "rejectMatch",
            summary = "Reject a match: they are two people. The pair is not asked about again.")
    public ReviewView reject(
            @PathParam("id") MatchReviewId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecisionBody body) {
        return decide(id, expected, Step.REJECT, body);
    }

    @POST
    @Path("/{id}/defer")
    @Once(Again.class)
    @Operation(operationId = "deferMatch", summary = "Defer a match that cannot be told yet")
    public ReviewView defer(
            @PathParam("id") MatchReviewId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecisionBody body) {
        return decide(id, expected, Step.DEFER, body);
    }

    /** A weight orders what it may be told of: pairs of the own agency. All others stand below as equals, by their ids alone. */
    private Order<MatchReview> queue() {
        return Order.highest(
                MatchReviews.weightOfOwn(UNWEIGHED),
                review -> views.isOwnAlone(views.holdersOf(review)) ? review.weight() : UNWEIGHED);
    }

    private ReviewView decide(MatchReviewId id, IfMatch expected, Step step, DecisionBody body) {
        return step(id, expected, step, (review, as) -> review.decide(step, as, body.note(), clock));
    }

    private ReviewView step(MatchReviewId id, IfMatch expected, Step step, BiConsumer<MatchReview, Looked> taken) {
        MatchReview review = reviews.get(id.value(), caller, expected);
        Set<AgencyId> holders = views.holdersOf(review);
        if (step != Step.CONFIRM && !holders.contains(caller.agency())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        taken.accept(review, views.looked(review, holders));
        reviews.flush();
        journal.act("match." + step.name().toLowerCase(Locale.ROOT), id.value(), List.of("now:" + review.status()));
        return views.withoutPersons(review);
    }
}
