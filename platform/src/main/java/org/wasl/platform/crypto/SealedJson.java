package org.wasl.platform.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.wasl.platform.stored.StoredJson;

/**
 * The same as {@link SealedText} for a record, as JSON in a column of text. The format is that in which Hibernate keeps columns of JSON, so that what was one
 * before is still read.
 */
public final class SealedJson extends SealedType<Object> {
    @Override
    String written(Object value) {
        try {
            return StoredJson.ofColumns().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record cannot be written for its column");
        }
    }

    @Override
    Object read(String text) {
        try {
            return StoredJson.ofColumns().readValue(text, returned());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A sealed record cannot be read");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Object> returnedClass() {
        return (Class<Object>) returned();
    }
}
