package org.wasl.registry.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.duplicate.MatchReasonView;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;
import org.wasl.registry.review.ReviewTransitions.Looked;

/** What of a pair is shown to whom: weights of the own agency's pairs alone, and of each person what is open. */
@ApplicationScoped
class ReviewPresenter {
    private final MatchReviews reviews;
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Lookups lookups;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    ReviewPresenter(
            MatchReviews reviews,
            Persons persons,
            PersonAccessPolicy policy,
            Lookups lookups,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.reviews = reviews;
        this.persons = persons;
        this.policy = policy;
        this.lookups = lookups;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A page of the queue, without the persons. */
    List<ReviewView> withoutPersons(List<MatchReview> found) {
        Map<UUID, Set<AgencyId>> holders = persons.holdersOf(found.stream()
                .flatMap(review ->
                        Stream.of(review.left().value(), review.right().value()))
                .collect(Collectors.toSet()));
        compared(found, holders);
        return found.stream()
                .map(review -> view(review, holdersOf(review, holders), null, null))
                .toList();
    }

    boolean isOwnAlone(Set<AgencyId> holders) {
        return holders.equals(Set.of(caller.agency()));
    }

    ReviewView withoutPersons(MatchReview review) {
        return view(review, holdersOf(review), null, null);
    }

    ReviewView sideBySide(MatchReview review) {
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

    Set<AgencyId> holdersOf(MatchReview review) {
        return holdersOf(
                review,
                persons.holdersOf(Set.of(review.left().value(), review.right().value())));
    }

    private static Set<AgencyId> holdersOf(MatchReview review, Map<UUID, Set<AgencyId>> holders) {
        return Stream.of(review.left(), review.right())
                .flatMap(id -> holders.getOrDefault(id.value(), Set.of()).stream())
                .collect(Collectors.toSet());
    }

    Looked looked(MatchReview review, Set<AgencyId> holders) {
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
                review.claimedUntil(clock.instant()),
                review.isClaimedBy(caller.subject(), clock),
                review.decidedAt(),
                review.decisionNote(),
                review.confirmations().stream().map(ReviewView.Confirmed::of).toList(),
                review.allowed(looked(review, holders)));
    }
}
