package org.wasl.matching.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads a word in Latin letters, as it would be written who spells Arabic by ear, in English or in French. */
final class LatinSounds {
    /** An h that is one whatever stands beside it. */
    private static final char H = 'H';

    private static final int MOST = 12;
    /** A c that is no part of ch. */
    private static final Pattern C = Pattern.compile("c(?!h)");

    private static final Pattern G = Pattern.compile("g(?!h)");
    private static final Pattern LAST_S = Pattern.compile("s(?=e?$)");
    private static final Pattern SILENT_H = Pattern.compile("(?<=[aeiou])h(?=[bdfgklmnprstvz])");

    private LatinSounds() {}

    /**
     * The word respelled for each other way to read it: Saleh may be صالح, Fathi has a t and an h, Moath a ذ, Dhia a ض, Jasmin a ي, Rose a ز, and the h of John is
     * not heard. Kurdish and Turkish spellings: c is ج, x is خ, v is و, the last t of Ahmet a د. Somali: c is ع, x is ح, the last o a ة. Sudanese: g is ق.
     */
    static Set<String> otherwise(String word) {
        Set<String> ways = new LinkedHashSet<>(Set.of(word));
        addBoth(ways, way -> C.matcher(way).replaceAll("j"), way -> C.matcher(way)
                .replaceAll(""));
        addBoth(ways, way -> way.replace("x", "kh"), way -> way.replace("x", "h"));
        add(ways, way -> way.endsWith("o") ? way.substring(0, way.length() - 1) + "a" : way);
        add(ways, way -> way.endsWith("h") ? way.substring(0, way.length() - 1) + H : way);
        add(ways, way -> way.startsWith("j") ? "y" + way.substring(1) : way);
        add(ways, way -> way.replace("dh", "d"));
        add(ways, way -> way.replace("th", "t" + H));
        add(ways, way -> way.replace("th", "z").replace("t" + H, "z"));
        add(ways, way -> way.replace("sh", "s" + H));
        add(ways, way -> LAST_S.matcher(way).replaceFirst("z"));
        add(ways, way -> SILENT_H.matcher(way).replaceFirst(""));
        add(ways, way -> way.endsWith("t") ? way.substring(0, way.length() - 1) + "d" : way);
        add(ways, way -> G.matcher(way).replaceAll("k"));
        add(ways, way -> way.replace('v', 'w'));
        ways.remove(word);
        return ways;
    }

    /** Whether it is spelled as only Kurdish, Turkish and Somali names are: then it is read in other ways beside Latin words, too. */
    static boolean isRegional(String word) {
        return word.indexOf('x') >= 0 || C.matcher(word).find();
    }

    private static void addBoth(Set<String> ways, UnaryOperator<String> one, UnaryOperator<String> other) {
        for (String way : List.copyOf(ways)) {
            if (ways.size() + 1 < MOST) {
                ways.add(one.apply(way));
                ways.add(other.apply(way));
            }
        }
    }

    private static void add(Set<String> ways, UnaryOperator<String> respelling) {
        for (String way : List.copyOf(ways)) {
            if (ways.size() < MOST) {
                ways.add(respelling.apply(way));
            }
        }
    }

    static void read(String word, Word.Sounds sounds) {
        int i = 0;
        while (i < word.length()) {
            if (i == word.length() - 1 && word.charAt(i) == 'h' && isVowel(word, i - 1) && word.length() > 3) {
                sounds.ending(); // ta marbuta, written out
                return;
            }
            if (word.startsWith("tch", i) || word.startsWith("sch", i)) {
                sounds.consonant('c');
                i += 3;
            } else if (two(word, i, sounds)) {
                i += 2;
            } else {
                one(word, i, sounds);
                i++;
            }
        }
    }

    private static boolean two(String word, int at, Word.Sounds sounds) {
        if (at + 1 >= word.length()) {
            return false;
        }
        switch (word.substring(at, at + 2)) {
            case "th" -> sounds.consonant('t');
            case "dj" -> sounds.consonant('j');
            case "kh" -> sounds.consonant('x');
            case "dh" -> sounds.consonant('z');
            case "sh", "ch" -> sounds.consonant('c');
            case "gh" -> sounds.consonant('g');
            case "ph" -> sounds.consonant('f');
            // In French spellings ou is short in the first syllable: Mouhamad, Mounir.
            case "ou" -> sounds.latinVowel(sounds.length() <= 1 ? Word.U : Word.U | Word.LONG);
            case "oo", "uu" -> sounds.latinVowel(Word.U | Word.LONG);
            case "ee", "ii" -> sounds.latinVowel(Word.I | Word.LONG);
            case "ei", "ai", "ay", "ey" -> sounds.latinVowel(Word.A | Word.I | Word.LONG);
            case "aa" -> sounds.latinVowel(Word.A | Word.LONG | (at + 2 == word.length() ? Word.ENDING : 0));
            case "au", "aw" -> sounds.latinVowel(Word.A | Word.U | Word.LONG);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void one(String word, int at, Word.Sounds sounds) {
        boolean first = at == 0;
        switch (word.charAt(at)) {
            case 'a' -> sounds.latinVowel(at == word.length() - 1 ? Word.A | Word.ENDING : Word.A);
            case 'e' -> sounds.latinVowel(Word.A | Word.I | Word.SHORT);
            case 'i' -> sounds.latinVowel(Word.I);
            case 'o', 'u' -> sounds.latinVowel(Word.U);
            case 'y' -> {
                if (first) {
                    sounds.consonant('y');
                } else {
                    sounds.latinVowel(Word.I);
                }
            }
            case 'w' -> {
                if (first) {
                    sounds.consonant('w');
                } else {
                    sounds.latinVowel(Word.U);
                }
            }
            case 'c' -> sounds.consonant(isSoft(word, at) ? 's' : 'k');
            default -> sounds.consonants(consonant(word.charAt(at)));
        }
    }

    private static boolean isVowel(String word, int at) {
        return at >= 0 && "aeiouy".indexOf(word.charAt(at)) >= 0;
    }

    /** As in Lucia, Vincent. */
    private static boolean isSoft(String word, int at) {
        return at + 1 < word.length() && "eiy".indexOf(word.charAt(at + 1)) >= 0;
    }

    private static String consonant(char letter) {
        return switch (letter) {
            case 'b', 'p' -> "b";
            case 't' -> "t";
            case 'j', 'g' -> "j";
            case 'h', H -> "h";
            case 'd' -> "d";
            case 'z' -> "z";
            case 'r' -> "r";
            case 's' -> "s";
            case 'f', 'v' -> "f";
            case 'q', 'k' -> "k";
            case 'x' -> "ks";
            case 'l' -> "l";
            case 'm' -> "m";
            case 'n' -> "n";
            default -> Character.isDigit(letter) ? Character.toString(letter) : "";
        };
    }
}
