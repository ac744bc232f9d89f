package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.config.PublicAddress;

/** The addresses of persons and households in messages: the {@code @id} of a record. */
@ApplicationScoped
public class RecordAddresses {
    /** What is said where only the address is told. */
    private static final Set<String> OF_A_REFERENCE = Set.of("@type", "@id", "merged_into");

    private final String persons;
    private final String households;

    @Inject
    RecordAddresses(PublicAddress address) {
        persons = address.of("/v1/persons/");
        households = address.of("/v1/households/");
    }

    public String ofPerson(UUID id) {
        return persons + id;
    }

    public String ofHousehold(UUID id) {
        return households + id;
    }

    /** The persons of whom a message says more than that address. */
    public Set<UUID> toldIn(JsonNode message) {
        Set<UUID> told = new HashSet<>();
        collect(message, told);
        return told;
    }

    private void collect(JsonNode node, Set<UUID> told) {
        String address = node.path("@id").asText("");
        if (address.startsWith(persons)
                && node.properties().stream().anyMatch(field -> !OF_A_REFERENCE.contains(field.getKey()))) {
            told.add(UUID.fromString(address.substring(persons.length())));
        }
        node.forEach(child -> collect(child, told));
    }
}
