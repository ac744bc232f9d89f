package org.wasl.stack.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/**
 * The encoding of a text file, found by its first megabyte: by its byte order mark, by the zeros of UTF-16, by whether its bytes are UTF-8. What is not UTF-8 and has
 * Arabic letters side by side when it is read as windows-1256 is windows-1256, as spreadsheets of Arabic Windows write it.
 */
final class TextEncoding {
    static final Charset ARABIC_WINDOWS = Charset.forName("windows-1256");

    /** What a decoder puts in the place of bytes that mean nothing in the encoding. */
    static final char UNREADABLE = '\uFFFD';

    private static final int SAMPLE = 1 << 20;
    /** In UTF-16 every separator, digit and line end has a zero. */
    private static final double ZEROS_OF_UTF_16 = 0.02;

    private static final double SIDE_BY_SIDE = 0.8;

    private TextEncoding() {}

    /** @param said the name of an encoding; null to find it */
    static Charset of(Path file, String said) throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        Charset found = found(sample);
        if (said == null) {
            return found;
        }
        Charset named = named(said);
        boolean wide = isUtf16(named);
        boolean contradicts = wide != isUtf16(found)
                || named.equals(StandardCharsets.UTF_8) && found.equals(ARABIC_WINDOWS)
                || !wide && !named.equals(StandardCharsets.UTF_8) && isWrittenInUtf8(sample);
        if (contradicts && sample.length > 0) {
            throw new CliException(Words.of("encoding-wrong", file, named.name(), found.name()));
        }
        return wide ? found : named;
    }

    private static Charset named(String said) {
        try {
            return Charset.forName(said.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException none) {
            throw new CliException(Words.of("encoding-unknown", said), none);
        }
    }

    private static boolean isUtf16(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }

    private static Charset found(byte[] sample) {
        if (startsWith(sample, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(sample, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            zeros[i & 1] += sample[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] > sample.length * ZEROS_OF_UTF_16) {
            return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        return isArabicWindows(sample) ? ARABIC_WINDOWS : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] sample, int first, int second) {
        return sample.length > 1 && (sample[0] & 0xFF) == first && (sample[1] & 0xFF) == second;
    }

    /** Whether it has letters outside of ASCII, all of them UTF-8: no text in an older encoding reads so by chance. */
    private static boolean isWrittenInUtf8(byte[] sample) {
        long[] counts = decoded(sample);
        return counts[0] > 0 && counts[1] == 0;
    }

    private static boolean isArabicWindows(byte[] sample) {
        long[] counts = decoded(sample);
        if (counts[1] <= counts[0]) {
            return false;
        }
        String text = new String(sample, ARABIC_WINDOWS);
        int letters = 0;
        int beside = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                letters++;
                beside += isArabic(text, i) && (isArabic(text, i - 1) || isArabic(text, i + 1)) ? 1 : 0;
            }
        }
        return beside >= SIDE_BY_SIDE * letters;
    }

    private static boolean isArabic(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.ARABIC;
    }

    /** How many characters outside of ASCII are UTF-8, and how many bytes are not. The sample may end within a character. */
    private static long[] decoded(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate(sample.length + 1);
        decoder.decode(ByteBuffer.wrap(sample), text, false);
        char[] chars = Arrays.copyOf(text.array(), text.position());
        long good = 0;
        long bad = 0;
        for (int i = 0; i < chars.length; i++) {
            bad += chars[i] == UNREADABLE ? 1 : 0;
            good += chars[i] >= 0x80 && chars[i] != UNREADABLE && (i > 0 || chars[i] != '\uFEFF') ? 1 : 0;
        }
        return new long[] {good, bad};
    }
}
