package org.wasl.contracts.code;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.contracts.vocabulary.Vocabulary;

/**
 * The code lists and their labels, as published at {@code /v1/code-lists}. Codes travel; labels are for people. They stand in
 * {@code code-lists_ar.properties} and {@code code-lists_en.properties} as {@code List.CODE=label}.
 */
public final class CodeLists {
    private static final Properties EN = read("code-lists_en.properties");
    private static final Properties AR = read("code-lists_ar.properties");
    private static final Properties PARENTS = read("parents-of-codes.properties");
    private static final SortedMap<String, List<Code>> LISTS = assemble();

    private CodeLists() {}

    /**
     * @param peerCodes what other systems write for it, where that is another code
     * @param retired whether nothing new is recorded with it
     * @param parent the code in which it lies: a district or a camp in a governorate; null in lists without parents
     */
    public record Code(
            String code, String ar, String en, Map<PeerProfile, String> peerCodes, boolean retired, String parent) {}

    /** Where a code is looked for: among those that are shipped, or with those that administrators added and changed. */
    @FunctionalInterface
    public interface Lookup {
        /** Empty where the list, or the code in it, is not known. */
        Optional<Code> find(String list, String code);
    }

    /** Null where the list has no parents, or nobody said which. */
    public static String parentOf(String list, String code) {
        return list.equals(Vocabulary.DISTRICT.list())
                ? PCodes.governorateOf(code).orElse(null)
                : PARENTS.getProperty(list + "." + code);
    }

    public static Map<String, List<Code>> all() {
        return LISTS;
    }

    /** One code as it is shipped; empty where the list, or the code in it, is not known. Services ask {@code Vocabularies}. */
    public static Optional<Code> find(String list, String code) {
        return LISTS.getOrDefault(list, List.of()).stream()
                .filter(known -> known.code().equals(code))
                .findFirst();
    }

    public static boolean contains(String list, String code) {
        return EN.containsKey(list + "." + code);
    }

    private static SortedMap<String, List<Code>> assemble() {
        SortedMap<String, List<Code>> lists = new TreeMap<>();
        new TreeMap<>(EN).forEach((key, label) -> {
            String name = key.toString();
            int dot = name.indexOf('.');
            lists.computeIfAbsent(name.substring(0, dot), list -> new ArrayList<>())
                    .add(code(name.substring(0, dot), name.substring(dot + 1), AR.getProperty(name), label.toString()));
        });
        lists.replaceAll((list, codes) -> List.copyOf(codes));
        return Collections.unmodifiableSortedMap(lists);
    }

    private static Code code(String list, String code, String ar, String en) {
        return new Code(code, ar, en, Map.of(), false, parentOf(list, code));
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (var in = CodeLists.class.getResourceAsStream("/org/wasl/contracts/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
