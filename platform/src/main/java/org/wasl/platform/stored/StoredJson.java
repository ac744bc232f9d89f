package org.wasl.platform.stored;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How what is kept as JSON is read: a row may have been written by an older release, or a newer one, with fields that this one does not know. */
public final class StoredJson {
    /** Of columns. Written as Hibernate does by itself, so that what is there already is still read. */
    private static final ObjectMapper COLUMNS =
            tolerant(JsonMapper.builder().findAndAddModules().build());

    private StoredJson() {}

    public static ObjectMapper ofColumns() {
        return COLUMNS;
    }

    /** Of what is sealed: written by the conventions of the API, read without its strictness. */
    public static ObjectMapper ofSealed(ObjectMapper conventions) {
        return tolerant(conventions.copy());
    }

    /** A programmer's mistake is found by the first test that stores. */
    public static Object requireForm(Object kept) {
        if (kept instanceof Record && !kept.getClass().isAnnotationPresent(StoredForm.class)) {
            throw new IllegalArgumentException(kept.getClass().getName() + " is stored and no @StoredForm");
        }
        return kept;
    }

    private static ObjectMapper tolerant(ObjectMapper mapper) {
        return mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
