package org.wasl.registry.person;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.IdentifierSystem;

/** The numbers of one record. */
@Embeddable
class PersonIdentifiers {
    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL)
    @OrderBy("id")
    private List<PersonIdentifier> all = new ArrayList<>();

    Stream<PersonIdentifier> stream() {
        return all.stream();
    }

    void add(PersonIdentifier identifier) {
        all.add(identifier);
    }

    /** The blind indexes of the valid numbers, as the matching core needs them. */
    Map<IdentifierSystem, Set<String>> blindIndexes() {
        Map<IdentifierSystem, Set<String>> numbers = new EnumMap<>(IdentifierSystem.class);
        all.stream().filter(PersonIdentifier::isValid).forEach(identifier -> identifier
                .blindIndexes()
                .forEach(numbers.computeIfAbsent(identifier.system(), none -> new HashSet<>())::add));
        return numbers;
    }

    /**
     * Moves the numbers that these agencies have added since then to another record.
     *
     * @return whether there were any
     */
    boolean moveTo(Person record, PersonIdentifiers target, Set<UUID> agencies, Instant since) {
        List<PersonIdentifier> moved =
                all.stream().filter(i -> i.wasAddedBy(agencies, since)).toList();
        moved.forEach(identifier -> {
            all.remove(identifier);
            identifier.moveTo(record);
            target.add(identifier);
        });
        return !moved.isEmpty();
    }
}
