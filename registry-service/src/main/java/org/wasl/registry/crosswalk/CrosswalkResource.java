package org.wasl.registry.crosswalk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.household.Households;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.IdentifierClaim;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.IdentifierNumber;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;
import org.wasl.registry.person.ReadablePerson;

/** From a number of one system to the person, and to the person's numbers in the others. */
@Path("/v1/crosswalks")
@Tag(name = "Crosswalks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
public class CrosswalkResource {
    private static final int MOST = 60;

    private final RuleLock locks;
    private final Persons persons;
    private final IdentifierIndex identifiers;
    private final PersonNews news;
    private final PersonAccessPolicy policy;
    private final Households households;
    private final Lookups lookups;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    CrosswalkResource(
            RuleLock locks,
            Persons persons,
            IdentifierIndex identifiers,
            PersonNews news,
            PersonAccessPolicy policy,
            Households households,
            Lookups lookups,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.identifiers = identifiers;
        this.news = news;
        this.policy = policy;
        this.households = households;
        this.lookups = lookups;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Where a number leads.
     *
     * @param system of the code list IdentifierSystem; PARTNER_LOCAL for one that is not in it
     * @param issuer the system's own name, verbatim, where it is not in the list
     * @param value as it is kept: a UNHCR group number with dashes, digits in ASCII
     * @param persons who has it: several where it is a household's
     */
    @Schema(name = "Crosswalk")
    public record CrosswalkView(
            IdentifierSystem system,
            @Schema(nullable = true) String issuer,
            String value,
            List<Known> persons) {}

    /**
     * @param householdId where the person lives now; null where that is not known to your agency
     * @param identifiers all numbers of the person, this one too
     */
    @Schema(name = "CrosswalkPerson")
    public record Known(
            PersonId personId,
            @Schema(nullable = true) HouseholdId householdId,
            List<PersonView.Identifier> identifiers) {}

    @Schema(name = "CrosswalkBody")
    public record Linked(
            @NotNull PersonId personId,
            @Schema(nullable = true) IdentifierVerification verification) {
        IdentifierClaim.Document document() {
            return new IdentifierClaim.Document(null, null, null, verification);
        }
    }

    /** @param system of the code list IdentifierSystem, or any other system's own name */
    @Schema(name = "CrosswalkLookup")
    public record Lookup(
            @NotBlank @Size(max = 60) @CleanText @Schema(examples = "RAIS")
            String system,

            @NotBlank @Size(max = 60) @CleanText @Schema(examples = "R-2041877")
            String value) {
        public Lookup {
            value = InvisibleMarks.removed(value);
        }
    }

    @GET
    @Path("/{system}/{value}")
    @Transactional
    @Operation(
            operationId = "getCrosswalk",
            summary = "Find who has a number, and which others the person has",
            description =
                    "Only persons whose numbers your agency may see. Any spelling: 123-21C00567 and 123-21-00567, Arabic digits. A number in an address may be written down"
                            + " on its way; `POST /v1/crosswalks/lookup` asks the same without one.")
    public CrosswalkView get(
            @PathParam("system") @Size(max = 60) @CleanText String system,
            @PathParam("value") @Size(max = 60) @CleanText String value) {
        return view(number(system, value));
    }

    @POST
    @Path("/lookup")
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "lookUpCrosswalk",
            summary = "Look up a number in the crosswalk, with the number in the body")
    @APIResponse(responseCode = "404", description = "Nobody whom you may know has this number.")
    @APIResponse(responseCode = "200")
    public CrosswalkView lookup(@Valid @NotNull Lookup body) {
        return view(number(body.system(), body.value()));
    }

    @PUT
    @Path("/{system}/{value}")
    @Transactional
    @Operation(
            operationId = "putCrosswalk",
            summary = "Record that a number is this person's",
            description =
                    "For a person of your agency. Again, it changes nothing; where somebody else has the number, 409. A system that the code list does not know is kept by its"
                            + " own name.")
    public CrosswalkView put(
            @PathParam("system") @Size(max = 60) @CleanText String system,
            @PathParam("value") @Size(max = 60) @CleanText String value,
            @Valid @NotNull Linked body) {
        IdentifierNumber number = number(system, value);
        locks.take("identifier", number.system(), number.issuer(), number.value());
        Person person = persons.own(body.personId(), caller)
                .orElseThrow(() -> Problem.invalidField("/personId", "unknown-person"))
                .survivor();
        if (!person.joinedIdentifiers().contains(number, caller.agency(), cipher)) {
            identifiers.requireFree(number, person, caller.agency());
            news.tell(
                    person,
                    person.joinedIdentifiers()
                            .add(
                                    new IdentifierClaim(number, body.document(), IdentifierClaim.Holder.NOBODY),
                                    caller.agency(),
                                    cipher,
                                    clock),
                    caller.agency());
        }
        return view(number);
    }

    /** A name that is in no list is kept as it came. */
    private static IdentifierNumber number(String system, String value) {
        String name = system.strip().toUpperCase(java.util.Locale.ROOT);
        Optional<IdentifierSystem> known = name.equals("PRIMERO")
                ? Optional.of(IdentifierSystem.PRIMERO_CASE)
                : java.util.Arrays.stream(IdentifierSystem.values())
                        .filter(one -> one.name().equals(name) && one != IdentifierSystem.PARTNER_LOCAL)
                        .findFirst();
        return known.map(one -> IdentifierNumber.of(one, value, null, ""))
                .orElseGet(() -> IdentifierNumber.of(IdentifierSystem.PARTNER_LOCAL, value, system.strip(), ""));
    }

    private CrosswalkView view(IdentifierNumber number) {
        lookups.ask(LookupKind.CROSSWALK);
        List<Person> found =
                persons.list(identifiers.narrow(persons.visibleTo(caller), number, caller.purpose()), MOST);
        if (found.isEmpty()) {
            lookups.refused(LookupKind.CROSSWALK, List.of(), List.of());
            throw Problem.notFound();
        }
        journal.read("person", found.stream().map(Person::rawId).toList(), Set.of(FieldGroup.IDENTIFIERS));
        lookups.answered(LookupKind.CROSSWALK, found.size());
        Map<UUID, FieldAccess> access = policy.accessOf(found, caller);
        return new CrosswalkView(
                number.system(),
                number.issuer().isEmpty() ? null : number.issuer(),
                number.value(),
                found.stream()
                        .map(person -> new Known(
                                person.id(),
                                households.homeOf(person, caller.agency()).orElse(null),
                                new ReadablePerson(person, access.get(person.rawId()))
                                        .validIdentifiers(JordanTime.today(clock), cipher)))
                        .toList());
    }
}
