package org.wasl.registry.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
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
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.duplicate.MatchReasonView;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;
import org.wasl.registry.review.MatchReview.Looked;
import org.wasl.registry.review.MatchReview.Step;

/** The stewards' queue of pairs that may be one person. */
@Path("/v1/match-reviews")
@Tag(name = "Matching")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_STEWARD)
public class MatchReviewResource {
    /** Below every weight. */
    private static final double UNWEIGHED = -1_000_000;

    private final MatchReviews reviews;
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Lookups lookups;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    MatchReviewResource(
            MatchReviews reviews,
            Persons persons,
            PersonAccessPolicy policy,
            Lookups lookups,
            Pages pages,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.reviews = reviews;
        this.persons = persons;
        this.policy = policy;
        this.lookups = lookups;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * @param weight the evidence that they are one person, in bits: each doubles how probable it is. Null where another agency holds one of the two: the number
     *     would tell what its record holds
     * @param probability null with the weight
     * @param reasons field by field; without weights where another agency holds one of the two
     * @param modelVersion by which model it was weighed
     * @param claimedUntil until then another steward, or the caller, has the pair alone
     * @param confirmations who said that it is one person, and for which agency; all that hold one of the two must
     * @param left side by side, in the single view only: your agency's own record in full, another's as far as consent opens it to you. Null where nothing of
     *     it is open; the reasons tell how the two agree
     */
    @Schema(name = "MatchReview")
    public record ReviewView(
            @JsonUnwrapped RecordMetadata metadata,
            MatchStatus status,
            @Schema(nullable = true) Double weight,

            @Schema(nullable = true, minimum = "0", maximum = "1")
            Double probability,

            List<MatchReasonView> reasons,
            int modelVersion,
            PersonId leftId,
            PersonId rightId,
            @Schema(nullable = true) PersonView left,
            @Schema(nullable = true) PersonView right,
            @Schema(nullable = true) Instant claimedUntil,
            boolean claimedByMe,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) String decisionNote,
            List<Confirmed> confirmations,
            List<String> allowedActions)
            implements View {}

    /**
     * One confirmation.
     *
     * @param coordinating whether in the place of an agency that does not confirm
     */
    @Schema(name = "MatchConfirmation")
    public record Confirmed(AgencyId agencyId, boolean coordinating, Instant at) {
        static Confirmed of(Confirmation given) {
            return new Confirmed(given.agency(), given.coordinating(), given.at());
        }
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
        Map<UUID, Set<AgencyId>> holders = persons.holdersOf(found.items().stream()
                .flatMap(review ->
                        Stream.of(review.left().value(), review.right().value()))
                .collect(Collectors.toSet()));
        compared(found.items(), holders);
        return found.showing(found.items().stream()
                .map(review -> view(review, holdersOf(review, holders), null, null))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMatchReview", summary = "Get a pair to review, side by side")
    public ReviewView get(@PathParam("id") MatchReviewId id) {
        return sideBySide(reviews.get(id, caller));
    }

    /** The pair as it is now, without the two persons. */
    @Singleton
    record Again(MatchReviewResource resource) implements Replay.Current {
        @Override
        public ReviewView read(RepeatedRequest request) {
            return resource.withoutPersons(resource.reviews.get(request.id(), resource.caller));
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
                review -> isOwnAlone(holdersOf(review)) ? review.weight() : UNWEIGHED);
    }

    private boolean isOwnAlone(Set<AgencyId> holders) {
        return holders.equals(Set.of(caller.agency()));
    }

    private ReviewView decide(MatchReviewId id, IfMatch expected, Step step, DecisionBody body) {
        return step(id, expected, step, (review, as) -> review.decide(step, as, body.note(), clock));
    }

    private ReviewView step(MatchReviewId id, IfMatch expected, Step step, BiConsumer<MatchReview, Looked> taken) {
        MatchReview review = reviews.get(id.value(), caller, expected);
        Set<AgencyId> holders = holdersOf(review);
        if (step != Step.CONFIRM && !holders.contains(caller.agency())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        taken.accept(review, looked(review, holders));
        reviews.flush();
        journal.act("match." + step.name().toLowerCase(Locale.ROOT), id.value(), List.of("now:" + review.status()));
        return view(review, holders, null, null);
    }

    private ReviewView withoutPersons(MatchReview review) {
        return view(review, holdersOf(review), null, null);
    }

    private ReviewView sideBySide(MatchReview review) {
        compared(
                List.of(review),
                persons.holdersOf(Set.of(review.left().value(), review.right().value())));
        return view(review, holdersOf(review), side(review.left()), side(review.right()));
    }

    /** How similar a record of the own agency is to another agency's tells something of that one: a caller could make up a record to look the other up. */
    private void compared(List<MatchReview> shown, Map<UUID, Set<AgencyId>> holders) {
        List<UUID> others = shown.stream()
                .flatMap(review ->
                        Stream.of(review.left().value(), review.right().value()))
                .filter(record -> !holders.getOrDefault(record, Set.of()).contains(caller.agency()))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            lookups.ask(LookupKind.CANDIDATES);
            lookups.hinted(LookupKind.CANDIDATES, others);
        }
    }

    /** Null where nothing of it is open to the caller. */
    private PersonView side(PersonId id) {
        Person person = persons.forReview(id);
        FieldAccess access = policy.accessOf(person, caller);
        if (access.groups().isEmpty()) {
            return null;
        }
        journal.read("person", Set.of(person.rawId()), access.groups());
        return PersonView.of(person, access, caller, JordanTime.today(clock), cipher);
    }

    private Set<AgencyId> holdersOf(MatchReview review) {
        return holdersOf(
                review,
                persons.holdersOf(Set.of(review.left().value(), review.right().value())));
    }

    private static Set<AgencyId> holdersOf(MatchReview review, Map<UUID, Set<AgencyId>> holders) {
        return Stream.of(review.left(), review.right())
                .flatMap(id -> holders.getOrDefault(id.value(), Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private Looked looked(MatchReview review, Set<AgencyId> holders) {
        return new Looked(review, reviews.confirmationBy(caller, review, holders), holders, clock.instant());
    }

    private ReviewView view(MatchReview review, Set<AgencyId> holders, PersonView left, PersonView right) {
        boolean ownAlone = isOwnAlone(holders);
        return new ReviewView(
                RecordMetadata.of(review),
                review.status(),
                ownAlone ? review.weight() : null,
                ownAlone ? review.probability() : null,
                MatchReasonView.of(
                        ownAlone
                                ? review.reasons()
                                : review.reasons().stream()
                                        .flatMap(reason -> reason.withoutWeight().stream())
                                        .toList()),
                review.modelVersion(),
                review.left(),
                review.right(),
                left,
                right,
                review.claimedUntil(clock),
                review.isClaimedBy(caller.subject(), clock),
                review.decidedAt(),
                review.decisionNote(),
                review.confirmations().stream().map(Confirmed::of).toList(),
                review.allowed(looked(review, holders)));
    }
}
