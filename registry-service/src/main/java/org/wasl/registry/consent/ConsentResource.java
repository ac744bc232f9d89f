package org.wasl.registry.consent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.guardianship.Guardianships;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Consents of a person: recording, reading, withdrawing. */
@Path("/v1/persons/{id}/consents")
@Tag(name = "Consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.CASEWORKER})
public class ConsentResource {
    private final Persons persons;
    private final Consents consents;
    private final Guardianships guardianships;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    ConsentResource(
            Persons persons,
            Consents consents,
            Guardianships guardianships,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.persons = persons;
        this.consents = consents;
        this.guardianships = guardianships;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Schema(name = "Consent")
    public record ConsentView(
            @JsonUnwrapped Head head,
            PersonId personId,
            ConsentPurpose purpose,
            LegalBasis legalBasis,
            Set<FieldGroup> fieldGroups,
            Set<AgencyId> recipients,
            ConsentGiver givenBy,
            @Schema(nullable = true) GuardianshipId guardianshipId,
            ConsentMethod method,
            @Schema(nullable = true) String evidence,
            Instant givenAt,
            @Schema(nullable = true) Instant expiresAt,
            @Schema(nullable = true) Instant withdrawnAt,
            @Schema(nullable = true) String withdrawalReason,
            boolean effective,
            List<String> allowedActions)
            implements View {
        static ConsentView of(Consent c, Instant now) {
            return new ConsentView(
                    Head.of(c),
                    c.person(),
                    c.purpose(),
                    c.legalBasis(),
                    c.groups(),
                    c.recipientIds(),
                    c.givenBy(),
                    c.guardianship(),
                    c.method(),
                    c.evidence(),
                    c.givenAt(),
                    c.expiresAt(),
                    c.withdrawnAt(),
                    c.withdrawalReason(),
                    c.isEffective(now),
                    c.withdrawnAt() == null ? List.of("withdrawal") : List.of());
        }
    }

    /**
     * Whether data may go to a recipient for a purpose, at a time.
     *
     * @param legalBasis on which it may; null where it may not
     * @param until null where it holds until withdrawn
     * @param at for which time this is the answer
     */
    @Schema(name = "EffectiveConsent")
    public record EffectiveConsent(
            boolean granted,
            @Schema(nullable = true) ConsentId consentId,
            @Schema(nullable = true) LegalBasis legalBasis,
            Set<FieldGroup> fieldGroups,
            @Schema(nullable = true) Instant until,
            Instant at) {}

    @Schema(name = "ConsentWithdrawal")
    public record WithdrawalBody(
            @NotBlank @Size(max = 500) @CleanText @Schema(examples = "The mother asked for it")
            String reason) {}

    @GET
    @Transactional
    @Operation(operationId = "listConsents", summary = "All consents of a person, withdrawn ones too")
    public Page<ConsentView> list(
            @PathParam("id") PersonId id,
            @Valid @BeanParam PageRequest page,
            @QueryParam("purpose") ConsentPurpose purpose,
            @QueryParam("guardianshipId") @Parameter(description = "Only those that this guardian gave.")
                    GuardianshipId guardianship,
            @QueryParam("effectiveAt") @Parameter(description = "Only those that held at this time.") Instant at) {
        Person person = persons.get(id, caller);
        Filter<Consent> filter = consents.of(person, caller)
                .andIfGiven("e.purpose = :purpose", "purpose", purpose)
                .andIfGiven(
                        "e.guardianshipId = :guardianship",
                        "guardianship",
                        guardianship == null ? null : guardianship.value())
                .andIfGiven(
                        "e.givenAt <= :at and (e.withdrawnAt is null or e.withdrawnAt > :at)"
                                + " and (e.expiresAt is null or e.expiresAt > :at)",
                        "at",
                        at);
        return pages.of(filter, page, c -> ConsentView.of(c, clock.instant()));
    }

    @POST
    @RolesAllowed({Roles.REGISTRAR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "recordConsent",
            summary = "Record what the person, or the guardian, allowed",
            description =
                    "Another legal basis than consent is recorded by a supervisor, and so is the consent of a child under"
                            + " 15 without her guardian.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ConsentView.class)))
    public Response record(@PathParam("id") PersonId id, @Valid @NotNull ConsentBody body) {
        return idempotency.once(body, () -> {
            if (body.legalBasis() != LegalBasis.CONSENT && !caller.has(Roles.SUPERVISOR)) {
                throw new Problem(CommonProblem.NOT_ALLOWED);
            }
            Person person = persons.getOwn(id, caller).standing();
            Guardianship guardianship =
                    body.guardianshipId() == null ? null : guardianships.get(person, body.guardianshipId());
            Consent consent =
                    new Consent(caller.agency(), person, body, guardianship, caller.has(Roles.SUPERVISOR), clock);
            consents.persist(consent);
            journal.record(consent.recorded(), audience(person, consent));
            return Answers.created(
                    "/v1/persons/" + person.id() + "/consents", ConsentView.of(consent, clock.instant()));
        });
    }

    @GET
    @Path("/effective")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "getEffectiveConsent",
            summary = "What may go, or might have gone, to a recipient for a purpose")
    public EffectiveConsent effective(
            @PathParam("id") PersonId id,
            @NotNull @QueryParam("purpose") ConsentPurpose purpose,
            @NotNull @QueryParam("recipient") AgencyId recipient,
            @QueryParam("at") @Parameter(description = "At which time; now where left out.") Instant at) {
        Person person = persons.get(id, caller);
        Instant time = at == null ? clock.instant() : at;
        return consents.effective(person, purpose, recipient, time, caller)
                .map(c -> new EffectiveConsent(true, c.id(), c.legalBasis(), c.groups(), c.expiresAt(), time))
                .orElse(new EffectiveConsent(false, null, null, Set.of(), null, time));
    }

    @POST
    @Path("/{consentId}/withdrawal")
    @Operation(
            operationId = "withdrawConsent",
            summary = "Withdraw a consent: access that rests on it ends at once, everywhere")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConsentView.class)))
    public Response withdraw(
            @PathParam("id") PersonId id,
            @PathParam("consentId") ConsentId consentId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull WithdrawalBody body) {
        return idempotency.once(body, () -> {
            Person person = persons.getOwn(id, caller);
            Consent consent = consents.get(person, consentId, caller, expected);
            journal.record(consent.withdraw(body.reason(), clock), audience(person, consent));
            return Answers.ok(ConsentView.of(consent, clock.instant()));
        });
    }

    private static Set<AgencyId> audience(Person person, Consent consent) {
        Set<AgencyId> audience = new HashSet<>(person.holders());
        audience.addAll(consent.recipientIds());
        return audience;
    }
}
