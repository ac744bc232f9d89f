package org.wasl.matching.name;

import java.util.stream.Collectors;

/**
 * The consonants of a name in one alphabet for both scripts: {@code محمد} and {@code Mohammed} are {@code mhmd}. Two names of one person nearly always
 * share it; two names that share it are often different (محمد, محمود), so it finds candidates and decides nothing alone.
 */
public final class Skeleton {
    private Skeleton() {}

    /** The keys of all words of a name, in their order, separated by one space. */
    public static String of(String name) {
        return NameNormaliser.words(name).stream()
                .map(word -> Word.of(word).skeleton())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
