package org.wasl.matching.encode;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A cryptographic long-term key: a record as a Bloom filter of 1,024 bits. Two that are alike are of records that are alike. */
public final class Clk {
    public static final int BITS = 1_024;

    private static final int WORDS = BITS / Long.SIZE;

    private final long[] words;
    private final int ones;

    Clk(long[] words) {
        this.words = words;
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        ones = count;
    }

    /** @throws IllegalArgumentException for a text that is none */
    public static Clk of(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != BITS / Byte.SIZE) {
            throw new IllegalArgumentException("A key has " + BITS + " bits");
        }
        long[] words = new long[WORDS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return new Clk(words);
    }

    /** The share of bits that both have (Dice 1945), 0 to 1. */
    public double dice(Clk other) {
        int both = ones + other.ones;
        return both == 0 ? 0 : 2.0 * common(other) / both;
    }

    private int common(Clk other) {
        int common = 0;
        for (int i = 0; i < WORDS; i++) {
            common += Long.bitCount(words[i] & other.words[i]);
        }
        return common;
    }

    boolean has(int bit) {
        return (words[bit / Long.SIZE] >>> bit % Long.SIZE & 1) != 0;
    }

    public int ones() {
        return ones;
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BITS / Byte.SIZE);
        bytes.asLongBuffer().put(words);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
