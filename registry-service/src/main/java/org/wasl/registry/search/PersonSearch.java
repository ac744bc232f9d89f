package org.wasl.registry.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wasl.matching.name.Word;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.NameIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.ReadablePerson;

/**
 * Persons by their names, the likeliest first. Whole words are looked for before beginnings, and those before a name of which one word is not known; only the
 * first that are met of each are ranked, so that a name which thousands have costs no more than a rare one.
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

    record Hit(Person person, NameRank.Rank rank) {}

    /**
     * @param among whom the caller may find by a name; asked anew for each way to read it
     * @param byFields whether more than the name is asked: then an own record that was merged into another agency's is met by its own fields
     */
    List<Hit> named(NameRank name, Supplier<Filter<Person>> among, boolean byFields, Caller caller, int atMost) {
        Map<UUID, Person> met = new LinkedHashMap<>();
        for (String asked : ways(name.asked())) {
            if (met.size() < atMost) {
                names.named(among.get(), caller.purpose(), asked, RANKED).forEach(p -> met.putIfAbsent(p.rawId(), p));
            }
            if (met.size() < atMost && byFields) {
                names.namedWhileMerged(among.get(), asked, RANKED).forEach(p -> met.putIfAbsent(p.rawId(), p));
            }
        }
        Map<UUID, FieldAccess> access = policy.accessOf(met.values(), caller.agency(), caller.purpose());
        return met.values().stream()
                .map(person -> new Hit(person, name.of(new ReadablePerson(person, access.get(person.rawId())).names())))
                .filter(hit -> hit.rank().score() > 0)
                .sorted(Comparator.comparing((Hit hit) -> -hit.rank().score())
                        .thenComparing(hit -> hit.person().rawId(), Comparator.reverseOrder()))
                .limit(atMost)
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
