package org.wasl.cases.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;

/** The person's own view of the help they got, at the end or on the way. */
@Path("/v1/cases/{id}/feedback")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class FeedbackResource {
    private final CaseCommands commands;
    private final Feedbacks feedbacks;
    private final Sealer sealer;

    @Inject
    FeedbackResource(CaseCommands commands, Feedbacks feedbacks, Sealer sealer) {
        this.commands = commands;
        this.feedbacks = feedbacks;
        this.sealer = sealer;
    }

    @Schema(name = "CaseFeedback")
    public record FeedbackView(
            @JsonUnwrapped RecordMetadata metadata,
            int satisfaction,
            FeedbackChannel channel,
            @Schema(nullable = true) String comment)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listCaseFeedback", summary = "List what the person said of the case, newest first")
    public Page<FeedbackView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, feedbacks, page, (feedback, parties) -> view(feedback));
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "recordCaseFeedback",
            summary = "Record what the person says of the help, also after closure")
    public FeedbackView record(@PathParam("id") CaseId id, @Valid @NotNull FeedbackBody body) {
        CaseCommand command = commands.begin(id);
        Feedback feedback = new Feedback(
                command.file(), body.satisfaction(), body.channel(), body.comment(), sealer, command.clock());
        feedbacks.persist(feedback);
        command.changed("feedback");
        return view(feedback);
    }

    private FeedbackView view(Feedback f) {
        return new FeedbackView(
                RecordMetadata.of(f),
                f.satisfaction(),
                f.channel(),
                f.content(sealer, Feedback.Words.class).comment());
    }
}
