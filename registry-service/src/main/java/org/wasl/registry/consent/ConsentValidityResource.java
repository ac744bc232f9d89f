package org.wasl.registry.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ConsentValidity;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.registry.person.Person;

/**
 * Whether one consent, which the caller can name, is a basis for the work of the caller's agency. It is asked before anybody works with the person, so it
 * does not ask for work with the person, and says nothing else of the consent (ADR 38).
 */
@Path("/v1/persons/{id}/consents/{consentId}/validity")
@Tag(name = "Consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ConsentValidityResource {
    private final ConsentAccess access;
    private final Consents consents;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ConsentValidityResource(ConsentAccess access, Consents consents, Caller caller, Journal journal, Clock clock) {
        this.access = access;
        this.consents = consents;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param givenBy only where it is in force
     * @param until only where it is in force; null where it holds until withdrawn
     * @param at for which time this is the answer
     */
    @Schema(name = "ConsentCheck")
    public record CheckView(
            ConsentId consentId,
            ConsentPurpose purpose,
            ConsentValidity validity,
            @Schema(nullable = true) ConsentGiver givenBy,
            @Schema(nullable = true) Instant until,
            Instant at) {}

    @GET
    @Transactional
    @Operation(
            operationId = "checkConsent",
            summary = "Check whether your agency may work with the person on a consent",
            description =
                    "For a caseworker or supervisor who can name the consent, of an agency that it names or that holds the"
                            + " person; a case is not needed. Says whether it is a consent of this person, in force now, for this purpose, with your agency"
                            + " among its recipients, and if not, what of it is missing. 404 where the person or the consent is not known to you.")
    public CheckView check(
            @PathParam("id") PersonId id,
            @PathParam("consentId") ConsentId consentId,
            @NotNull @QueryParam("purpose") ConsentPurpose purpose) {
        Person person = access.knownFor(id, purpose, caller);
        Instant now = clock.instant();
        Consent consent = consents.get(person, consentId, caller);
        journal.read("consent", Set.of(person.rawId()), Set.of());
        ConsentValidity validity = consents.validity(person, consent, purpose, caller.agency(), now);
        boolean inForce = validity == ConsentValidity.IN_FORCE;
        return new CheckView(
                consent.id(),
                purpose,
                validity,
                inForce ? consent.giving().giver() : null,
                inForce ? consent.expiresAt() : null,
                now);
    }
}
