package org.wasl.registry.household;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Where a person lives and lived, for all who may read the group HOUSEHOLD. */
@Path("/v1/persons/{id}/households")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class PersonHouseholdResource {
    private final Persons persons;
    private final Households households;
    private final HouseholdHeads heads;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;

    @Inject
    PersonHouseholdResource(
            Persons persons, Households households, HouseholdHeads heads, Pages pages, Caller caller, Journal journal) {
        this.persons = persons;
        this.households = households;
        this.heads = heads;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listHouseholdsOfPerson",
            summary = "List the households in which a person lives and lived",
            description =
                    "Of others who live there only what each is to the head is told, where you may not know of them."
                            + " Who may follow a head who is needed is told at the household itself.")
    public Page<HouseholdView> list(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person person = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        journal.read("household", Set.of(person.rawId()), Set.of(FieldGroup.HOUSEHOLD));
        Page<Household> found = pages.of(households.of(person, caller), page, household -> household);
        Set<UUID> known = known(found.items());
        Set<UUID> needing = heads.needing(found.items(), caller.agency());
        Set<UUID> own = changeable(found.items());
        return found.showing(found.items().stream()
                .map(household -> {
                    HouseholdView view = HouseholdView.of(
                            household, known, new HouseholdView.Head(needing.contains(household.rawId()), List.of()));
                    return own.contains(household.rawId()) ? view : view.readOnly();
                })
                .toList());
    }

    private Set<UUID> changeable(List<Household> shown) {
        return caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR) ? households.visibleAmong(shown, caller) : Set.of();
    }

    /** Those of all their members whom the caller may know of. */
    private Set<UUID> known(List<Household> households) {
        Set<UUID> members = households.stream()
                .flatMap(household -> household.members().stream())
                .map(m -> m.person().value())
                .collect(Collectors.toSet());
        return persons.list(persons.visibleTo(caller), members).stream()
                .map(Person::rawId)
                .collect(Collectors.toSet());
    }
}
