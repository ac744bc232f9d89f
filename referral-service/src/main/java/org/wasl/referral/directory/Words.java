package org.wasl.referral.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words as they are looked for: Arabic ones folded and stemmed, English ones stemmed, whichever text they stand in. */
public final class Words {
    private static final Analyzer ARABIC = new ArabicAnalyzer();
    private static final Analyzer ENGLISH = new EnglishAnalyzer();

    private Words() {}

    /** Of all texts, each once, parted by blanks: what is kept beside an entry to find it. */
    static String of(Collection<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        texts.stream().filter(Objects::nonNull).forEach(text -> collect(text, words));
        return String.join(" ", words);
    }

    /** Each once, in the order they stand in. */
    static Set<String> in(String text) {
        Set<String> words = new LinkedHashSet<>();
        collect(text, words);
        return words;
    }

    /** The word that stands for a term of a taxonomy: no text has it. */
    static String of(UUID term) {
        return "t" + term.toString().replace("-", "");
    }

    /** Whether it has an Arabic letter. */
    static boolean hasArabic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    private static void collect(String text, Set<String> into) {
        collect(ARABIC, text, true, into);
        collect(ENGLISH, text, false, into);
    }

    private static void collect(Analyzer analyzer, String text, boolean arabic, Set<String> into) {
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String word = term.toString();
                if (hasArabic(word) == arabic) {
                    into.add(word);
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
