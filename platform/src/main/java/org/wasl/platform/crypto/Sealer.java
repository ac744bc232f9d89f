package org.wasl.platform.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.platform.stored.StoredJson;

/** Whole records sealed as one: what nobody searches and few may read, such as findings, notes and disclosed profiles. */
@ApplicationScoped
public class Sealer {
    private final FieldCipher cipher;
    private final ObjectMapper mapper;

    @Inject
    public Sealer(FieldCipher cipher, ObjectMapper mapper) {
        this.cipher = cipher;
        this.mapper = StoredJson.ofSealed(mapper);
    }

    /**
     * @param record a text, or a record that is a {@link org.wasl.platform.stored.StoredForm}
     * @param binding what the record belongs to, usually a row's id: sealed for one row, it opens in no other
     */
    public String seal(Object record, String binding) {
        try {
            return cipher.encrypt(mapper.writeValueAsString(StoredJson.requireForm(record)), binding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T open(String sealed, String binding, Class<T> kind) {
        try {
            return mapper.readValue(cipher.decrypt(sealed, binding), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed for " + binding + " cannot be read");
        }
    }
}
