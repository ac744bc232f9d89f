package org.wasl.registry.consent;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.ReadablePerson;

/**
 * Where data leaves: one answer that is both the decision and the data it opens, so that nothing can change between the two. The referral service asks
 * here before it sends.
 */
@Path("/v1/persons/{id}/disclosures")
@Tag(name = "Consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class DisclosureResource {
    private final PersonAccessPolicy policy;
    private final ConsentAccess access;
    private final Consents consents;
    private final KnownOrganizations organizations;
    private final LegalBasisUses uses;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    DisclosureResource(
            PersonAccessPolicy policy,
            ConsentAccess access,
            Consents consents,
            KnownOrganizations organizations,
            LegalBasisUses uses,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.policy = policy;
        this.access = access;
        this.consents = consents;
        this.organizations = organizations;
        this.uses = uses;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Enough to find and to help somebody, and no more; the rest waits until the person is asked. */
    private static final Set<FieldGroup> WITHOUT_CONSENT =
            EnumSet.of(FieldGroup.IDENTITY, FieldGroup.CONTACT, FieldGroup.LOCATION, FieldGroup.NEEDS);

    /**
     * @param legalBasis on what it may go where there is no consent: for supervisors; null where only a consent will do
     * @param reason for another basis: why; it is reviewed
     * @param requestedBy for another basis: the accounts that asked for it, such as those who wrote the draft of the referral; none of them reviews it
     */
    @Schema(name = "DisclosureRequest")
    public record DisclosureBody(
            @NotNull ConsentPurpose purpose,
            @NotNull AgencyId recipient,
            @Schema(nullable = true) LegalBasis legalBasis,

            @Size(min = 10, max = 1000) @CleanText @Schema(nullable = true)
            String reason,

            @Size(max = 50) @Schema(nullable = true) Set<@NotBlank @Size(max = 100) @CleanText String> requestedBy) {}

    /**
     * @param consentId null where it goes without a consent
     * @param basisUseId what is reviewed, where it goes on another basis than consent
     * @param legalBasis that of the consent, or the one it goes on without
     * @param summary what a recipient may see before it has accepted: no name, no number
     * @param profile the fields that the consent opens, the others listed in its redactions
     */
    @Schema(name = "Disclosure")
    public record Disclosure(
            @Schema(nullable = true) ConsentId consentId,
            @Schema(nullable = true) UUID basisUseId,
            LegalBasis legalBasis,
            Set<FieldGroup> fieldGroups,
            @Schema(nullable = true) Instant until,
            Summary summary,
            PersonView profile) {}

    @Schema(name = "PersonSummary")
    public record Summary(
            Sex sex,
            @Schema(examples = "5-11") String ageBand,
            @Schema(nullable = true) String governorate,
            @Schema(nullable = true) String preferredLanguage) {}

    /** Nothing of it is kept: asked again, it is decided again. */
    @Singleton
    record Again(DisclosureResource resource) implements Replay.Current {
        @Override
        public Disclosure read(RepeatedRequest request) {
            DisclosureBody body = (DisclosureBody) request.body();
            return resource.decided(
                    new PersonId(request.id()),
                    body,
                    (person, groups) -> resource.uses.again(person, body.purpose(), body.recipient()));
        }
    }

    @POST
    @Once(Again.class)
    @Operation(
            operationId = "disclosePerson",
            summary = "Ask whether data may go to a recipient, and get exactly what may",
            description = "A provider passes a person on, to another organization, while it works with the person on a"
                    + " referral that it accepted and that has not ended, and that the account may know of; else 403"
                    + " work-with-person-required. It counts a moment after it was accepted. Answers 409 consent-required where no effective consent covers the recipient and purpose."
                    + " Without one a supervisor may name another legal basis and say why; then identity, contact, location"
                    + " and needs are opened for a while, and a second supervisor reviews it (listLegalBasisReviews). An"
                    + " effective consent goes before it, for those who work with the person. Answers 409 legal-basis-rejected"
                    + " where the same was rejected before. Sent again with its Idempotency-Key it opens nothing anew: 409"
                    + " answer-not-kept once it has ended.")
    public Disclosure disclose(@PathParam("id") PersonId id, @Valid @NotNull DisclosureBody body) {
        return decided(id, body, (person, groups) -> uses.use(person, opening(body, groups)));
    }

    /** @param used makes the use of another basis, or finds that of the first request */
    private Disclosure decided(
            PersonId id, DisclosureBody body, BiFunction<Person, Set<FieldGroup>, LegalBasisUse> used) {
        Person person = access.knownFor(id, body.purpose(), caller);
        boolean works = access.passesOn(person, body.purpose(), body.recipient(), caller);
        if (!works && (body.legalBasis() == null || body.legalBasis() == LegalBasis.CONSENT)) {
            throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
        }
        organizations.requireOpen(body.recipient(), "/recipient");
        Optional<EffectiveConsent> consent =
                consents.effective(person, body.purpose(), body.recipient(), clock.instant(), caller);
        if (access.governing(person, caller).isRestricted() && body.legalBasis() != LegalBasis.VITAL_INTEREST) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
        boolean onAnotherBasis = consent.isEmpty() || !works;
        LegalBasis basis = onAnotherBasis
                ? otherBasis(body)
                : consent.map(EffectiveConsent::legalBasis).orElseThrow();
        // No agency passes on more than it may read itself.
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        groups.addAll(consent.map(EffectiveConsent::groups).orElse(WITHOUT_CONSENT));
        FieldAccess own = policy.accessOf(List.of(person), caller.agency(), Optional.of(body.purpose()))
                .get(person.rawId());
        FieldAccess opened = onAnotherBasis
                ? own.only(groups)
                : own.only(consent.orElseThrow().records());
        groups.retainAll(opened.groups());
        Optional<LegalBasisUse> use = onAnotherBasis ? Optional.of(used.apply(person, groups)) : Optional.empty();
        journal.act("person.disclosed", person.rawId(), disclosed(body, basis, groups));
        return new Disclosure(
                consent.map(EffectiveConsent::id).orElse(null),
                use.map(LegalBasisUse::rawId).orElse(null),
                basis,
                groups,
                use.map(LegalBasisUse::opensUntil)
                        .or(() -> consent.map(EffectiveConsent::until))
                        .orElse(null),
                summary(person, own),
                PersonView.forRecipient(person, opened, caller, JordanTime.today(clock), cipher));
    }

    /** By the agency's own record where it has one, else by one that is open to it: what another's record says is not its to tell. */
    private Summary summary(Person person, FieldAccess own) {
        PersonFields shown = new ReadablePerson(person, own).shown();
        Sex sex = shown.demographics().sex();
        return new Summary(
                sex == null ? Sex.UNKNOWN : sex,
                PersonView.ageBand(shown.demographics().birthDate(), JordanTime.today(clock)),
                shown.residence().governorate(),
                shown.contact().preferredLanguage());
    }

    private LegalBasis otherBasis(DisclosureBody body) {
        if (body.legalBasis() == null || body.legalBasis() == LegalBasis.CONSENT) {
            throw new Problem(RegistryProblem.CONSENT_REQUIRED);
        }
        if (!caller.has(Roles.SUPERVISOR)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        uses.requireReason(body.reason(), "/reason");
        return body.legalBasis();
    }

    private LegalBasisUse.Opening opening(DisclosureBody body, Set<FieldGroup> groups) {
        return new LegalBasisUse.Opening(
                body.legalBasis(),
                body.purpose(),
                Set.of(body.recipient()),
                groups,
                body.reason(),
                uses.latest(body.legalBasis()),
                null,
                body.requestedBy() == null ? Set.of() : body.requestedBy());
    }

    private static List<String> disclosed(DisclosureBody body, LegalBasis basis, Set<FieldGroup> groups) {
        List<String> details = new ArrayList<>();
        details.add("to:" + body.recipient());
        details.add("basis:" + basis);
        groups.forEach(g -> details.add(g.name()));
        return details;
    }
}
