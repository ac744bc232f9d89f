package org.wasl.platform.crypto;

/**
 * A column of words that nobody searches: {@code @Type(SealedText.class)} on the field, and only a sealed text is stored. What was stored in plain before
 * is read as it is, and sealed by the next rotation of keys. Sealed for its column; a whole record is sealed for its row, by {@link Sealer}.
 */
public final class SealedText extends SealedType<String> {
    @Override
    String written(String text) {
        return text;
    }

    @Override
    String read(String text) {
        return text;
    }

    @Override
    public Class<String> returnedClass() {
        return String.class;
    }
}
