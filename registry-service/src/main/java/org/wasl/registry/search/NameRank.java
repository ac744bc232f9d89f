package org.wasl.registry.search;

import java.util.ArrayList;
import java.util.List;
import org.wasl.contracts.code.SearchAgreement;
import org.wasl.matching.name.NameNormaliser;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.registry.person.PersonFields;

/** How well a name is the one that was looked for: word by word, in any order. */
final class NameRank {
    /** How much of the rank is for how little of the name was left unasked. */
    private static final double FOR_WHOLENESS = 0.1;

    private final List<Word> asked;

    /** @param name as somebody typed it, in either script */
    NameRank(String name) {
        asked = NameNormaliser.words(name).stream().map(Word::of).toList();
    }

    /** One word asked for, and how it was found. */
    record Found(String word, SearchAgreement agreement) {}

    /** @param score from 0 to 1 */
    record Rank(double score, List<Found> words) {}

    List<Word> asked() {
        return asked;
    }

    Rank of(List<PersonFields.Name> names) {
        Rank best = new Rank(0, List.of());
        for (PersonFields.Name name : names) {
            Rank rank =
                    of(NameNormaliser.words(name.whole()).stream().map(Word::of).toList(), name);
            if (rank.score() > best.score()) {
                best = rank;
            }
        }
        return best;
    }

    private Rank of(List<Word> words, PersonFields.Name name) {
        List<Word> left = new ArrayList<>(words);
        List<Found> found = new ArrayList<>();
        double sum = 0;
        for (Word one : asked) {
            Word best = null;
            SearchAgreement agreement = SearchAgreement.MISSING;
            for (Word other : left) {
                SearchAgreement here = agreement(one, other);
                if (here.compareTo(agreement) < 0) {
                    best = other;
                    agreement = here;
                }
            }
            left.remove(best);
            found.add(new Found(one.text(), agreement));
            sum += worth(agreement);
        }
        double whole = words.isEmpty() ? 0 : 1 - (double) left.size() / words.size();
        return new Rank(sum / asked.size() * (1 - FOR_WHOLENESS * (1 - whole)), found);
    }

    private static SearchAgreement agreement(Word asked, Word known) {
        int level = WordSimilarity.level(asked, known);
        if (level == WordSimilarity.EQUAL) {
            return SearchAgreement.EQUAL;
        }
        if (level == WordSimilarity.SOUNDS_EQUAL) {
            return SearchAgreement.SOUNDS_ALIKE;
        }
        if (known.text().startsWith(asked.text())
                || asked.isArabic() != known.isArabic() && known.skeleton().startsWith(asked.skeleton())) {
            return SearchAgreement.BEGINS_WITH;
        }
        boolean near = level == WordSimilarity.SIMILAR || known.skeleton().equals(asked.skeleton());
        return near ? SearchAgreement.SIMILAR : SearchAgreement.MISSING;
    }

    private static double worth(SearchAgreement agreement) {
        return switch (agreement) {
            case EQUAL -> 1;
            case SOUNDS_ALIKE -> 0.9;
            case BEGINS_WITH -> 0.7;
            case SIMILAR -> 0.5;
            case MISSING -> 0;
        };
    }
}
