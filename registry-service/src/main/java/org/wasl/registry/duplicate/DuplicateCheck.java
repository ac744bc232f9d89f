package org.wasl.registry.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.id.AgencyId;
import org.wasl.matching.PersonFacts;
import org.wasl.matching.SimpleComparison;
import org.wasl.matching.SimpleComparison.Comparison;
import org.wasl.matching.name.Skeleton;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.registry.person.IdentifierNumber;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.Persons;

/** Looks across all agencies before a second record is made, and keeps the pair for a steward where one is made all the same. */
@ApplicationScoped
public class DuplicateCheck {
    private final Persons persons;
    private final MatchReviews reviews;
    private final Journal journal;
    private final Clock clock;

    @Inject
    DuplicateCheck(Persons persons, MatchReviews reviews, Journal journal, Clock clock) {
        this.persons = persons;
        this.reviews = reviews;
        this.journal = journal;
        this.clock = clock;
    }

    /** A record like the one asked about, strongest first. */
    public record Match(Person person, Comparison comparison) {
        public Candidate shownTo(Caller caller) {
            return new Candidate(
                    person.heldBy(caller.agency()) ? person.id() : null, comparison.score(), comparison.reasons());
        }
    }

    public List<Match> matches(PersonFields fields, List<IdentifierNumber> numbers) {
        Set<String> names = fields.names().stream()
                .map(PersonFields.Name::whole)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Person> sameNumber = persons.withNumber(numbers);
        LocalDate birth = fields.birthDate();
        List<Person> similarName = persons.withGivenName(
                fields.names().stream()
                        .map(name -> Skeleton.of(name.given()))
                        .distinct()
                        .toList(),
                birth == null ? null : birth.getYear() - 1,
                birth == null ? null : birth.getYear() + 1);
        PersonFacts facts = new PersonFacts(names, birth, fields.sex().name(), Set.of());
        return Stream.concat(sameNumber.stream(), similarName.stream())
                .distinct()
                .map(person -> new Match(
                        person,
                        sameNumber.contains(person)
                                ? SimpleComparison.compare(withSharedNumber(facts), withSharedNumber(person.facts()))
                                : SimpleComparison.compare(facts, person.facts())))
                .filter(match -> match.comparison().candidate())
                .sorted(Comparator.comparingDouble((Match m) -> m.comparison().score())
                        .reversed())
                .limit(20)
                .toList();
    }

    /** Puts the pair before a steward, unless one has decided about it. */
    public void open(Person fresh, Match match, AgencyId agency) {
        if (reviews.ofPair(fresh.id(), match.person().id()).isPresent()) {
            return;
        }
        MatchReview review = new MatchReview(agency, fresh.id(), match.person().id(), match.comparison(), clock);
        reviews.persist(review);
        Set<AgencyId> audience = new java.util.HashSet<>(fresh.holders());
        audience.addAll(match.person().holders());
        journal.record(review.opened(), audience);
    }

    private static PersonFacts withSharedNumber(PersonFacts facts) {
        return new PersonFacts(facts.names(), facts.birthDate(), facts.sex(), Set.of("same"));
    }
}
