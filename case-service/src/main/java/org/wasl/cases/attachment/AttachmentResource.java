package org.wasl.cases.attachment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.file.DownloadLink;
import org.wasl.platform.file.FileKind;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.file.MalwareScan;
import org.wasl.platform.file.ReceivedFile;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;

/** Files of a case: announced, then sent, then scanned; downloaded with a token that is good once, within two minutes. */
@Path("/v1/cases/{id}/attachments")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class AttachmentResource {
    private final CaseCommands commands;
    private final Attachments attachments;
    private final DownloadableAttachments downloadable;
    private final FileStore store;
    private final MalwareScan scan;
    private final DownloadLink links;
    private final Sealer sealer;
    private final Act act;

    @Inject
    AttachmentResource(
            CaseCommands commands,
            Attachments attachments,
            DownloadableAttachments downloadable,
            FileStore store,
            MalwareScan scan,
            DownloadLink links,
            Sealer sealer,
            Act act) {
        this.commands = commands;
        this.attachments = attachments;
        this.downloadable = downloadable;
        this.store = store;
        this.scan = scan;
        this.links = links;
        this.sealer = sealer;
        this.act = act;
    }

    /**
     * @param fileName, description null where the file is restricted and you are neither owner nor supervisor
     * @param sha256 of the content, in hexadecimal
     */
    @Schema(name = "Attachment")
    public record AttachmentView(
            @JsonUnwrapped RecordMetadata metadata,
            @Schema(nullable = true) String fileName,
            @Schema(nullable = true) String description,
            FileKind mediaType,
            boolean restricted,
            long byteCount,
            @Schema(nullable = true) String sha256,
            ScanStatus scanStatus,
            String addedBy,
            List<String> allowedActions)
            implements View {}

    /**
     * @param path on this API: where the token is sent to, as a form
     * @param token opens the file once, until the time, without an account, as long as you may read the file
     */
    @Schema(name = "DownloadLink")
    public record LinkView(String path, String token, Instant until) {}

    @GET
    @Transactional
    @Operation(operationId = "listAttachments", summary = "List the files of a case, newest first")
    public Page<AttachmentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, attachments, page, this::view);
    }

    @POST
    @Once(CaseReplay.OfContributors.class)
    @Created
    @Operation(operationId = "announceAttachment", summary = "Announce a file; its content is sent next")
    public AttachmentView announce(@PathParam("id") CaseId id, @Valid @NotNull AttachmentBody body) {
        CaseCommand command = commands.beginAsContributor(id, attachments);
        Attachment attachment = new Attachment(
                command.file(),
                body.label(),
                body.mediaType(),
                body.restricted(),
                command.account(),
                sealer,
                command.clock());
        attachments.persist(attachment);
        command.changed("attachments");
        return view(attachment, command.context());
    }

    @PUT
    @Path("/{attachmentId}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Once(value = CaseReplay.OfContributors.class, asksFirst = true)
    @Operation(
            operationId = "sendAttachment",
            summary = "Send the content, as it is",
            description =
                    "Streamed. The first bytes must be those of the announced kind. A content is sent once (409 already-done).")
    public AttachmentView send(
            @PathParam("id") CaseId id,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam("If-Match") IfMatch expected,
            InputStream content) {
        try (ReceivedFile received = store.receive(attachmentId, content)) {
            return act.commit(() -> {
                CaseCommand command = commands.beginAsContributor(id, attachments);
                Attachment attachment = command.part(attachments, attachmentId, expected);
                attachment.file().requireEmpty();
                FileStore.Written written =
                        store.write(attachmentId, attachment.file().kind(), received);
                attachment.holds(written, scan.configured(), command.clock());
                command.changed("attachments");
                return view(attachment, command.context());
            });
        }
    }

    /** Kept while the caller is the same to the case and the files are open to them. */
    @Singleton
    record WhileReadable(AttachmentResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public Set<Party> access(RepeatedRequest request) {
            return new TreeSet<>(resource.commands
                    .reader(new CaseId(request.id()), CaseCategory.ATTACHMENTS)
                    .parties());
        }
    }

    @POST
    @Path("/{attachmentId}/link")
    @Once(WhileReadable.class)
    @Operation(
            operationId = "linkAttachment",
            summary = "Make a token to download it, good once and for two minutes, as long as you may read it")
    public LinkView link(@PathParam("id") CaseId id, @PathParam("attachmentId") UUID attachmentId) {
        DownloadLink.Link link = links.to(
                "/v1/attachment-downloads", downloadable.get(id, attachmentId).rawId());
        return new LinkView(link.path(), link.token(), link.until());
    }

    private AttachmentView view(Attachment a, StepContext reader) {
        boolean hidden = !a.opensTo(reader.parties());
        Attachment.Label label = a.content(sealer, Attachment.Label.class);
        List<String> actions = new ArrayList<>();
        if (a.file().awaitsContent() && !reader.parties().isEmpty()) {
            actions.add("content");
        }
        if (a.file().downloadable() && !hidden) {
            actions.add("link");
        }
        return new AttachmentView(
                RecordMetadata.of(a),
                hidden ? null : label.fileName(),
                hidden ? null : label.description(),
                a.file().kind(),
                a.restricted(),
                a.file().byteCount(),
                a.file().sha256(),
                a.file().scanStatus(),
                a.addedBy(),
                actions);
    }
}
