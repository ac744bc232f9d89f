package org.wasl.registry.merge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.review.MatchReview;

/** The merge of one record of a person into another: who made it, and whether it was undone. */
@Entity
@Table(name = "merge_operation")
public class Merge extends Aggregate {
    @Column(name = "survivor_id")
    private UUID survivorId;

    @Column(name = "merged_id")
    private UUID mergedId;

    @Column(name = "review_id")
    private UUID reviewId;

    @Column(name = "merged_by")
    private String mergedBy;

    @Column(name = "holders_added")
    private UUID[] holdersAdded;

    private UUID[] followers;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Column(name = "undone_by")
    private String undoneBy;

    protected Merge() {}

    /**
     * @param others merges into the same survivor that stand
     * @param review the review of the pair, confirmed for all that hold the two; where a record is verified at its source,
     *     the account that merges must not be the one that confirmed
     */
    Merge(
            AgencyId agency,
            Person survivor,
            Person loser,
            List<Merge> others,
            MatchReview review,
            String by,
            Clock clock) {
        super(agency, clock);
        if (survivor == loser) {
            throw Problem.invalidField("/personId", "same-record");
        }
        Set<AgencyId> holders = new HashSet<>(survivor.holders());
        holders.addAll(loser.holders());
        if (!review.isOf(survivor.id(), loser.id()) || !review.isConfirmedFor(holders)) {
            throw new Problem(RegistryProblem.MERGE_NOT_POSSIBLE);
        }
        boolean verified = survivor.joinedIdentifiers().isAnyVerified()
                || loser.joinedIdentifiers().isAnyVerified();
        if (verified && review.wasConfirmedBy(by)) {
            throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
        }
        Set<AgencyId> own = survivor.holders().stream()
                .filter(h -> others.stream().noneMatch(m -> m.brought(h)))
                .collect(Collectors.toSet());
        holdersAdded = loser.holders().stream()
                .filter(h -> !own.contains(h))
                .map(AgencyId::value)
                .toArray(UUID[]::new);
        followers = loser.joined().mergeInto(survivor, clock).toArray(UUID[]::new);
        survivorId = survivor.rawId();
        mergedId = loser.rawId();
        reviewId = review.rawId();
        mergedBy = by;
    }

    PersonMerged merged() {
        return new PersonMerged(person(mergedId), person(survivorId), id());
    }

    /**
     * @param others the other merges into the same survivor that stand: whom they brought stays
     * @param edits parts what was written since
     * @param teams part the cases; what was recorded on a case goes with it
     * @param parts give back what the agencies wrote that go
     */
    Parting undo(
            Person loser,
            List<Merge> others,
            PersonEdits edits,
            CareTeams teams,
            List<PersonPart> parts,
            String by,
            Clock clock) {
        if (undoneAt != null) {
            throw new Problem(CommonProblem.ALREADY_DONE).with("allowedActions", List.of());
        }
        if (!loser.isMergedInto(survivor()) || loser.survivor().isErased()) {
            // The last merge is taken back first: the survivor may itself be merged into another by now.
            throw new Problem(RegistryProblem.MERGE_NOT_POSSIBLE);
        }
        Person survivor = loser.survivor();
        Set<UUID> leaving = Arrays.stream(holdersAdded)
                .filter(h -> others.stream().noneMatch(m -> m.brought(new AgencyId(h))))
                .collect(Collectors.toSet());
        loser.joined().unmerge(Set.of(followers), leaving, clock);
        Parting parting = parting(survivor, loser);
        teams.part(parting);
        edits.splitOnUnmerge(survivor, loser, leaving, createdAt());
        if (!leaving.isEmpty()) {
            parts.forEach(part -> part.moveOnUnmerge(survivor.id(), loser.id(), leaving, createdAt()));
        }
        parts.forEach(part -> part.moveCaseRowsOnUnmerge(survivor.id(), loser.id(), createdAt()));
        parts.forEach(part -> part.settleOnUnmerge(survivor, loser, createdAt()));
        undoneAt = now(clock);
        undoneBy = by;
        touch(clock);
        return parting;
    }

    private Parting parting(Person survivor, Person loser) {
        Set<AgencyId> leaving = new HashSet<>(loser.holders());
        leaving.removeAll(survivor.holders());
        Set<AgencyId> staying = new HashSet<>(survivor.holders());
        staying.removeAll(loser.holders());
        return new Parting(
                loser.id(),
                survivor.id(),
                loser.allIds().stream().map(PersonId::new).collect(Collectors.toSet()),
                leaving,
                staying,
                createdAt());
    }

    /** @param consents those of the person who stands again */
    MergeUndone undone(Set<ConsentId> consents, Parting parting) {
        return new MergeUndone(person(mergedId), person(survivorId), id(), consents, parting);
    }

    private boolean brought(AgencyId agency) {
        return Arrays.asList(holdersAdded).contains(agency.value());
    }

    MatchReviewId review() {
        return new MatchReviewId(reviewId);
    }

    private static PersonId person(UUID id) {
        return new PersonId(id);
    }

    MergeId id() {
        return new MergeId(rawId());
    }

    PersonId survivor() {
        return new PersonId(survivorId);
    }

    PersonId loser() {
        return new PersonId(mergedId);
    }

    Instant undoneAt() {
        return undoneAt;
    }
}
