package org.wasl.registry.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.person.Person;
import org.wasl.platform.caller.Caller;
import org.wasl.registry.model.MatchModels;
import org.wasl.registry.person.MatchProfile;
import org.wasl.registry.person.MatchProfiles;
import org.wasl.registry.person.Persons;

/** Finds the records of all agencies that may be of the same person. */
@ApplicationScoped
public class DuplicateCheck {
    private static final int MOST = 20;

    private final MatchProfiles profiles;
    private final MatchModels models;
    private final Persons persons;

    @Inject
    DuplicateCheck(MatchProfiles profiles, MatchModels models, Persons persons) {
        this.profiles = profiles;
        this.models = models;
        this.persons = persons;
    }

    /**
     * @param holders the agencies that hold the record
     * @param byKeeper what each agency may be told: how like the records are that it keeps itself. Those that others keep of the same person are left out
     */
    public record Match(
            PersonId personId,
            double weight,
            double probability,
            List<MatchReason> reasons,
            int modelVersion,
            Set<AgencyId> holders,
            Map<AgencyId, Candidate> byKeeper) {
        public boolean isShownTo(Caller caller) {
            return byKeeper.containsKey(caller.agency());
        }
    }

    /** As the caller may know them: records of the own agency, and that there is one elsewhere. */
    public static List<Candidate> shown(List<Match> matches, Caller caller) {
        List<Candidate> shown = new ArrayList<>(matches.stream()
                .filter(match -> match.isShownTo(caller))
                .map(match -> match.byKeeper().get(caller.agency()))
                .sorted(Comparator.comparing(Candidate::probability).reversed())
                .toList());
        if (shown.size() < matches.size()) {
            shown.add(Candidate.OF_ANOTHER_AGENCY);
        }
        return shown;
    }

    /** The matches of a profile, best first. */
    public List<Match> matches(MatchProfile profile) {
        return matches(profile, null);
    }

    /** @param self the person's own record; null where there is none */
    public List<Match> matches(MatchProfile profile, PersonId self) {
        return matches(List.of(new Query(self, profile))).get(0);
    }

    /** @param self the person's own record; null where there is none */
    public record Query(PersonId self, MatchProfile profile) {}

    /** For many at once, each best first, in their order. */
    public List<List<Match>> matches(List<Query> asked) {
        MatchModels.Current model = models.current();
        List<List<MatchProfiles.Stored>> others =
                profiles.candidatesFor(asked.stream().map(Query::profile).toList());
        Comparison comparison = model.scorer().comparisonOfFew();
        List<List<Found>> found = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            found.add(best(asked.get(i), others.get(i), model.scorer(), comparison));
        }
        Map<UUID, Set<AgencyId>> holders = persons.holdersOf(
                found.stream().flatMap(List::stream).map(Found::survivorId).collect(Collectors.toSet()));
        Map<UUID, AgencyId> keepers = persons.keepersOf(found.stream()
                .flatMap(List::stream)
                .flatMap(one -> one.byRecord().keySet().stream())
                .collect(Collectors.toSet()));
        return found.stream()
                .map(each -> each.stream()
                        .map(one -> match(one, model, holders.getOrDefault(one.survivorId(), Set.of()), keepers))
                        .toList())
                .toList();
    }

    private static Match match(
            Found found, MatchModels.Current model, Set<AgencyId> holders, Map<UUID, AgencyId> keepers) {
        PersonId person = new PersonId(found.survivorId());
        List<MatchReason> reasons = found.best().reasons(model.scorer());
        Map<AgencyId, PairScore> best = new HashMap<>();
        found.byRecord().forEach((record, score) -> {
            if (keepers.containsKey(record)) {
                best.merge(keepers.get(record), score, PairScore::better);
            }
        });
        Map<AgencyId, Candidate> byKeeper = new HashMap<>();
        best.forEach((keeper, score) -> byKeeper.put(
                keeper,
                new Candidate(
                        person,
                        score.probability(),
                        MatchReasonView.of(score == found.best() ? reasons : score.reasons(model.scorer())))));
        return new Match(
                person, found.best().weight(), found.best().probability(), reasons, model.version(), holders, byKeeper);
    }

    /** A person who may be the same, with the score of each of the person's records. */
    private record Found(UUID survivorId, Map<UUID, PairScore> byRecord) {
        PairScore best() {
            return byRecord.values().stream().reduce(PairScore::better).orElseThrow();
        }
    }

    private static List<Found> best(
            Query asked, List<MatchProfiles.Stored> others, Scorer scorer, Comparison comparison) {
        Map<UUID, Map<UUID, PairScore>> alike = new HashMap<>();
        for (MatchProfiles.Stored other : others) {
            boolean self = asked.self() != null
                    && other.survivorId().equals(asked.self().value());
            PairScore score = self ? null : score(scorer, comparison, asked.profile(), other.profile());
            if (score != null) {
                alike.computeIfAbsent(other.survivorId(), none -> new HashMap<>())
                        .put(other.id(), score);
            }
        }
        return alike.entrySet().stream()
                .map(one -> new Found(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingDouble((Found one) -> one.best().weight())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** The two forms of the names with the highest weight, of two records that may have several. */
    private record PairScore(Person mine, Person theirs, double weight, double probability) {
        List<MatchReason> reasons(Scorer scorer) {
            return scorer.explain(mine, theirs).stream().map(MatchReason::of).toList();
        }

        PairScore better(PairScore other) {
            return weight >= other.weight ? this : other;
        }
    }

    /** Null for a non-match. Records that share a number always get a score, whatever else they say. */
    private static PairScore score(Scorer scorer, Comparison comparison, MatchProfile mine, MatchProfile theirs) {
        Collection<Person> others = theirs.comparedWith(mine, "THEIRS");
        boolean sameNumber = mine.sharesIdentifier(theirs);
        PairScore best = null;
        for (Person one : mine.comparedWith(theirs, "MINE")) {
            for (Person other : others) {
                Pair pair =
                        sameNumber ? scorer.weigh(comparison, one, other) : scorer.score(comparison, 0, one, 0, other);
                if (pair != null && (best == null || pair.weight() > best.weight())) {
                    best = new PairScore(one, other, pair.weight(), pair.probability());
                }
            }
        }
        return best;
    }
}
