package org.wasl.referral.attachment;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.OpensWith;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
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
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.FileName;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.Referrals;

/** Files that go with a referral: announced, sent, scanned; downloaded with a token that is good once, within two minutes. */
@Path("/v1/referrals/{id}/attachments")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class ReferralAttachmentResource {
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final ReferralAttachments attachments;
    private final OpenFiles files;
    private final FileStore store;
    private final MalwareScan scan;
    private final DownloadLink links;
    private final Sealer sealer;
    private final Pages pages;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;
    private final Act act;

    @Inject
    ReferralAttachmentResource(
            Referrals referrals,
            ReferralPresenter presenter,
            ReferralAttachments attachments,
            OpenFiles files,
            FileStore store,
            MalwareScan scan,
            DownloadLink links,
            Sealer sealer,
            Pages pages,
            Journal journal,
            Caller caller,
            Clock clock,
            Act act) {
        this.referrals = referrals;
        this.presenter = presenter;
        this.attachments = attachments;
        this.files = files;
        this.store = store;
        this.scan = scan;
        this.links = links;
        this.sealer = sealer;
        this.pages = pages;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
        this.act = act;
    }

    /**
     * @param fileName what the file is called, without a path
     * @param opensWith when the recipient may open it; with acceptance where left out
     */
    @Schema(name = "ReferralAttachmentBody")
    public record AttachmentBody(
            @NotBlank @Size(max = 200) @FileName @Schema(pattern = FileName.PATTERN, examples = "medical-report.pdf")
            String fileName,

            @NotNull FileKind mediaType,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String description,

            @Schema(nullable = true) OpensWith opensWith) {
        public AttachmentBody {
            fileName = InvisibleMarks.removed(fileName);
        }
    }

    /**
     * @param fileName null where it is not open to you: see redactions
     * @param sha256 of the content, in hexadecimal
     */
    @Schema(name = "ReferralAttachment")
    public record ReferralAttachmentView(
            @JsonUnwrapped RecordMetadata metadata,
            @Schema(nullable = true) String fileName,
            @Schema(nullable = true) String description,
            FileKind mediaType,
            OpensWith opensWith,
            AgencyId addedByOrganizationId,
            long byteCount,
            @Schema(nullable = true) String sha256,
            ScanStatus scanStatus,
            List<String> allowedActions,
            Set<String> redactions)
            implements View {}

    /**
     * @param path on this API: where the token is sent to, as a form
     * @param token opens the file once, until the time, without an account
     */
    @Schema(name = "ReferralDownloadLink")
    public record LinkView(String path, String token, Instant until) {}

    @GET
    @Transactional
    @Operation(operationId = "listReferralAttachments", summary = "List the files of a referral, newest first")
    public Page<ReferralAttachmentView> list(@PathParam("id") ReferralId id, @Valid @BeanParam PageRequest page) {
        Referral referral = referrals.get(id, caller);
        return pages.of(attachments.of(id), page, a -> view(a, referral));
    }

    /** The file as it is now. */
    @Singleton
    record Again(ReferralAttachmentResource resource) implements Replay.Current {
        @Override
        public ReferralAttachmentView read(RepeatedRequest request) {
            return resource.read(new ReferralId(request.id()), request.shown("attachmentId"));
        }
    }

    @POST
    @Once(Again.class)
    @Created
    @Operation(operationId = "announceReferralAttachment", summary = "Announce a file; its content is sent next")
    public ReferralAttachmentView announce(@PathParam("id") ReferralId id, @Valid @NotNull AttachmentBody body) {
        Referral referral = writable(id);
        ReferralAttachment attachment = new ReferralAttachment(
                id,
                caller.agency(),
                new ReferralAttachment.Label(body.fileName(), body.description()),
                body.mediaType(),
                body.opensWith() == null ? OpensWith.ACCEPTANCE : body.opensWith(),
                caller.subject(),
                sealer,
                clock);
        attachments.persist(attachment);
        journal.act("referral.attachment-announced", id.value(), Set.of("attachment:" + attachment.rawId()));
        return view(attachment, referral);
    }

    @PUT
    @Path("/{attachmentId}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Once(value = Again.class, asksFirst = true)
    @Operation(
            operationId = "sendReferralAttachment",
            summary = "Send the content, as it is",
            description =
                    "Streamed. The first bytes must be those of the announced kind. A content is sent once (409 already-done).")
    public ReferralAttachmentView send(
            @PathParam("id") ReferralId id,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam("If-Match") IfMatch expected,
            InputStream content) {
        try (ReceivedFile received = store.receive(attachmentId, content)) {
            return act.commit(() -> send(id, attachmentId, expected, received));
        }
    }

    private ReferralAttachmentView send(ReferralId id, UUID attachmentId, IfMatch expected, ReceivedFile received) {
        Referral referral = writable(id);
        ReferralAttachment attachment =
                IfMatch.require(expected, attachments.visible(attachments.of(id), attachmentId));
        if (!attachment.agency().equals(caller.agency())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        attachment.file().requireEmpty();
        attachment.holds(store.write(attachmentId, attachment.file().kind(), received), scan.configured(), clock);
        attachments.flush();
        journal.act("referral.attachment-sent", id.value(), Set.of("attachment:" + attachmentId));
        return view(attachment, referral);
    }

    /** Answered again while the file is open to the caller. */
    @Singleton
    record WhileOpen(ReferralAttachmentResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public UUID access(RepeatedRequest request) {
            return resource.files
                    .get(new ReferralId(request.id()), request.id("attachmentId"))
                    .rawId();
        }
    }

    @POST
    @Path("/{attachmentId}/link")
    @Once(WhileOpen.class)
    @Operation(
            operationId = "linkReferralAttachment",
            summary = "Make a token to download it, good once and for two minutes",
            description = "Only for as long as the file is open to you: that is asked again at the download.")
    public LinkView link(@PathParam("id") ReferralId id, @PathParam("attachmentId") UUID attachmentId) {
        files.get(id, attachmentId);
        journal.act("referral.attachment-linked", id.value(), Set.of("attachment:" + attachmentId));
        DownloadLink.Link link = links.to("/v1/referral-downloads", attachmentId);
        return new LinkView(link.path(), link.token(), link.until());
    }

    /** Files are added while there is somebody to read them, or a draft to send. */
    private Referral writable(ReferralId id) {
        Referral referral = referrals.get(id, caller);
        referral.requireCan(referral.stepOfFiles(), presenter.contextOf(referral));
        return referral;
    }

    private ReferralAttachmentView read(ReferralId id, UUID attachmentId) {
        Referral referral = referrals.get(id, caller);
        return view(attachments.visible(attachments.of(id), attachmentId), referral);
    }

    private ReferralAttachmentView view(ReferralAttachment a, Referral referral) {
        boolean open = files.isOpen(a, referral);
        boolean own = a.agency().equals(caller.agency());
        ReferralAttachment.Label label = open ? a.label(sealer) : new ReferralAttachment.Label(null, null);
        boolean takes = own
                && a.file().awaitsContent()
                && referral.allowed(presenter.contextOf(referral))
                        .contains(referral.stepOfFiles().path());
        List<String> actions =
                takes ? List.of("content") : open && a.file().downloadable() ? List.of("link") : List.of();
        return new ReferralAttachmentView(
                RecordMetadata.of(a),
                label.fileName(),
                label.description(),
                a.file().kind(),
                a.opensWith(),
                a.agency(),
                a.file().byteCount(),
                a.file().sha256(),
                a.file().scanStatus(),
                actions,
                open ? Set.of() : Set.of("fileName", "description"));
    }
}
