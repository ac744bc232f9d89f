package org.wasl.registry.person;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.registry.lookup.Lookups;

/** Persons: reading and changing. Registering is in {@code registration}, searching in {@code search}. */
@Path("/v1/persons")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {
    private final Persons persons;
    private final PersonCommands commands;
    private final PersonEdits edits;
    private final PersonViews views;
    private final Lookups lookups;
    private final Caller caller;
    private final MergePatch patches;

    @Inject
    PersonResource(
            Persons persons,
            PersonCommands commands,
            PersonEdits edits,
            PersonViews views,
            Lookups lookups,
            Caller caller,
            MergePatch patches) {
        this.persons = persons;
        this.commands = commands;
        this.edits = edits;
        this.views = views;
        this.lookups = lookups;
        this.caller = caller;
        this.patches = patches;
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
    @Operation(operationId = "listPersons", summary = "List the persons that your agency may know of, newest first")
    public Page<PersonView> list(@Valid @BeanParam PageRequest page) {
        return views.page(persons.visibleTo(caller), page);
    }

    @Schema(name = "PersonLookup")
    public record LookupBody(@NotEmpty @Size(max = 200) List<@NotNull PersonId> ids) {}

    @POST
    @Path("/lookup")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "lookUpPersons",
            summary = "Get many persons at once by their ids, each as you may see them",
            description = "Who does not exist for you is left out.")
    public Page<PersonView> lookUp(@Valid @BeanParam PageRequest page, @Valid @NotNull LookupBody body) {
        lookups.ask(LookupKind.LOOKUP);
        Page<PersonView> found = views.page(
                Persons.withIds(
                        persons.visibleTo(caller),
                        body.ids().stream().map(PersonId::value).toList()),
                page);
        lookups.answered(LookupKind.LOOKUP, found.items().size());
        return found;
    }

    @Schema(name = "PersonIds")
    public record IdsBody(@NotEmpty @Size(max = 1000) Set<@NotNull PersonId> ids) {}

    @Schema(name = "KnownPersons")
    public record KnownPersons(List<PersonId> ids) {}

    /** For services, too, that know more of a person than the caller may: they tell it of these alone. */
    @POST
    @Path("/known")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "findKnownPersons",
            summary = "Find which of up to 1,000 persons exist for you",
            description = "Nothing of them but their ids. Who does not exist for you, or for nobody, is left out.")
    @APIResponse(responseCode = "200", description = "The ids of those who exist for you, in no order.")
    public KnownPersons known(@Valid @NotNull IdsBody body) {
        lookups.ask(LookupKind.LOOKUP);
        List<PersonId> known = persons
                .known(caller, body.ids().stream().map(PersonId::value).toList())
                .stream()
                .map(PersonId::new)
                .toList();
        lookups.answered(LookupKind.LOOKUP, 0);
        return new KnownPersons(known);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "getPerson",
            summary = "Get a person; a record that was merged names its survivor in survivorId",
            description =
                    "A caseworker or supervisor reads whole the persons of their own running cases, a moment after"
                            + " the case was identified; of others their identity, the rest listed in redactions.")
    @APIResponse(responseCode = "200", description = "The person, masked to what you may see.")
    public PersonView get(@PathParam("id") PersonId id) {
        return views.one(persons.get(id, caller));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
    @Operation(operationId = "changePerson", summary = "Change fields of a person that your agency holds")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonBody.class)))
    public PersonView change(@PathParam("id") PersonId id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.one(commands.execute(id, expected, (person, as) -> {
            person.requireChangeable(as.agency()); // also for a patch that changes nothing
            var patched = patches.apply(patch, PersonBody.of(person.fieldsOf(as.agency())), PersonBody.class);
            return patched.write(body -> edits.change(person, body.toFields()));
        }));
    }
}
