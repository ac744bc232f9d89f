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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.IdentifierRevocationReason;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;

/** The numbers a person is known by, and what becomes of them. */
@Path("/v1/persons/{id}/identifiers")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class IdentifierResource {
    private final PersonCommands commands;
    private final IdentifierIndex identifiers;
    private final PersonViews views;
    private final Journal journal;
    private final Sealer cipher;

    @Inject
    IdentifierResource(
            PersonCommands commands, IdentifierIndex identifiers, PersonViews views, Journal journal, Sealer cipher) {
        this.commands = commands;
        this.identifiers = identifiers;
        this.views = views;
        this.journal = journal;
        this.cipher = cipher;
    }

    @Schema(name = "IdentifierCheck")
    public record CheckBody(@NotNull IdentifierVerification verification) {}

    @Schema(name = "IdentifierRevocation")
    public record RevocationBody(@NotNull IdentifierRevocationReason reason) {}

    @POST
    @Once(PersonReplay.class)
    @Operation(operationId = "addIdentifier", summary = "Add a number by which the person is known")
    public PersonView add(
            @PathParam("id") PersonId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull IdentifierBody body) {
        Person changed = commands.execute(id, expected, (person, as) -> {
            IdentifierNumber number = body.number("");
            identifiers.requireFree(number, person, as.agency());
            return person.joinedIdentifiers()
                    .add(
                            new IdentifierClaim(number, body.document(), IdentifierClaim.Holder.NOBODY),
                            as.agency(),
                            cipher,
                            as.clock());
        });
        return views.one(changed);
    }

    @POST
    @Path("/{identifierId}/verification")
    @Once(PersonReplay.class)
    @Operation(
            operationId = "verifyIdentifier",
            summary = "Verify a number: the paper was seen, or whoever issued it confirmed it",
            description = "What was verified at its source stays so.")
    public PersonView verify(
            @PathParam("id") PersonId id,
            @PathParam("identifierId") UUID identifier,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CheckBody body) {
        Person verified = commands.execute(id, expected, (person, as) -> person.joinedIdentifiers()
                .verify(identifier, body.verification(), as.agency(), as.clock()));
        journal.act("identifier.verified", id.value(), List.of("identifier:" + identifier));
        return views.one(verified);
    }

    @POST
    @Path("/{identifierId}/revocation")
    @Once(PersonReplay.class)
    @Operation(
            operationId = "revokeIdentifier",
            summary = "Revoke a number: it is not the person's, or holds no longer",
            description = "It stays in the record as REVOKED. Nobody is found by it, and another person may have it.")
    public PersonView revoke(
            @PathParam("id") PersonId id,
            @PathParam("identifierId") UUID identifier,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull RevocationBody body) {
        Person revoked = commands.execute(
                id, expected, (person, as) -> person.joinedIdentifiers().revoke(identifier, as.agency(), as.clock()));
        journal.act("identifier.revoked", id.value(), List.of("identifier:" + identifier, "reason:" + body.reason()));
        return views.one(revoked);
    }
}
