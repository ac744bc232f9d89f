package org.wasl.registry.spdci.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;

/** What an agency may know of persons now. A merged record is found as its survivor. */
record VisibleNow(
        PersonAccessPolicy policy, IdentifierIndex identifiers, AgencyId agency, Optional<ConsentPurpose> purpose)
        implements VisiblePersons {
    @Override
    public Filter<Person> opening(Set<FieldGroup> groups) {
        return policy.visibleTo(agency, purpose, groups);
    }

    @Override
    public String found() {
        return "e.survivor is null";
    }

    @Override
    public String numbered(List<byte[]> indexes, SearchField.Parameters parameters) {
        String numbers = String.join(", ", indexes.stream().map(parameters::add).toList());
        return "e.id in (" + identifiers.recordsWith(numbers, purpose) + ")";
    }
}
