package org.wasl.registry.consent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentEnd;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.LegalBasisReviewStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** What was opened on another basis than consent, before the supervisors who review it. */
@Path("/v1/legal-basis-reviews")
@Tag(name = "Consent")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPERVISOR)
public class LegalBasisReviewResource {
    private final LegalBasisUses uses;
    private final Consents consents;
    private final Persons persons;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    LegalBasisReviewResource(
            LegalBasisUses uses,
            Consents consents,
            Persons persons,
            Pages pages,
            Caller caller,
            Journal journal,
            Sealer sealer,
            Clock clock) {
        this.uses = uses;
        this.consents = consents;
        this.persons = persons;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * @param consentId the standing record that it made; null for a single disclosure
     * @param usedBy the account of the supervisor who opened it
     */
    @Schema(name = "LegalBasisReview")
    public record ReviewView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId personId,
            @Schema(nullable = true) ConsentId consentId,
            LegalBasis legalBasis,
            ConsentPurpose purpose,
            Set<AgencyId> recipients,
            Set<FieldGroup> fieldGroups,
            @Schema(nullable = true) String reason,
            String usedBy,
            Instant opensUntil,
            LegalBasisReviewStatus status,
            @Schema(nullable = true) String reviewedBy,
            @Schema(nullable = true) String comment,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "LegalBasisVerdict")
    public record VerdictBody(
            @NotBlank @Size(max = 1000) @CleanText @Schema(examples = "Seen with the hospital")
            String comment) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listLegalBasisReviews",
            summary = "List what was opened on another basis than consent, for your agency to review",
            description =
                    "What your agency opened of persons whom it holds, or from a restricted case; and what agencies"
                            + " opened that do not hold the person, of persons whom yours holds.")
    public Page<ReviewView> list(
            @Valid @BeanParam PageRequest page, @QueryParam("status") LegalBasisReviewStatus status) {
        Page<LegalBasisUse> found = pages.of(uses.visibleTo(caller, status), page, use -> use);
        Set<LegalBasisUse> own = uses.ownAmong(found.items());
        return found.showing(
                found.items().stream().map(use -> view(use, own.contains(use))).toList());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getLegalBasisReview", summary = "Get one of them")
    public ReviewView get(@PathParam("id") UUID id) {
        return read(id);
    }

    /** The review as it is now. */
    @Singleton
    record Again(LegalBasisReviewResource resource) implements Replay.Current {
        @Override
        public ReviewView read(RepeatedRequest request) {
            return resource.read(request.id());
        }
    }

    @POST
    @Path("/{id}/confirm")
    @Once(Again.class)
    @Operation(
            operationId = "confirmLegalBasis",
            summary = "Confirm that it was right",
            description =
                    "By another supervisor than the one who opened it or for whom it was opened, and than whose case it is"
                            + " (409 second-person-needed).")
    public ReviewView confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull VerdictBody body) {
        LegalBasisUse use = reviewed(id, expected, LegalBasisReviewStatus.CONFIRMED, body);
        uses.flush();
        return view(use);
    }

    @POST
    @Path("/{id}/reject")
    @Once(Again.class)
    @Operation(
            operationId = "rejectLegalBasis",
            summary = "Reject it: what was opened closes at once, everywhere",
            description =
                    "By another supervisor than the one who opened it, and than whose case it is (409 second-person-needed). Who opened it does not"
                            + " open the same again, to this recipient for this purpose, before the person has consented.")
    public ReviewView reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull VerdictBody body) {
        LegalBasisUse use = reviewed(id, expected, LegalBasisReviewStatus.REJECTED, body);
        Person person = persons.findById(use.person().value()).survivor();
        if (use.consent() != null) {
            Consent consent = consents.findById(use.consent().value());
            if (consent.withdrawnAt() == null) {
                journal.record(consent.end(ConsentEnd.NOT_CONFIRMED, clock), consents.audience(person, consent));
            }
        }
        if (!use.isToldEnded()) {
            journal.record(use.ended(), use.reviewers(person));
        }
        uses.flush();
        return view(use);
    }

    private LegalBasisUse reviewed(UUID id, IfMatch expected, LegalBasisReviewStatus verdict, VerdictBody body) {
        LegalBasisUse use = uses.get(id, caller, expected);
        if (isOwn(use)) {
            throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
        }
        use.review(verdict, caller.subject(), body.comment(), sealer, clock);
        journal.act("legal-basis.reviewed", use.person().value(), List.of("use:" + id, "verdict:" + verdict));
        return use;
    }

    private ReviewView read(UUID id) {
        LegalBasisUse use = uses.get(id, caller);
        journal.read("legal-basis", Set.of(use.person().value()), Set.of());
        return view(use);
    }

    private boolean isOwn(LegalBasisUse use) {
        return !uses.ownAmong(Set.of(use)).isEmpty();
    }

    private ReviewView view(LegalBasisUse use) {
        return view(use, isOwn(use));
    }

    private ReviewView view(LegalBasisUse use, boolean own) {
        boolean mayReview = use.status() == LegalBasisReviewStatus.PENDING && !own;
        return new ReviewView(
                RecordMetadata.of(use),
                use.person(),
                use.consent(),
                use.legalBasis(),
                use.purpose(),
                use.recipientIds(),
                use.groups(),
                use.reason(sealer),
                use.usedBy(),
                use.opensUntil(),
                use.status(),
                use.reviewedBy(),
                use.comment(sealer),
                mayReview ? List.of("confirm", "reject") : List.of());
    }
}
