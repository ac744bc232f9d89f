package org.wasl.registry.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.guardianship.Guardianships;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Consents of a person: recording, reading, withdrawing. */
@Path("/v1/persons/{id}/consents")
@Tag(name = "Consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class ConsentResource {
    private static final String WHO =
            "For those who work with the person: registrars and data integrators of an agency that holds the person, the"
                    + " caseworker and the supervisor of a running case. 403 work-with-person-required for others who may"
                    + " know of the person. A consent that is recorded by those who work on a SENSITIVE or RESTRICTED case"
                    + " is as hidden as the case.";

    private final Persons persons;
    private final ConsentAccess access;
    private final ConsentEnds ends;
    private final Consents consents;
    private final ConsentPresenter presenter;
    private final Guardianships guardianships;
    private final KnownOrganizations organizations;
    private final LegalBasisUses uses;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ConsentResource(
            Persons persons,
            ConsentAccess access,
            ConsentEnds ends,
            Consents consents,
            ConsentPresenter presenter,
            Guardianships guardianships,
            KnownOrganizations organizations,
            LegalBasisUses uses,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.access = access;
        this.ends = ends;
        this.consents = consents;
        this.presenter = presenter;
        this.guardianships = guardianships;
        this.organizations = organizations;
        this.uses = uses;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Whether data may go to a recipient for a purpose, at a time.
     *
     * @param consentId null where it may not go, or where you may not know of the consent
     * @param legalBasis on which it may; null where it may not
     * @param until null where it holds until withdrawn
     * @param at for which time this is the answer
     */
    @Schema(name = "EffectiveConsent")
    public record EffectiveView(
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
    @Operation(
            operationId = "listConsents",
            summary = "List the consents of a person, withdrawn ones too",
            description = WHO)
    public Page<ConsentView> list(
            @PathParam("id") PersonId id,
            @Valid @BeanParam PageRequest page,
            @QueryParam("purpose") ConsentPurpose purpose,
            @QueryParam("guardianshipId") @Parameter(description = "Only those that this guardian gave.")
                    GuardianshipId guardianship,
            @QueryParam("effectiveAt") @Parameter(description = "Only those that held at this time.") Instant at) {
        Person person = persons.get(id, caller).survivor();
        Filter<Consent> filter = Consents.narrow(access.consentsOf(person, caller), purpose, guardianship, at);
        journal.read("consent", Set.of(person.rawId()), Set.of());
        Page<Consent> found = pages.of(filter, page, c -> c);
        return found.showing(presenter.views(person, found.items(), caller, clock.instant()));
    }

    /** The consent as it is now, for who may still record consents of the person. */
    @Singleton
    record Recorded(ConsentResource resource) implements Replay.Current {
        @Override
        public ConsentView read(RepeatedRequest request) {
            return resource.again(new PersonId(request.id()), new ConsentId(request.made()));
        }
    }

    /** The consent as it is now. */
    @Singleton
    record Withdrawn(ConsentResource resource) implements Replay.Current {
        @Override
        public ConsentView read(RepeatedRequest request) {
            return resource.read(new PersonId(request.id()), new ConsentId(request.id("consentId")));
        }
    }

    @POST
    @Once(Recorded.class)
    @Created
    @Operation(
            operationId = "recordConsent",
            summary = "Record what the person, or the guardian, allowed",
            description =
                    "Another legal basis than consent is recorded by a supervisor, with a basisReason, for a while, and is"
                            + " reviewed (listLegalBasisReviews). A supervisor also records the consent of a child under"
                            + " 15, or of a person who may be by the birth date on record, without their guardian, but not of a running case that they own."
                            + " An agency that keeps no record of the person needs a registered case, and what it records opens at most what"
                            + " is open to it for the same purpose, of the record that is open to it then, also after a merge; where nothing is,"
                            + " it opens nothing, also later. A consent replaces what your agency recorded for"
                            + " the same purpose and recipient, unless it adds; where your agency keeps the record,"
                            + " also what agencies recorded that keep none. One that was given before a withdrawal"
                            + " for the same purpose and recipient and is recorded after it opens nothing. " + WHO)
    public RestResponse<ConsentView> record(@PathParam("id") PersonId id, @Valid @NotNull ConsentBody body) {
        if (body.legalBasis() != LegalBasis.CONSENT && !caller.has(Roles.SUPERVISOR)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        Person person = access.recordedFor(id, caller);
        boolean supervises = access.decidesAsSupervisor(person, caller);
        if (body.withoutGuardianship() != null && !supervises) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        Person known = access.governing(person, caller);
        person.requireChangeable(known);
        requireNotForItself(person, body);
        organizations.requireOpen(body.recipients(), "/recipients");
        Consent consent = new Consent(
                caller.agency(),
                caller.subject(),
                person,
                id,
                known,
                consents.keeperFor(person, caller.agency(), body.purpose(), clock.instant()),
                access.caseOf(person),
                body.toTerms(),
                giver(person, body),
                supervises,
                clock);
        if (body.legalBasis() != LegalBasis.CONSENT) {
            uses.requireReason(body.basisReason(), "/basisReason");
            consent.endsBy(uses.latest(body.legalBasis()));
        }
        consents.persist(consent);
        journal.record(consent.recorded(), consents.audience(person, consent));
        if (body.legalBasis() != LegalBasis.CONSENT) {
            uses.use(person, opening(consent, body));
        }
        return Responses.created("/v1/persons/" + person.id() + "/consents", view(person, consent));
    }

    @GET
    @Path("/{consentId}")
    @Transactional
    @Operation(operationId = "getConsent", summary = "Get a consent of a person", description = WHO)
    public ConsentView get(@PathParam("id") PersonId id, @PathParam("consentId") ConsentId consentId) {
        return read(id, consentId);
    }

    private ConsentView read(PersonId id, ConsentId consentId) {
        Person person = persons.get(id, caller).survivor();
        Consent consent = consents.one(access.consentsOf(person, caller), consentId);
        journal.read("consent", Set.of(person.rawId()), Set.of());
        return view(person, consent);
    }

    /** Who has no work with the person any more reads what they recorded, and records nothing, not even again. */
    private ConsentView again(PersonId id, ConsentId made) {
        access.recordedFor(id, caller);
        return read(id, made);
    }

    private ConsentView view(Person person, Consent consent) {
        return presenter
                .views(person, List.of(consent), caller, clock.instant())
                .get(0);
    }

    private static LegalBasisUse.Opening opening(Consent consent, ConsentBody body) {
        return new LegalBasisUse.Opening(
                consent.legalBasis(),
                consent.purpose(),
                consent.recipientIds(),
                consent.groups(),
                body.basisReason(),
                consent.expiresAt(),
                consent.id(),
                Set.of());
    }

    private Consent.GivenBy giver(Person person, ConsentBody body) {
        if (body.guardianshipId() == null) {
            return new Consent.GivenBy(null, false, body.withoutGuardianship());
        }
        Guardianship guardianship = guardianships.named(person, body.guardianshipId(), caller);
        LocalDate day = JordanTime.dateOf(body.givenAt() == null ? clock.instant() : body.givenAt());
        return new Consent.GivenBy(
                guardianship, guardianships.isInForce(guardianship, person, day, caller.agency()), null);
    }

    /** Only who holds the person's record can let an agency in that does not: an agency's own word does not open the record to itself. */
    private void requireNotForItself(Person person, ConsentBody body) {
        if (!person.heldBy(caller.agency()) && body.recipients().contains(caller.agency())) {
            throw Problem.invalidField("/recipients", "own-agency");
        }
    }

    @GET
    @Path("/effective")
    @Transactional
    @Operation(
            operationId = "getEffectiveConsent",
            summary = "Get what may go, or might have gone, to a recipient for a purpose",
            description =
                    "Where your agency keeps a record: what is open of that record, whoever recorded the consent, also where it hangs"
                            + " on a hidden case of another agency, or on one that your agency handed over; then consentId is null, and"
                            + " a later consent or a withdrawal of yours for this purpose and recipient ends it. What your agency"
                            + " recorded before it kept a record opens another agency's, and is in the list. " + WHO)
    public EffectiveView effective(
            @PathParam("id") PersonId id,
            @NotNull @QueryParam("purpose") ConsentPurpose purpose,
            @NotNull @QueryParam("recipient") AgencyId recipient,
            @QueryParam("at") @Parameter(description = "At which time; now where left out.") Instant at) {
        Person person = access.workedWith(id, caller);
        Instant time = at == null ? clock.instant() : at;
        return consents.told(person, purpose, recipient, time, caller)
                .map(c -> new EffectiveView(true, c.id(), c.legalBasis(), c.groups(), c.until(), time))
                .orElse(new EffectiveView(false, null, null, Set.of(), null, time));
    }

    @POST
    @Path("/{consentId}/withdrawal")
    @Once(value = Withdrawn.class, windsUp = true)
    @Operation(
            operationId = "withdrawConsent",
            summary = "Withdraw a consent: access that rests on it ends at once, everywhere",
            description =
                    WHO + " Not by an agency that only receives by it. Where your agency keeps the record, what others"
                            + " recorded before, for the same purpose and recipients, ends too, if they keep none.")
    public ConsentView withdraw(
            @PathParam("id") PersonId id,
            @PathParam("consentId") ConsentId consentId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull WithdrawalBody body) {
        Person person = persons.get(id, caller).survivor();
        Consent consent = IfMatch.require(expected, consents.one(access.consentsOf(person, caller), consentId));
        if (!presenter.onlyReceived(person, List.of(consent), caller).isEmpty()) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        journal.record(consent.withdraw(body.reason(), clock), consents.audience(person, consent));
        ends.endsWith(consent, person);
        return view(person, consent);
    }
}
