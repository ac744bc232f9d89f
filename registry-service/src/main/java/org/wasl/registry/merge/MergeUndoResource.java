package org.wasl.registry.merge;

import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.consent.Consents;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;
import org.wasl.registry.review.MatchReviews;

/** Merges made: reading one, and making two records of it again. */
@Path("/v1/merges")
@Tag(name = "Matching")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_STEWARD)
public class MergeUndoResource {
    private final Persons persons;
    private final Merges merges;
    private final PersonEdits edits;
    private final CareTeams teams;
    private final List<PersonPart> parts;
    private final MatchReviews reviews;
    private final Consents consents;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    MergeUndoResource(
            Persons persons,
            Merges merges,
            PersonEdits edits,
            CareTeams teams,
            @All List<PersonPart> parts,
            MatchReviews reviews,
            Consents consents,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.merges = merges;
        this.edits = edits;
        this.teams = teams;
        this.parts = parts;
        this.reviews = reviews;
        this.consents = consents;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMerges", summary = "List merges of persons that your agency holds, newest first")
    public Page<MergeResource.PersonMergeView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("personId") @Parameter(description = "Only those of this person, whichever of the two records.")
                    PersonId person) {
        Filter<Merge> filter = merges.visibleTo(caller, person);
        return pages.of(filter, page, MergeResource.PersonMergeView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMerge", summary = "Get a merge")
    public MergeResource.PersonMergeView get(@PathParam("id") MergeId id) {
        return MergeResource.PersonMergeView.of(merges.get(id.value(), caller));
    }

    /** The merge as it is now. */
    @Singleton
    record Again(MergeUndoResource resource) implements Replay.Current {
        @Override
        public MergeResource.PersonMergeView read(RepeatedRequest request) {
            return MergeResource.PersonMergeView.of(resource.merges.get(request.id(), resource.caller));
        }
    }

    @POST
    @Path("/{id}/undo")
    @Once(Again.class)
    @Operation(
            operationId = "undoMerge",
            summary = "Take a merge back: both records stand as they did",
            description =
                    "What was written since goes with the record of whoever wrote it: agencies that held the survivor only by the"
                            + " merge take theirs along. The last of several merges is taken back first. The pair waits for a"
                            + " steward again, deferred.")
    public MergeResource.PersonMergeView undo(@PathParam("id") MergeId id, @HeaderParam("If-Match") IfMatch expected) {
        Merge merge = merges.get(id.value(), caller, expected);
        Person loser = persons.forReview(merge.loser());
        // Told to all who held the record while it was one.
        var audience = loser.survivor().holders();
        Parting parting = merge.undo(
                loser, merges.standingInto(merge.survivor(), merge.id()), edits, teams, parts, caller.subject(), clock);
        journal.record(merge.undone(consents.recordedOn(loser), parting), audience);
        reviews.reopen(merge.review());
        merges.flush();
        return MergeResource.PersonMergeView.of(merge);
    }
}
