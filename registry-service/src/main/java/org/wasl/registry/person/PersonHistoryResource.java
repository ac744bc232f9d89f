package org.wasl.registry.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** What a record said before. */
@Path("/v1/persons/{id}/history")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
public class PersonHistoryResource {
    private final Persons persons;
    private final PersonEdits edits;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;

    @Inject
    PersonHistoryResource(Persons persons, PersonEdits edits, Pages pages, Caller caller, Journal journal) {
        this.persons = persons;
        this.edits = edits;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
    }

    /**
     * A change, by the agency in {@code agencyId}.
     *
     * @param personId the record that was changed: this one, or one that was merged into it
     * @param fields the names of what differs
     */
    @Schema(name = "PersonEdit")
    public record EditView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId personId,
            Set<String> fields,
            PersonBody before,
            PersonBody after) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
    @Operation(
            operationId = "listPersonHistory",
            summary = "List the changes of a person in the records of your agency, newest first",
            description =
                    "With those of your agency's records that were merged into it. What other agencies changed in theirs is not told.")
    public Page<EditView> list(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person person = persons.getOwn(id, caller);
        journal.read("person-history", List.of(person.rawId()), Set.of(FieldGroup.values()));
        return pages.of(edits.of(person, caller), page, edits::view);
    }
}
