package org.wasl.platform.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The same as {@link SealedText} for a record, as JSON in a column of text. The format is that in which Hibernate keeps columns of JSON, so that what was one
 * before is still read.
 */
public final class SealedJson extends SealedType<Object> {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

    @Override
    String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record cannot be written for its column");
        }
    }

    @Override
    Object read(String text) {
        try {
            return MAPPER.readValue(text, returned());
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
