package org.wasl.registry.merge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;
import org.wasl.registry.review.MatchReview;
import org.wasl.registry.review.MatchReviews;

/** Making two records one. */
@Path("/v1/persons/{id}/merges")
@Tag(name = "Matching")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_STEWARD)
public class MergeResource {
    private final Persons persons;
    private final MatchReviews reviews;
    private final Merges merges;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    MergeResource(Persons persons, MatchReviews reviews, Merges merges, Caller caller, Journal journal, Clock clock) {
        this.persons = persons;
        this.reviews = reviews;
        this.merges = merges;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param reviewId the review of this pair, confirmed */
    @Schema(name = "MergeBody")
    public record MergeBody(
            @NotNull PersonId personId, @NotNull MatchReviewId reviewId) {}

    @Schema(name = "Merge")
    public record PersonMergeView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId survivorId,
            PersonId mergedId,
            @Schema(nullable = true) Instant undoneAt,
            List<String> allowedActions)
            implements View {
        static PersonMergeView of(Merge m) {
            return new PersonMergeView(
                    RecordMetadata.of(m),
                    m.survivor(),
                    m.loser(),
                    m.undoneAt(),
                    m.undoneAt() == null ? List.of("undo") : List.of());
        }
    }

    /** The merge as it is now. */
    @Singleton
    record Again(MergeResource resource) implements Replay.Current {
        @Override
        public PersonMergeView read(RepeatedRequest request) {
            return PersonMergeView.of(resource.merges.get(request.made(), resource.caller));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/merges")
    @Operation(
            operationId = "mergePersons",
            summary = "Merge another record into this one",
            description =
                    "The other record keeps its id and answers with survivorId. If-Match is the survivor's. Each agency goes on reading"
                            + " its own record, and of another's what consent opens: a merge opens nothing.")
    public PersonMergeView merge(
            @PathParam("id") PersonId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull MergeBody body) {
        Person survivor = persons.getOwn(id, caller, expected);
        MatchReview review = reviews.named(body.reviewId().value(), caller, "/reviewId", "unknown-review");
        if (!review.isOf(id, body.personId()) && !id.equals(body.personId())) {
            persons.named(body.personId().value(), caller, "/personId", "unknown-person");
            throw new Problem(RegistryProblem.MERGE_NOT_POSSIBLE);
        }
        Person loser = persons.forReview(body.personId());
        Merge merge = new Merge(
                caller.agency(),
                survivor,
                loser,
                merges.standingInto(survivor.id(), null),
                review,
                caller.subject(),
                clock);
        merges.persist(merge);
        journal.record(merge.merged(), survivor.holders());
        return PersonMergeView.of(merge);
    }
}
