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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.name.Skeleton;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.registry.RegistryProblem;

/** Persons: reading, searching, changing. Registering is in {@code registration}. */
@Path("/v1/persons")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {
    private final Persons persons;
    private final PersonEdits edits;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final MergePatch patches;
    private final FieldCipher cipher;
    private final Clock clock;

    @Inject
    PersonResource(
            Persons persons,
            PersonEdits edits,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            MergePatch patches,
            FieldCipher cipher,
            Clock clock) {
        this.persons = persons;
        this.edits = edits;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.patches = patches;
        this.cipher = cipher;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
    @Operation(operationId = "listPersons", summary = "The persons that your agency may know of, newest first")
    public Page<PersonView> list(@Valid @BeanParam PageRequest page) {
        return viewed(persons.visibleTo(caller), page);
    }

    /**
     * What is looked for. A POST, so that names and numbers stay out of addresses and logs.
     *
     * @param name words of a name in either script, in any order; all must be found
     */
    @Schema(name = "PersonSearch")
    public record SearchBody(
            @Size(min = 2, max = 200) @CleanText @Schema(nullable = true, examples = "Layla Khatib")
            String name,

            @Valid @Schema(nullable = true) IdentifierBody identifier,
            @Schema(nullable = true) LocalDate birthDate) {}

    @POST
    @Path("/search")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(operationId = "searchPersons", summary = "Search by name in either script, number or birth date")
    @APIResponse(responseCode = "200", description = "The persons found; never empty because the search failed.")
    public Page<PersonView> search(@Valid @BeanParam PageRequest page, @Valid @NotNull SearchBody body) {
        Filter<Person> filter = persons.visibleTo(caller).andIfGiven("e.birthDate = :birth", "birth", body.birthDate());
        if (body.name() != null) {
            filter = persons.matchingWords(
                    filter, Arrays.asList(Skeleton.of(body.name()).split(" ")));
        }
        if (body.identifier() != null) {
            filter = persons.withNumber(filter, number(body.identifier(), "/identifier"));
        }
        return viewed(filter, page);
    }

    @Schema(name = "PersonLookup")
    public record LookupBody(@NotEmpty @Size(max = 200) List<@NotNull PersonId> ids) {}

    @POST
    @Path("/lookup")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "lookUpPersons",
            summary = "Many persons at once, by their ids, each as you may see her",
            description = "Who does not exist for you is left out.")
    public Page<PersonView> lookUp(@Valid @BeanParam PageRequest page, @Valid @NotNull LookupBody body) {
        return viewed(
                persons.visibleTo(caller)
                        .and(
                                "e.id in :ids",
                                "ids",
                                body.ids().stream().map(PersonId::value).toList()),
                page);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "getPerson",
            summary = "A person; a record that was merged names its survivor in survivorId",
            description =
                    "A caseworker or supervisor reads whole the persons of the running cases that are hers, a moment after"
                            + " the case was identified; of others their identity, the rest listed in redactions.")
    @APIResponse(
            responseCode = "200",
            description = "The person, masked to what you may see.",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response get(@PathParam("id") PersonId id) {
        return Answers.ok(viewed(persons.get(id, caller)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
    @Operation(operationId = "changePerson", summary = "Change fields of a person that your agency holds")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonFields.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response change(@PathParam("id") PersonId id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Person person = persons.getOwn(id, caller, expected);
        var patched = patches.apply(patch, person.fields(), PersonFields.class);
        journal.record(edits.change(person, patched.body()), person.holders());
        return Answers.ok(viewed(person));
    }

    @POST
    @Path("/{id}/identifiers")
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
    @Operation(operationId = "addIdentifier", summary = "Add a number by which the person is known")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response addIdentifier(
            @PathParam("id") PersonId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull IdentifierBody body) {
        return idempotency.once(body, () -> {
            Person person = persons.getOwn(id, caller, expected);
            IdentifierNumber number = number(body, "");
            if (!number.isOfHousehold()
                    && persons.withNumber(List.of(number)).stream().anyMatch(p -> p != person)) {
                throw new Problem(RegistryProblem.IDENTIFIER_TAKEN);
            }
            journal.record(
                    person.identifyBy(
                            new Person.Numbered(number, body.verification(), false), caller.agency(), cipher, clock),
                    person.holders());
            return Answers.ok(viewed(person));
        });
    }

    private Page<PersonView> viewed(Filter<Person> filter, PageRequest page) {
        Page<Person> found = pages.of(filter, page, p -> p);
        Map<UUID, Access> access = persons.accessOf(found.items(), caller);
        journal.read(
                "person",
                found.items().stream().map(Person::rawId).toList(),
                access.values().stream()
                        .flatMap(a -> a.groups().stream())
                        .collect(java.util.stream.Collectors.toSet()));
        return new Page<>(
                found.items().stream()
                        .map(p -> PersonView.of(p, access.get(p.rawId()), caller, cipher))
                        .toList(),
                found.next(),
                found.total());
    }

    private PersonView viewed(Person person) {
        Access access = persons.accessOf(person, caller);
        Set<FieldGroup> groups = access.groups();
        journal.read("person", List.of(person.rawId()), groups);
        return PersonView.of(person, access, caller, cipher);
    }

    private static IdentifierNumber number(IdentifierBody body, String pointer) {
        return IdentifierNumber.of(body.system(), body.value(), body.issuer(), pointer);
    }
}
