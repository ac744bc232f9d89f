package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemBody;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** Many answers of a recipient at once. Each stands for itself: one that cannot be given does not stop the others. */
@Path("/v1/referrals/answers")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVIDER)
public class BulkAnswerResource {
    private final ReferralSteps steps;
    private final Caller caller;

    @Inject
    BulkAnswerResource(ReferralSteps steps, Caller caller) {
        this.steps = steps;
        this.caller = caller;
    }

    @Schema(name = "ReferralAnswerKind")
    public enum Kind {
        ACKNOWLEDGE,
        ACCEPT,
        WAITLIST,
        DECLINE;

        /** As the operation for one of them says ({@code Once.windsUp}). */
        private boolean windsUp() {
            return this == DECLINE;
        }
    }

    /**
     * @param version as you read it
     * @param code required to decline
     * @param text required for OTHER
     */
    @Schema(name = "ReferralAnswer")
    public record Answer(
            @NotNull ReferralId referralId,
            int version,
            @NotNull Kind answer,
            @Schema(nullable = true) DeclineReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text,

            @Schema(nullable = true) @PossibleDate LocalDate estimatedStart) {}

    @Schema(name = "ReferralAnswers")
    public record AnswersBody(@NotEmpty @Size(max = 100) List<@Valid @NotNull Answer> answers) {}

    /** @param problem null where the answer was taken */
    @Schema(name = "ReferralAnswered")
    public record Answered(
            ReferralId referralId,
            @Schema(nullable = true) ReferralStatus status,
            @Schema(nullable = true) Integer version,
            @Schema(nullable = true) ProblemBody problem) {}

    @Schema(name = "ReferralsAnswered")
    public record AnsweredBody(List<Answered> answers) {}

    @POST
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true) // each answer names a version
    @Operation(
            operationId = "answerReferrals",
            summary = "Answer up to a hundred referrals",
            description =
                    "In the order given, each in a transaction of its own. To repeat the call is safe: an answer that was"
                            + " taken is refused as stale. Each line says what the answer alone would say: an organization that the"
                            + " directory says is closed declines, and gets organization-closed for every other line.")
    public AnsweredBody answer(@Valid @NotNull AnswersBody body) {
        return new AnsweredBody(body.answers().stream().map(this::one).toList());
    }

    private Answered one(Answer answer) {
        try {
            if (!answer.answer().windsUp()) {
                caller.requireOpenOrganization();
            }
            Referral taken = steps.executeInOwnTransaction(
                    answer.referralId(), IfMatch.version(answer.version()), (r, context) -> act(r, answer, context));
            return new Answered(answer.referralId(), taken.status(), taken.version(), null);
        } catch (Problem refused) {
            return new Answered(answer.referralId(), null, null, ProblemBody.of(refused, caller.language(), null));
        }
    }

    private ReferralMoved act(Referral referral, Answer answer, StepContext context) {
        return switch (answer.answer()) {
            case ACKNOWLEDGE -> referral.decision().acknowledge(context);
            case ACCEPT -> referral.decision().accept(null, null, null, steps.timetable(referral), context);
            case WAITLIST -> referral.decision().waitlist(answer.estimatedStart(), steps.timetable(referral), context);
            case DECLINE -> {
                if (answer.code() == null) {
                    throw Problem.invalidField("/answers/code", "required");
                }
                yield referral.decision().decline(answer.code(), answer.text(), List.of(), context);
            }
        };
    }
}
