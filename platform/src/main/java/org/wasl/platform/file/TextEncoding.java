package org.wasl.platform.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds out in which encoding a text is, by its first bytes: UTF-8 and UTF-16 are recognised, with a byte order mark or without; what is neither is
 * Windows-1256, which Arabic Windows writes where nothing else is asked for.
 */
public final class TextEncoding {
    public static final Charset WINDOWS_1256 = Charset.forName("windows-1256");

    /** Of the high bytes of Latin and Arabic text in UTF-16, of which other scripts, signs and marks have few. */
    private static final double MOST = 0.7;

    private TextEncoding() {}

    /** @return empty where it is no text: packed, or a spreadsheet */
    public static Optional<Charset> of(byte[] sample) {
        if (sample.length < 2) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        int two = (sample[0] & 0xFF) << 8 | sample[1] & 0xFF;
        return switch (two) {
            case 0x504B, 0x1F8B, 0xD0CF, 0x2550 ->
                Optional.empty(); // zip and spreadsheets, gzip, old spreadsheets, PDF
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.of(withoutMark(sample));
        };
    }

    private static Charset withoutMark(byte[] sample) {
        if (isHigh(sample, 1) && !isHigh(sample, 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (isHigh(sample, 0) && !isHigh(sample, 1)) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(sample) ? StandardCharsets.UTF_8 : WINDOWS_1256;
    }

    /** Whether each second byte, from this place, is the high one of Latin or Arabic letters. */
    private static boolean isHigh(byte[] sample, int from) {
        int high = 0;
        int zeros = 0;
        for (int i = from; i < sample.length; i += 2) {
            high += sample[i] == 0 || sample[i] == 6 ? 1 : 0;
            zeros += sample[i] == 0 ? 1 : 0;
        }
        return zeros > 0 && high > MOST * sample.length / 2;
    }

    /** A few bytes that are none cost their rows; a text in which they are the rule is another encoding. */
    private static boolean isUtf8(byte[] sample) {
        int letters = 0;
        int others = 0;
        int i = 0;
        while (i < sample.length) {
            int following = following(sample[i] & 0xFF);
            if (following == 0) {
                i++;
            } else if (following > 0 && i + following >= sample.length) {
                break;
            } else if (following > 0 && areFollowing(sample, i + 1, following)) {
                letters++;
                i += 1 + following;
            } else {
                others++;
                i++;
            }
        }
        return letters >= others;
    }

    /** How many bytes follow this first one of a character; -1 where none begins so. */
    private static int following(int first) {
        if (first < 0x80) {
            return 0;
        }
        return first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
    }

    private static boolean areFollowing(byte[] sample, int from, int many) {
        for (int i = from; i < from + many; i++) {
            if ((sample[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
