package org.wasl.registry.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.platform.json.JsonConventions;

/** Persons for tests of rules: a test says the members on which it depends, as the API calls them. */
public final class TestPersons {
    private TestPersons() {}

    /** As the services read and write JSON. */
    public static ObjectMapper json() {
        ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
        new JsonConventions().customize(json);
        return json;
    }

    /** A woman of Irbid, but for these members. */
    public static PersonFields fields(Map<String, ?> members) {
        Map<String, Object> all = new HashMap<>();
        all.put(
                "names",
                List.of(new PersonFields.Name(NameScript.LATN, NameUse.OFFICIAL, "Layla", "Ahmad", null, "Khatib")));
        all.put("sex", "FEMALE");
        all.put("birthDate", "1990-05-02");
        all.put("nationality", "JO");
        all.put("legalStatus", "CITIZEN");
        all.put("preferredLanguage", "ar");
        all.put("governorate", "JO-IR");
        all.putAll(members);
        return json().convertValue(all, PersonBody.class).toFields();
    }
}
