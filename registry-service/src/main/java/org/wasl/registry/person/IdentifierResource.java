package org.wasl.registry.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.IdentifierRevocationReason;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.lookup.Lookups;

/** The numbers a person is known by, and what becomes of them. */
@Path("/v1/persons/{id}/identifiers")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class IdentifierResource {
    private final Persons persons;
    private final IdentifierIndex identifiers;
    private final PersonViews views;
    private final Lookups lookups;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    IdentifierResource(
            Persons persons,
            IdentifierIndex identifiers,
            PersonViews views,
            Lookups lookups,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Sealer cipher,
            Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.views = views;
        this.lookups = lookups;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Schema(name = "IdentifierCheck")
    public record CheckBody(@NotNull IdentifierVerification verification) {}

    @Schema(name = "IdentifierRevocation")
    public record RevocationBody(@NotNull IdentifierRevocationReason reason) {}

    @POST
    @Operation(operationId = "addIdentifier", summary = "Add a number by which the person is known")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response add(
            @PathParam("id") PersonId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull IdentifierBody body) {
        return idempotency.once(body, Replay.current(() -> views.one(persons.get(id, caller))), () -> {
            Person person = persons.getOwn(id, caller, expected);
            IdentifierNumber number = body.number("");
            if (!number.isOfHousehold()
                    && identifiers.personsWith(List.of(number)).stream().anyMatch(p -> p != person)) {
                lookups.ask(LookupKind.NUMBER_TAKEN);
                lookups.refused(
                        LookupKind.NUMBER_TAKEN,
                        List.of(),
                        identifiers.personsWith(List.of(number)).stream()
                                .map(Person::rawId)
                                .toList());
                throw new Problem(RegistryProblem.IDENTIFIER_TAKEN);
            }
            journal.record(
                    person.addIdentifier(new IdentifierClaim(number, body, false), caller.agency(), cipher, clock),
                    person.holders());
            return views.answer(person);
        });
    }

    @POST
    @Path("/{identifierId}/verification")
    @Operation(
            operationId = "verifyIdentifier",
            summary = "Verify a number: the paper was seen, or whoever issued it confirmed it",
            description = "What was verified at its source stays so.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response verify(
            @PathParam("id") PersonId id,
            @PathParam("identifierId") UUID identifier,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CheckBody body) {
        return idempotency.once(body, Replay.current(() -> views.one(persons.get(id, caller))), () -> {
            Person person = persons.getOwn(id, caller, expected);
            journal.record(
                    person.verifyIdentifier(identifier, body.verification(), caller.agency(), clock), person.holders());
            journal.act("identifier.verified", person.rawId(), List.of("identifier:" + identifier));
            return views.answer(person);
        });
    }

    @POST
    @Path("/{identifierId}/revocation")
    @Operation(
            operationId = "revokeIdentifier",
            summary = "Revoke a number: it is not the person's, or holds no longer",
            description = "It stays in the record as REVOKED. Nobody is found by it, and another person may have it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response revoke(
            @PathParam("id") PersonId id,
            @PathParam("identifierId") UUID identifier,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull RevocationBody body) {
        return idempotency.once(body, Replay.current(() -> views.one(persons.get(id, caller))), () -> {
            Person person = persons.getOwn(id, caller, expected);
            journal.record(person.revokeIdentifier(identifier, caller.agency(), clock), person.holders());
            journal.act(
                    "identifier.revoked",
                    person.rawId(),
                    List.of("identifier:" + identifier, "reason:" + body.reason()));
            return views.answer(person);
        });
    }
}
