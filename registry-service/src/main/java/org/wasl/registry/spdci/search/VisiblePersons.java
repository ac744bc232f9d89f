package org.wasl.registry.spdci.search;

import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;

/** The persons that an agency may know, as a search asks for them: no others are searched. */
interface VisiblePersons {
    /** Those with these groups open. */
    Filter<Person> opening(Set<FieldGroup> groups);

    /** Which of their records a search finds, in HQL on {@code e}. */
    String found();

    /** Whether {@code e} has one of these numbers in a record that is open for its numbers, in HQL. */
    String numbered(List<byte[]> indexes, SearchField.Parameters parameters);
}
