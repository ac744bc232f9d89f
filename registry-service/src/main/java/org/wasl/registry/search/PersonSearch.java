package org.wasl.registry.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wasl.matching.name.Word;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Place;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.NameIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.ReadablePerson;

/**
 * Persons by their names, the likeliest first. Whole words are looked for before beginnings, and those before a name of which one word is not known; only the
 * first that are met of each are ranked, so that a name which thousands have costs no more than a rare one. Pages go on where the one before ended.
 */
@ApplicationScoped
class PersonSearch {
    private static final int RANKED = 200;

    /** All words but one are tried from so many words on: fewer say too little. */
    private static final int WITHOUT_ONE = 3;

    private final NameIndex names;
    private final PersonAccessPolicy policy;

    @Inject
    PersonSearch(NameIndex names, PersonAccessPolicy policy) {
        this.names = names;
        this.policy = policy;
    }

    /** @param way in which the person was met, by its number; 0 is the narrowest */
    record Hit(Person person, int way, NameRank.Rank rank) {
        private static final Comparator<Hit> LIKELIEST_FIRST = Comparator.comparingInt(Hit::way)
                .thenComparing(hit -> -hit.rank().score())
                .thenComparing(hit -> hit.person().rawId(), Comparator.reverseOrder());

        Place place() {
            return new Place(way + " " + rank.score(), person.rawId());
        }

        private boolean comesAfter(Place place) {
            String[] rank = place.rank().split(" ");
            int order = Integer.compare(way, Integer.parseInt(rank[0]));
            order = order != 0 ? order : Double.compare(Double.parseDouble(rank[1]), this.rank.score());
            return order > 0 || order == 0 && person.rawId().compareTo(place.id()) < 0;
        }
    }

    /**
     * The likeliest of those who come after a place.
     *
     * @param among whom the caller may find by a name; asked anew for each way to read it
     * @param byFields whether more than the name is asked: then an own record that was merged into another agency's is met by its own fields
     */
    List<Hit> named(
            NameRank name,
            Supplier<Filter<Person>> among,
            boolean byFields,
            Caller caller,
            Optional<Place> after,
            int atMost) {
        Set<UUID> met = new HashSet<>();
        List<Hit> hits = new ArrayList<>();
        List<String> ways = ways(name.asked());
        for (int way = 0; way < ways.size() && hits.size() < atMost; way++) {
            Map<UUID, Person> found = new LinkedHashMap<>();
            names.named(among.get(), caller.purpose(), ways.get(way), RANKED)
                    .forEach(p -> found.putIfAbsent(p.rawId(), p));
            if (byFields && found.size() < RANKED) {
                names.namedWhileMerged(among.get(), ways.get(way), RANKED)
                        .forEach(p -> found.putIfAbsent(p.rawId(), p));
            }
            found.keySet().removeIf(id -> !met.add(id));
            ranked(name, found, way, caller).stream()
                    .filter(hit -> after.isEmpty() || hit.comesAfter(after.get()))
                    .sorted(Hit.LIKELIEST_FIRST)
                    .limit(atMost - hits.size())
                    .forEach(hits::add);
        }
        return hits;
    }

    private List<Hit> ranked(NameRank name, Map<UUID, Person> found, int way, Caller caller) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, FieldAccess> access = policy.accessOf(found.values(), caller.agency(), caller.purpose());
        return found.values().stream()
                .map(person ->
                        new Hit(person, way, name.of(new ReadablePerson(person, access.get(person.rawId())).names())))
                .filter(hit -> hit.rank().score() > 0)
                .toList();
    }

    /** The ways to ask for the words, narrowest first, as {@code tsquery}. */
    static List<String> ways(List<Word> words) {
        List<String> keys = words.stream()
                .map(Word::skeleton)
                .filter(key -> !key.isEmpty())
                .map(key -> "'" + key.replace("\\", "").replace("'", "") + "'")
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        List<String> beginnings = keys.stream().map(key -> key + ":*").toList();
        List<String> ways = new ArrayList<>(List.of(String.join(" & ", keys), String.join(" & ", beginnings)));
        if (keys.size() >= WITHOUT_ONE) {
            ways.add(IntStream.range(0, keys.size())
                    .mapToObj(left -> IntStream.range(0, keys.size())
                            .filter(i -> i != left)
                            .mapToObj(beginnings::get)
                            .collect(Collectors.joining(" & ", "(", ")")))
                    .collect(Collectors.joining(" | ")));
        }
        return ways;
    }
}
