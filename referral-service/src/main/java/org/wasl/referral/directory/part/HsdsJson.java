package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.AccessibilityLevel;
import org.wasl.contracts.code.CapacityStatus;

/** The parts in the JSON of HSDS: its names, and what is ours prefixed {@code x_} (its conformance rule 4). */
public final class HsdsJson {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Address.class, NumberedLines.class)
            .addMixIn(ServiceCapacity.class, OursOfCapacity.class)
            .addMixIn(AccessibilityNote.class, OursOfAccessibility.class)
            .addMixIn(Schedule.class, OursOfSchedules.class)
            .addMixIn(PlaceDetails.class, OursOfPlaces.class)
            .build();

    /** Kinds of record that the directory keeps each by itself, wherever they stand in a document. */
    public static final Set<String> RECORDS =
            Set.of("organization", "program", "service", "service_at_location", "location");

    private HsdsJson() {}

    /** Parts that came without an id get one that stays while they stay in their place. */
    public static void identify(JsonNode parts, UUID of, String field) {
        if (!parts.isArray()) {
            return;
        }
        int i = 0;
        for (JsonNode part : (ArrayNode) parts) {
            if (part instanceof ObjectNode object) {
                UUID id = object.hasNonNull("id")
                        ? UUID.fromString(object.path("id").asText())
                        : derived(of, field + "/" + i);
                object.put("id", id.toString());
                object.properties().forEach(inner -> identify(inner.getValue(), id, inner.getKey()));
            }
            i++;
        }
    }

    public static UUID derived(UUID of, String what) {
        return UUID.nameUUIDFromBytes((of + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    private interface NumberedLines {
        @JsonProperty("address_1")
        String address1();

        @JsonProperty("address_2")
        String address2();
    }

    private interface OursOfCapacity {
        @JsonProperty("x_status")
        CapacityStatus status();

        @JsonProperty("x_estimate")
        Boolean estimate();
    }

    private interface OursOfSchedules {
        @JsonProperty("x_closed_on")
        List<LocalDate> closedOn();

        @JsonProperty("x_open_on_holidays")
        Boolean openOnHolidays();
    }

    private interface OursOfPlaces {
        @JsonProperty("x_intake")
        Intake intake();
    }

    private interface OursOfAccessibility {
        @JsonProperty("x_code")
        AccessibilityFeature code();

        @JsonProperty("x_level")
        AccessibilityLevel level();
    }
}
