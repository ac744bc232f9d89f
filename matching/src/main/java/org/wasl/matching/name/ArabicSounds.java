package org.wasl.matching.name;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads a word in Arabic letters. */
final class ArabicSounds {
    private ArabicSounds() {}

    /** ث is heard as t or as s: Othman, Osman. ض is heard as d or as z: Rida, Reza. */
    static Set<String> otherwise(String word) {
        Set<String> ways = new LinkedHashSet<>();
        if (word.indexOf('ث') >= 0) {
            ways.add(word.replace('ث', 'س'));
        }
        if (word.indexOf('ض') >= 0) {
            ways.add(word.replace('ض', 'ز'));
        }
        return ways;
    }

    static void read(String word, Word.Sounds sounds) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean first = i == 0;
            boolean last = i == word.length() - 1;
            if (letter == 'ت' && !last && word.charAt(i + 1) == 'ش') {
                sounds.consonant('c'); // as in Charlie
                i++;
                continue;
            }
            switch (letter) {
                case 'ا' -> {
                    if (!first && !isOfArticle(word, i)) { // at the beginning it carries any vowel
                        sounds.vowel(Word.A | Word.LONG | (last ? Word.ENDING : 0));
                    }
                }
                case 'و' -> {
                    if (first) {
                        sounds.consonant('w');
                    } else {
                        sounds.vowel(Word.U | Word.LONG);
                    }
                }
                case 'ي' -> {
                    if (first) {
                        sounds.consonant('y');
                    } else {
                        sounds.vowel(Word.I | Word.LONG);
                        if (last && word.charAt(i - 1) == 'ي') {
                            sounds.ending(); // as in يحيى
                        }
                    }
                }
                case 'ه' -> {
                    if (i == word.length() - 5 && i > 1 && word.endsWith("الله")) {
                        sounds.consonant('t'); // هبة الله
                    } else if (!last || word.length() <= 2) {
                        sounds.consonant('h');
                    }
                    if (last) {
                        sounds.ending(); // ta marbuta, and طه
                    }
                }
                default -> sounds.consonants(consonant(letter));
            }
        }
    }

    /** Within عبد الرحمن, نور الدين, عبد الله, where it is not heard. */
    private static boolean isOfArticle(String word, int at) {
        return (at == 3 && word.startsWith("عبدال"))
                || (at == word.length() - 5 && word.endsWith("الدين"))
                || (at == word.length() - 4 && word.endsWith("الله"));
    }

    private static String consonant(char letter) {
        return switch (letter) {
            case 'ب', 'پ' -> "b";
            case 'ت', 'ط', 'ث' -> "t";
            case 'ج', 'چ' -> "j";
            case 'ح' -> "h";
            case 'خ' -> "x";
            case 'د', 'ض' -> "d";
            case 'ذ', 'ظ', 'ز' -> "z";
            case 'ژ' -> "j";
            case 'ر' -> "r";
            case 'س', 'ص' -> "s";
            case 'ش' -> "c";
            case 'غ' -> "g";
            case 'ف', 'ڤ' -> "f";
            case 'ق', 'ك' -> "k";
            case 'ل' -> "l";
            case 'م' -> "m";
            case 'ن' -> "n";
            default -> Character.isDigit(letter) ? Character.toString(letter) : "";
        };
    }
}
