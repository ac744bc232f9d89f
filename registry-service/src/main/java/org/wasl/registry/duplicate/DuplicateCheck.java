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
import org.wasl.registry.person.Faces;
import org.wasl.registry.person.Persons;
import org.wasl.registry.person.StoredFaces;

/** Looks across all agencies whether somebody is known already. */
@ApplicationScoped
public class DuplicateCheck {
    private static final int MOST = 20;

    private final StoredFaces stored;
    private final MatchModels models;
    private final Persons persons;

    @Inject
    DuplicateCheck(StoredFaces stored, MatchModels models, Persons persons) {
        this.stored = stored;
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

    /** The records most like this one, best first. */
    public List<Match> matches(Faces faces) {
        return matches(faces, null);
    }

    /** @param self her own record, where she has one */
    public List<Match> matches(Faces faces, PersonId self) {
        return matches(List.of(new Asked(self, faces))).get(0);
    }

    /** @param self her own record; null where she has none */
    public record Asked(PersonId self, Faces faces) {}

    /** For many at once, each best first, in their order. */
    public List<List<Match>> matches(List<Asked> asked) {
        MatchModels.Current model = models.current();
        List<List<StoredFaces.Stored>> others =
                stored.like(asked.stream().map(Asked::faces).toList());
        Comparison comparison = model.scorer().comparisonOfFew();
        List<List<Found>> found = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            found.add(best(asked.get(i), others.get(i), model.scorer(), comparison));
        }
        Map<UUID, Set<AgencyId>> holders = persons.holdersOf(
                found.stream().flatMap(List::stream).map(Found::standing).collect(Collectors.toSet()));
        Map<UUID, AgencyId> keepers = persons.keepersOf(found.stream()
                .flatMap(List::stream)
                .flatMap(one -> one.byRecord().keySet().stream())
                .collect(Collectors.toSet()));
        return found.stream()
                .map(each -> each.stream()
                        .map(one -> match(one, model, holders.getOrDefault(one.standing(), Set.of()), keepers))
                        .toList())
                .toList();
    }

    private static Match match(
            Found found, MatchModels.Current model, Set<AgencyId> holders, Map<UUID, AgencyId> keepers) {
        PersonId person = new PersonId(found.standing());
        List<MatchReason> reasons = found.best().reasons(model.scorer());
        Map<AgencyId, Likeness> best = new HashMap<>();
        found.byRecord().forEach((record, likeness) -> {
            if (keepers.containsKey(record)) {
                best.merge(keepers.get(record), likeness, Likeness::better);
            }
        });
        Map<AgencyId, Candidate> byKeeper = new HashMap<>();
        best.forEach((keeper, likeness) -> byKeeper.put(
                keeper,
                new Candidate(
                        person,
                        likeness.probability(),
                        likeness == found.best() ? reasons : likeness.reasons(model.scorer()))));
        return new Match(
                person, found.best().weight(), found.best().probability(), reasons, model.version(), holders, byKeeper);
    }

    /** Somebody who is alike enough, and how like each of the person's records is. */
    private record Found(UUID standing, Map<UUID, Likeness> byRecord) {
        Likeness best() {
            return byRecord.values().stream().reduce(Likeness::better).orElseThrow();
        }
    }

    private static List<Found> best(
            Asked asked, List<StoredFaces.Stored> others, Scorer scorer, Comparison comparison) {
        Map<UUID, Map<UUID, Likeness>> alike = new HashMap<>();
        for (StoredFaces.Stored other : others) {
            boolean self =
                    asked.self() != null && other.standing().equals(asked.self().value());
            Likeness likeness = self ? null : likeness(scorer, comparison, asked.faces(), other.faces());
            if (likeness != null) {
                alike.computeIfAbsent(other.standing(), none -> new HashMap<>()).put(other.id(), likeness);
            }
        }
        return alike.entrySet().stream()
                .map(one -> new Found(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingDouble((Found one) -> one.best().weight())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** The two faces that are most alike, of two records that have several. */
    private record Likeness(Person mine, Person theirs, double weight, double probability) {
        List<MatchReason> reasons(Scorer scorer) {
            return scorer.explain(mine, theirs).stream().map(MatchReason::of).toList();
        }

        Likeness better(Likeness other) {
            return weight >= other.weight ? this : other;
        }
    }

    /** Null where it is not worth a look. Who shares a number with somebody is always looked at, whatever else they say. */
    private static Likeness likeness(Scorer scorer, Comparison comparison, Faces mine, Faces theirs) {
        Collection<Person> others = theirs.against(mine, "THEIRS");
        boolean sameNumber = mine.shareNumber(theirs);
        Likeness best = null;
        for (Person one : mine.against(theirs, "MINE")) {
            for (Person other : others) {
                Pair pair =
                        sameNumber ? scorer.weigh(comparison, one, other) : scorer.score(comparison, 0, one, 0, other);
                if (pair != null && (best == null || pair.weight() > best.weight())) {
                    best = new Likeness(one, other, pair.weight(), pair.probability());
                }
            }
        }
        return best;
    }
}
