package org.wasl.cases.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.file.Download;
import org.wasl.platform.file.DownloadLink;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;

/** Downloading by a token, once. The rights of the account that made the link are asked again, and the audit names that account. */
@Path("/v1/attachment-downloads")
@Tag(name = "Work with the person")
@PermitAll
public class AttachmentDownloadResource {
    private final DownloadableAttachments downloadable;
    private final FileStore store;
    private final DownloadLink links;
    private final Sealer sealer;
    private final Journal journal;

    @Inject
    AttachmentDownloadResource(
            DownloadableAttachments downloadable, FileStore store, DownloadLink links, Sealer sealer, Journal journal) {
        this.downloadable = downloadable;
        this.store = store;
        this.links = links;
        this.sealer = sealer;
        this.journal = journal;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "downloadAttachment",
            summary = "Download a file with the token of its link",
            description =
                    "A form with the token, so that it stands in no address. It opens once: 404 for one that was used, is too old or"
                            + " was made up, and where the account that made the link may not read the file any more.")
    @APIResponse(
            responseCode = "404",
            description = "The token was used, is too old or was made up, or its maker may not read the file any more.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema =
                                    @Schema(
                                            format = "binary",
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)))
    public RestResponse<StreamingOutput> download(@FormParam("token") @Size(max = 2000) String token) {
        Attachment attachment = QuarkusTransaction.requiringNew()
                .call(() -> links.open(token, id -> {
                    Attachment found = downloadable.get(id);
                    journal.act("attachment.downloaded", id, Set.of());
                    return found;
                }));
        return Download.of(
                attachment.file(),
                attachment.content(sealer, Attachment.Label.class).fileName(),
                store.read(attachment.rawId(), attachment.file()));
    }
}
