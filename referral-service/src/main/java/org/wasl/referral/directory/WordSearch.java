package org.wasl.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.wasl.platform.paging.Filter;

/**
 * What somebody means who looks for a service in their own words: the words, perhaps unfinished; words that mean the same; the nearest known word where one is
 * known by nobody; and the terms of the taxonomies that are called so, with those below them.
 */
@ApplicationScoped
public class WordSearch {
    private static final int SHORT = 4;
    private static final int LONG = 8;
    private static final int MOST_CORRECTIONS = 4;

    /** Words and terms are kept in one vector, so that one index answers. */
    private static final String SAYS =
            "cast(sql('(? @@ to_tsquery(''simple'', ?))', e.wordsVector, :%s) as Boolean) = true";

    private final EntityManager entities;
    private volatile Known known = new Known(new TreeMap<>(), Map.of(), Map.of());

    @Inject
    WordSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** Words of services with the number of services that have each; words of terms; terms above terms. */
    private record Known(NavigableMap<String, Integer> words, Map<UUID, Set<String>> terms, Map<UUID, UUID> parents) {}

    /**
     * Narrows a filter to what a text finds.
     *
     * @param filter of services, or of services at locations as they are looked for
     */
    public <E> Filter<E> narrow(Filter<E> filter, String text) {
        Set<String> words = Words.in(text);
        if (words.isEmpty()) {
            return filter.and("false = true"); // nothing but signs: no word, nothing found
        }
        Set<UUID> terms = termsCalled(words);
        return filter.and(
                SAYS.formatted("words"), "words", terms.isEmpty() ? query(words) : query(words) + " | " + any(terms));
    }

    /** Narrows a filter to services with any of these terms.
     *
     * @param name of the parameter */
    public <E> Filter<E> narrow(Filter<E> filter, String name, Set<UUID> terms) {
        return filter.and(SAYS.formatted(name), name, any(terms));
    }

    private static String any(Set<UUID> terms) {
        return terms.stream().map(Words::of).map(WordSearch::quoted).collect(Collectors.joining(" | "));
    }

    /** The condition that the words themselves are said, not only what means the same; its parameter is bound. */
    public String said(Filter<?> filter, String text) {
        Set<String> words = Words.in(text);
        if (words.isEmpty()) {
            return "false = true";
        }
        filter.with("said", words.stream().map(word -> quoted(word) + ":*").collect(Collectors.joining(" & ")));
        return SAYS.formatted("said");
    }

    /** For PostgreSQL's {@code to_tsquery}: every word, or what means the same; words that are a phrase together stand for it. */
    private String query(Set<String> words) {
        Set<String> rest = new LinkedHashSet<>(words);
        List<String> parts = new ArrayList<>();
        for (Set<String> phrase : Synonyms.in(words)) {
            if (rest.containsAll(phrase)) {
                rest.removeAll(phrase);
                parts.add(Stream.concat(Stream.of(phrase), Synonyms.of(phrase).stream())
                        .map(WordSearch::all)
                        .collect(Collectors.joining(" | ", "(", ")")));
            }
        }
        rest.forEach(word -> parts.add(anyOf(word)));
        return String.join(" & ", parts);
    }

    private static String all(Set<String> phrase) {
        return phrase.stream().map(WordSearch::quoted).collect(Collectors.joining(" & ", "(", ")"));
    }

    private String anyOf(String word) {
        Stream<String> same = Synonyms.of(word).stream().map(WordSearch::all);
        return Stream.of(
                        Stream.of(quoted(word) + ":*"),
                        same,
                        corrections(word).stream().map(WordSearch::quoted))
                .flatMap(some -> some)
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "").replace("'", "''") + "'";
    }

    /** Known words one letter away, two for a long one, the most used first; none for a word that is known or begins one. */
    private List<String> corrections(String word) {
        NavigableMap<String, Integer> words = known.words();
        String next = words.ceilingKey(word);
        if (word.length() < SHORT || (next != null && next.startsWith(word))) {
            return List.of();
        }
        CharacterRunAutomaton near = new CharacterRunAutomaton(Operations.determinize(
                new LevenshteinAutomata(word, true).toAutomaton(word.length() < LONG ? 1 : 2),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        return words.entrySet().stream()
                .filter(e -> Math.abs(e.getKey().length() - word.length()) <= 2 && near.run(e.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_CORRECTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<UUID> termsCalled(Set<String> words) {
        Known now = known;
        Set<UUID> called = now.terms().entrySet().stream()
                .filter(term -> words.stream()
                        .allMatch(word -> term.getValue().contains(word)
                                || Synonyms.of(word).stream().anyMatch(term.getValue()::containsAll)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        return withThoseBelow(called);
    }

    /** Terms, and all below them. */
    public Set<UUID> withThoseBelow(Set<UUID> called) {
        Known now = known;
        if (called.isEmpty() || !now.terms().keySet().containsAll(called)) {
            return called;
        }
        return now.terms().keySet().stream()
                .filter(term -> isUnder(term, called, now.parents()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isUnder(UUID term, Set<UUID> called, Map<UUID, UUID> parents) {
        for (UUID above = term; above != null; above = parents.get(above)) {
            if (called.contains(above)) {
                return true;
            }
        }
        return false;
    }

    /** From the first search on it knows the words of a few minutes ago. */
    @Scheduled(
            every = "${wasl.directory.learn-words-every:300s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learn() {
        known = QuarkusTransaction.requiringNew().call(() -> {
            TreeMap<String, Integer> words = new TreeMap<>();
            rows("select word, ndoc from ts_stat('select words_vector from service') where word !~ '^t[0-9a-f]{32}$'")
                    .forEach(row -> words.put((String) row[0], ((Number) row[1]).intValue()));
            Map<UUID, Set<String>> terms = new HashMap<>();
            Map<UUID, UUID> parents = new HashMap<>();
            rows("select id, parent_id, concat_ws(' ', name_ar, name_en, code) from taxonomy_term")
                    .forEach(row -> {
                        terms.put((UUID) row[0], Words.in((String) row[2]));
                        parents.put((UUID) row[0], (UUID) row[1]);
                    });
            return new Known(words, terms, parents);
        });
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String query) {
        return entities.createNativeQuery(query).getResultList();
    }
}
