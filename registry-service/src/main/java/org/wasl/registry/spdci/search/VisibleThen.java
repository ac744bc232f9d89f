package org.wasl.registry.spdci.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;

/**
 * What an agency could know of one person until it was closed.
 *
 * @param records for the id of each record of the person the parts that were open
 */
record VisibleThen(Map<UUID, Set<FieldGroup>> records) implements VisiblePersons {
    @Override
    public Filter<Person> opening(Set<FieldGroup> groups) {
        List<UUID> open = with(groups);
        Filter<Person> filter = Filter.of(Person.class);
        return open.isEmpty() ? filter.and("1 = 0") : filter.and("e.id in (:records)", "records", open);
    }

    @Override
    public String found() {
        return "e.state.status <> ERASED";
    }

    @Override
    public String numbered(List<byte[]> indexes, SearchField.Parameters parameters) {
        List<UUID> open = with(Set.of(FieldGroup.IDENTIFIERS));
        if (open.isEmpty()) {
            return "1 = 0";
        }
        String numbers = String.join(", ", indexes.stream().map(parameters::add).toList());
        return IdentifierIndex.isNumberOf(numbers, parameters.add(open));
    }

    private List<UUID> with(Set<FieldGroup> groups) {
        return records.entrySet().stream()
                .filter(open -> open.getValue().containsAll(groups))
                .map(Map.Entry::getKey)
                .toList();
    }
}
