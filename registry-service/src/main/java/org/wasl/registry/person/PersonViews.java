package org.wasl.registry.person;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.JordanTime;

/** Persons as the caller of this request may see them. The audit log keeps that they were read. */
@RequestScoped
public class PersonViews {
    private final PersonAccessPolicy policy;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    PersonViews(PersonAccessPolicy policy, Pages pages, Caller caller, Journal journal, Sealer cipher, Clock clock) {
        this.policy = policy;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    public Page<PersonView> page(Filter<Person> filter, PageRequest request) {
        Page<Person> found = pages.of(filter, request, p -> p);
        return found.showing(all(found.items()));
    }

    /** In their order. */
    public List<PersonView> all(Collection<Person> found) {
        Map<UUID, FieldAccess> access = policy.accessOf(found, caller);
        journal.read(
                "person",
                found.stream().map(Person::rawId).toList(),
                access.values().stream().flatMap(a -> a.groups().stream()).collect(Collectors.toSet()));
        return found.stream()
                .map(p -> PersonView.of(p, access.get(p.rawId()), caller, JordanTime.today(clock), cipher))
                .toList();
    }

    public PersonView one(Person person) {
        return all(List.of(person)).get(0);
    }
}
