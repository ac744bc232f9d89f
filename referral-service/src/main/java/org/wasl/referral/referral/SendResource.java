package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.ReferralId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.disclosure.Registry;
import org.wasl.referral.disclosure.SharedProfile;
import org.wasl.referral.match.Client;
import org.wasl.referral.match.Eligibility;
import org.wasl.referral.match.FitReason;

/** Where a referral leaves the agency: for the first time, once more to another recipient, or on from a recipient. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class SendResource {
    private final RuleLock locks;
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final ReferralSteps steps;
    private final Targets targets;
    private final CapacityReservations reservations;
    private final Registry registry;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    SendResource(
            RuleLock locks,
            Referrals referrals,
            ReferralPresenter presenter,
            ReferralSteps steps,
            Targets targets,
            CapacityReservations reservations,
            Registry registry,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.locks = locks;
        this.referrals = referrals;
        this.presenter = presenter;
        this.steps = steps;
        this.targets = targets;
        this.reservations = reservations;
        this.registry = registry;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Why it may go although the person was not asked or could not be. For supervisors. */
    @Schema(name = "ReferralLegalGround")
    public record LegalGround(
            @NotNull LegalBasis legalBasis,

            @NotBlank
            @Size(min = 10, max = 1000)
            @CleanText
            @Schema(examples = "Unconscious in hospital; nobody to ask")
            String reason) {}

    /** What the sender knows better than the platform. */
    static class SendOptions {
        @QueryParam("confirmNew")
        @Parameter(description = "Why it is sent although an open referral for the same service exists.")
        ConfirmNewReason confirmNew;

        @QueryParam("confirmEligible")
        @DefaultValue("false")
        @Parameter(description = "Send it although a rule of the service speaks against it: you know better.")
        boolean confirmEligible;

        @QueryParam("hold")
        @Parameter(description = "A place that you hold.")
        UUID hold;

        @QueryParam("withoutPlace")
        @DefaultValue("false")
        @Parameter(
                description = "Send it although no place is free: the recipient may put it on its waiting list. An"
                        + " emergency is sent in any case.")
        boolean withoutPlace;
    }

    /** @param priority, reason as they were where null */
    @Schema(name = "ReferralAgain")
    public record AgainBody(
            @NotNull ServiceAtLocationId serviceAtLocationId,
            @Schema(nullable = true) ReferralPriority priority,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String reason) {}

    @POST
    @Path("/send")
    @Operation(
            operationId = "sendReferral",
            summary = "Send it: asks the registry for consent and discloses the summary",
            description =
                    "403 work-with-person-required where you neither registered the person nor work on a running case, and, of a"
                            + " referral onward, where the one that you received is not under way; 409 consent-required where the person allowed nothing for this recipient; 409 person-is-restricted where the record is only kept; 409 possible-duplicate where"
                            + " an open referral asks for the same; 409 not-eligible where the service is not for the"
                            + " person; 409 no-free-place where the recipient counts its places; 409 recipient-full where it"
                            + " takes no more now; 409 fields-required where it must know more than the consent opens;"
                            + " 409 recipient-names-nobody where the service is sensitive and nobody there would know of it;"
                            + " 503 where the registry gives no answer: nothing is disclosed and the same request may be sent"
                            + " again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response send(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @BeanParam SendOptions options) {
        return sent(id, expected, options, ReferralStep.SEND, null);
    }

    @POST
    @Path("/send-without-consent")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(
            operationId = "sendReferralWithoutConsent",
            summary = "Send it on another legal basis, where the person cannot be asked",
            description =
                    "As sending it, for supervisors, with the reason. Where there is a consent it goes on that. Identity,"
                            + " contact, location and needs are opened, and the recipient is told that she was not asked.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response sendWithoutConsent(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @BeanParam SendOptions options,
            @Valid @NotNull LegalGround ground) {
        if (ground.legalBasis() == LegalBasis.CONSENT) {
            throw Problem.invalidField("/legalBasis", "invalid");
        }
        return sent(id, expected, options, ReferralStep.SEND_WITHOUT_CONSENT, ground);
    }

    private Response sent(ReferralId id, IfMatch expected, SendOptions options, ReferralStep step, LegalGround ground) {
        // The registry is asked before the transaction: it is a network call, and a held row would queue everybody
        // else.
        // If-Match covers the gap: a change in between makes the version stale.
        Object body = ground == null ? Map.of() : ground;
        return idempotency.once(body, steps.again(id), () -> granted(id, expected, step, ground), granted -> {
            Referral referral = referrals.get(id, caller, expected);
            boolean emergency = referral.priority() == ReferralPriority.EMERGENCY;
            requireNoOpenLike(referral, options.confirmNew);
            ServiceAtLocation target = targets.known(referral.serviceAtLocation());
            requireFields(target, granted);
            if (!options.confirmEligible) {
                requireEligible(referral, granted);
            }
            CapacityReservations.PlaceRequest placeRequest = referral.placeRequestAt(target);
            if (!emergency) {
                reservations.requireCapacity(target, placeRequest.confidential());
            }
            reservations.reserve(placeRequest, options.hold, referral.requester(), options.withoutPlace || emergency);
            Disclosure disclosure = presenter.freeze(referral, granted, ground == null ? null : ground.reason());
            steps.record(
                    referral, referral.send(disclosure, target, steps.timetable(referral), steps.context(referral)));
            journal.act(
                    "referral.disclosed",
                    referral.rawId(),
                    List.of("summary", "to:" + referral.target(), "basis:" + granted.legalBasis()));
            return Responses.ok(presenter.whole(referral));
        });
    }

    private ConsentDecision.Granted granted(ReferralId id, IfMatch expected, ReferralStep step, LegalGround ground) {
        Referral draft = QuarkusTransaction.requiringNew().call(() -> {
            Referral referral = referrals.get(id, caller, expected);
            referral.requireCan(step, presenter.partiesOf(referral), clock);
            if (referral.chain().isOnward() && !referrals.isServedBy(referral, caller)) {
                throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
            }
            targets.requireSomebodyKnows(referral, targets.open(referral.serviceAtLocation()));
            return referral;
        });
        ConsentDecision decision = registry.mayDisclose(
                draft.subject(),
                draft.target(),
                ground == null ? null : ground.legalBasis(),
                ground == null ? null : ground.reason(),
                ground == null ? null : Set.of(draft.requester()));
        if (decision instanceof ConsentDecision.Granted granted) {
            return granted;
        }
        if (decision instanceof ConsentDecision.UnknownPerson) {
            throw Problem.invalidField("/subjectId", "unknown-person");
        }
        if (decision instanceof ConsentDecision.UnknownRecipient) {
            throw Problem.invalidField("/serviceAtLocationId", "unknown-recipient");
        }
        if (decision instanceof ConsentDecision.Refused refused) {
            throw new Problem(refused.why());
        }
        throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
    }

    /** As far as the recipient will know the person. */
    private void requireEligible(Referral referral, ConsentDecision.Granted granted) {
        SharedProfile profile = granted.profile();
        LocalDate born = profile.birthDate();
        Client client = new Client(
                born == null
                        ? null
                        : Period.between(born, JordanTime.today(clock)).getYears(),
                granted.summary().sex(),
                profile.nationality(),
                null,
                granted.summary().governorate(),
                null,
                referral.request().needCodes().isEmpty()
                        ? null
                        : referral.request().needCodes());
        List<FitReason> against =
                Eligibility.against(targets.open(referral.serviceAtLocation()).service(), client);
        if (!against.isEmpty()) {
            throw new Problem(ReferralProblem.NOT_ELIGIBLE).with("reasons", against);
        }
    }

    private void requireFields(ServiceAtLocation target, ConsentDecision.Granted granted) {
        Set<FieldGroup> missing = target.intake().requiredOf(granted.profile().redactions());
        if (!missing.isEmpty()) {
            throw new Problem(ReferralProblem.FIELDS_REQUIRED).with("fields", missing);
        }
    }

    private void requireNoOpenLike(Referral referral, ConfirmNewReason confirmNew) {
        if (confirmNew == null) {
            locks.take("open-referral", referral.agency(), referral.subject(), referral.serviceType());
            List<Referral> open = referrals.openLike(referral, caller);
            if (!open.isEmpty()) {
                throw new Problem(ReferralProblem.POSSIBLE_DUPLICATE)
                        .with("candidates", open.stream().map(Referral::id).toList());
            }
        }
    }

    @POST
    @Path("/re-refer")
    @Operation(
            operationId = "referAgain",
            summary = "Draft it once more, to another recipient",
            description = "The new draft stands in the same chain and is sent on a consent for the new recipient.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response again(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull AgainBody body) {
        return follow(id, expected, body, ReferralStep.RE_REFER, before -> before.chain()
                .again(before.rawId()));
    }

    @POST
    @Path("/refer-onward")
    @RolesAllowed(Roles.PROVIDER)
    @Operation(
            operationId = "referOnward",
            summary = "Draft a referral of the person you serve to somebody else",
            description = "You become its requester. It is sent only on the person's consent for the new recipient, and"
                    + " only while the referral that you received is under way: refer onward before you complete it. 409"
                    + " person-is-restricted while the person's record is only kept.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response onward(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull AgainBody body) {
        return follow(id, expected, body, ReferralStep.REFER_ONWARD, before -> before.chain()
                .onward(before.rawId()));
    }

    private Response follow(
            ReferralId id, IfMatch expected, AgainBody body, ReferralStep step, Function<Referral, Chain> chain) {
        return idempotency.once(body, steps.drafted(), () -> {
            Referral before = steps.execute(id, expected, (r, context) -> {
                if (step == ReferralStep.REFER_ONWARD && presenter.isRestricted(r)) {
                    throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
                }
                return r.followedBy(step, context);
            });
            ReferralBody again = before.body(presenter.guidanceOf(before))
                    .to(body.serviceAtLocationId(), body.priority(), body.reason());
            ReferralBody next = step == ReferralStep.REFER_ONWARD ? again.outsideOfTheCase() : again;
            return Responses.created(
                    "/v1/referrals", presenter.whole(steps.draftAfter(before, next, chain.apply(before))));
        });
    }
}
